import type { SignalDetail } from '../../../../src/contract/signals.ts'
import { undescribedOrigin } from '../../../../src/contract/signals.ts'
import type { BoundAction } from '../../../actions/use-action.ts'
import { useDateWords } from '../../../i18n/date-words.ts'
import { useNow } from '../../../app/use-now.ts'
import { usePartners } from '../../../app/use-partners.ts'
import { Foreign } from '../../../components/foreign.tsx'
import { Icon } from '../../../components/icon.tsx'
import { IconButton } from '../../../components/icon-button.tsx'
import { Notice } from '../../../components/notice.tsx'
import { Tag } from '../../../components/tag.tsx'
import { useTexts } from '../../../i18n/language-context.tsx'
import styles from './reading-head.module.css'
import { PartnerTag } from '../../../app/partner-tag.tsx'

interface ReadingHeadProps {
  readonly signal: SignalDetail
  readonly verdict: 'unchanged' | 'changed' | 'none' | undefined
  readonly place: number | null
  readonly total: number
  readonly previous: BoundAction
  readonly next: BoundAction
  /** Opens what does not fit beside the text. */
  readonly details: BoundAction | null
}

/** Whose signal it is, where it came from, and where it stands in the list. */
export function ReadingHead({ signal, verdict, place, total, previous, next, details }: ReadingHeadProps) {
  const { t, formatCount } = useTexts()
  return (
    <header className={styles.head}>
      <div className={styles.line}>
        <PartnerTag code={signal.sender} />
        <span className={styles.number}>{signal.number}</span>
        <Tag kind="accent">{t(`inbox.state.${signal.state}`)}</Tag>
        {signal.minor && <Tag kind="outline">{t('inbox.minor')}</Tag>}
        {place !== null && (
          <span className={styles.place}>
            {t('inbox.place', { place: formatCount(place + 1), total: formatCount(total) })}
          </span>
        )}
        <IconButton icon="chevronUp" label={previous.label} onPress={previous.run} />
        <IconButton icon="chevronDown" label={next.label} onPress={next.run} />
        {details !== null && <IconButton icon="info" label={details.label} onPress={details.run} />}
      </div>
      <h2 className={styles.title}>
        <Foreign text={signal.title} />
      </h2>
      <Provenance signal={signal} verdict={verdict} />
      {verdict === 'changed' && <Notice kind="stop">{t('inbox.changedHelp')}</Notice>}
    </header>
  )
}

/** R19: who first saw or said it, who passed it on, how it came, where it is now. */
function Provenance({ signal, verdict }: Pick<ReadingHeadProps, 'signal' | 'verdict'>) {
  const { t, formatMoment } = useTexts()
  const { full } = usePartners()
  const dateWords = useDateWords()
  const now = useNow()
  const channel = t(`inbox.channel.${signal.channel}`)
  const { label, protected: isShielded } = signal.origin
  return (
    <ol className={styles.chain} aria-label={t('inbox.provenance')}>
      <li>
        <Icon name="person" size="small" />
        {label === undescribedOrigin || label === '' ? t('inbox.originUnknown') : <Foreign text={label} />}
        {isShielded && (
          <Tag kind="outline" icon="lock">
            {t('inbox.shielded')}
          </Tag>
        )}
      </li>
      <li>
        <Icon name="organisation" size="small" />
        {full(signal.sender)}
      </li>
      <li>
        <Icon name={signal.channel === 'phone' ? 'phone' : 'mail'} size="small" />
        {signal.sentAt === null ? channel : t('inbox.sent', { channel, moment: sentWords(signal.sentAt) })}
      </li>
      <li>
        <Icon name="saved" size="small" />
        {t('inbox.inVault', { moment: formatMoment(signal.receivedAt, now) })}
        {verdict === 'unchanged' && (
          <Tag kind="ok" icon="check">
            {t('inbox.unchanged')}
          </Tag>
        )}
        {verdict === 'changed' && (
          <Tag kind="stop" icon="warning">
            {t('inbox.changed')}
          </Tag>
        )}
        {signal.deliveries.length > 1 && <Tag>{t('inbox.received', { count: signal.deliveries.length })}</Tag>}
      </li>
    </ol>
  )

  /** As the source wrote it: a day, or an instant. */
  function sentWords(sentAt: string): string {
    const instant = Date.parse(sentAt)
    return sentAt.length > 10 && !Number.isNaN(instant) ? formatMoment(instant, now) : dateWords(sentAt)
  }
}
