import type { EntityDetail } from '../../../src/contract/entities.ts'
import { PartnerTag } from '../../app/partner-tag.tsx'
import { useConditionWords } from '../../app/use-condition-words.ts'
import { Foreign } from '../../components/foreign.tsx'
import { Notice } from '../../components/notice.tsx'
import { Tag } from '../../components/tag.tsx'
import { useTexts } from '../../i18n/language-context.tsx'
import { SignalLink } from './signal-links.tsx'
import styles from './person.module.css'

/** What came in, by the origin that it shares: an origin counts once (R20), and its terms go along (R27). */
export function Sources({ of: { sources } }: { readonly of: EntityDetail }) {
  const { t } = useTexts()
  const conditionWords = useConditionWords()
  const receipts = sources.reduce((sum, source) => sum + source.receipts, 0)
  const helped = sources.flatMap(source => source.signals).filter(signal => signal.help === 'yes')
  return (
    <section className={styles.plain} aria-label={t('person.sources')}>
      <h2 className={styles.cardTitle}>{t('person.sources')}</h2>
      <ul className={styles.list}>
        {sources.map(({ root, organisation, signals, receipts: count, inherited }) => (
          <li className={styles.origin} key={root}>
            <div className={styles.source}>
              {organisation !== null && <PartnerTag code={organisation} />}
              <strong>{t('person.receipts', { count })}</strong>
            </div>
            {signals.map(signal => (
              <div className={styles.source} key={signal.id}>
                <SignalLink signal={signal.id} number={signal.number} />
                <Foreign text={signal.title} />
              </div>
            ))}
            <div className={styles.source}>
              <Tag>{inherited.assumed ? t('person.assumed', { code: inherited.handling }) : inherited.handling}</Tag>
            </div>
            {[...new Map(inherited.conditions.map(each => [each.code, each])).values()].map(each => (
              <span className={styles.quiet} key={each.id}>
                {conditionWords({ code: each.code, ...each.parameters })}
              </span>
            ))}
          </li>
        ))}
      </ul>
      <Notice kind="info">
        {t('person.counted', { receipts: String(receipts), origins: t('person.origins', { count: sources.length }) })}
      </Notice>
      {helped.length > 0 && (
        <Notice kind="ok">
          {t('person.help')}{' '}
          {helped.map(signal => (
            <SignalLink signal={signal.id} number={signal.number} key={signal.id} />
          ))}
        </Notice>
      )}
    </section>
  )
}
