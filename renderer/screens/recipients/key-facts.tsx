import { useNow } from '../../app/use-now.ts'
import { Facts } from '../../components/facts.tsx'
import { Notice } from '../../components/notice.tsx'
import { Tag } from '../../components/tag.tsx'
import { useTexts } from '../../i18n/language-context.tsx'
import { keyKinds, type RecipientRow } from './recipient-row.ts'
import styles from './recipients.module.css'

/** The key that a packet is sealed with, in the twelve groups that people read to each other. */
export function KeyFacts({ recipient }: { readonly recipient: RecipientRow }) {
  const { t, formatDay } = useTexts()
  const now = useNow()
  const { key, verifiedBy, verifiedByMe, expiresAt, expiresSoon, classical, groups } = recipient
  return (
    <section className={styles.card}>
      <div className={styles.tags}>
        <Tag kind={keyKinds[key]}>{t(`recipients.key.${key}`)}</Tag>
        {verifiedByMe && <Tag kind="outline">{t('recipients.comparedMe')}</Tag>}
        {key !== 'none' && !classical && <Tag kind="outline">{t('recipients.quantum')}</Tag>}
        {expiresSoon && key !== 'expired' && <Tag kind="warn">{t('recipients.expiresSoon')}</Tag>}
      </div>
      <p className={styles.why}>{t(`recipients.keyWhy.${key}`)}</p>
      {classical && <Notice kind="warn">{t('recipients.classical')}</Notice>}
      <Facts
        rows={[
          [t('recipients.compared'), t('recipients.comparedBy', { count: verifiedBy })],
          ...(expiresAt === null ? [] : [[t('recipients.expires'), formatDay(expiresAt, now)] as const]),
        ]}
      />
      {groups.length > 0 && (
        <>
          <h3 className={styles.subheading}>{t('recipients.groups')}</h3>
          {groups.map(line => (
            <ol className={styles.groups} key={line}>
              {line.split(/\s+/).map((group, index) => (
                <li key={`${index} ${group}`}>{group}</li>
              ))}
            </ol>
          ))}
          <p className={styles.quiet}>{t('recipients.groupsHelp')}</p>
        </>
      )}
    </section>
  )
}
