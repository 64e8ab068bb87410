import type { PacketDetail } from '../../../src/contract/packet-shapes.ts'
import { partnerName } from '../../app/partner-name.ts'
import { useCodes } from '../../app/use-codes.ts'
import { Foreign } from '../../components/foreign.tsx'
import { Grade } from '../../components/grade.tsx'
import { OriginTag, Tag } from '../../components/tag.tsx'
import { useTexts } from '../../i18n/language-context.tsx'
import styles from './packet.module.css'

/** What was offered, by number; the pages themselves are one step away. */
export function AfterContents({ packet }: { readonly packet: PacketDetail }) {
  const { t } = useTexts()
  const { books } = useCodes()
  return (
    <section className={styles.card}>
      <h2 className={styles.partTitle}>{t('packet.after.contents')}</h2>
      <ol className={styles.lines}>
        {packet.contents.map(({ id, title, signals, handling, redactions }) => (
          <li className={styles.line} key={id}>
            {signals.length === 1 && <OriginTag>{partnerName(books, signals[0]?.organisation ?? 'other')}</OriginTag>}
            <span className={styles.number}>{signals.map(({ number }) => number).join(', ')}</span>
            <span className={styles.words}>
              <Foreign text={title} />
            </span>
            {signals.length === 1 && signals[0] !== undefined && <Grade grade={signals[0].grade} />}
            <Tag>{handling}</Tag>
            {redactions.length > 0 && <Tag icon="redacted">{t('packet.redactions', { count: redactions.length })}</Tag>}
          </li>
        ))}
      </ol>
    </section>
  )
}
