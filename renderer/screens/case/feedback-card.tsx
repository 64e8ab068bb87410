import { useQuery } from '@tanstack/react-query'
import { Link } from 'react-aria-components'
import type { CaseDetail, CaseSignal } from '../../../src/contract/cases.ts'
import { Answer } from '../../app/answer.tsx'
import { useNavigate } from '../../app/navigation-context.tsx'
import { useQueries } from '../../app/queries-context.tsx'
import { useCodes } from '../../app/use-codes.ts'
import { Icon } from '../../components/icon.tsx'
import { PacketStateTag } from '../../components/packet-state-tag.tsx'
import { useTexts } from '../../i18n/language-context.tsx'
import { Card } from './card.tsx'
import styles from './case.module.css'

/** Who reported hears back (R55), and whom a packet reached and what came back. */
export function FeedbackCard({ detail }: { readonly detail: CaseDetail }) {
  const { t } = useTexts()
  const told = detail.signals.filter(({ feedback }) => feedback === 'open' || feedback === 'given')
  const unasked = detail.signals.filter(({ feedback }) => feedback === 'not_asked')
  return (
    <Card heading={t('case.feedback')}>
      <ul className={styles.lines}>
        {told.length + unasked.length === 0 && <li className={styles.quiet}>{t('case.feedbackNone')}</li>}
        {told.map(signal => (
          <li className={styles.iconLine} key={signal.id}>
            <Icon name={signal.feedback === 'given' ? 'check' : 'chat'} size="small" />
            <FeedbackText signal={signal} />
          </li>
        ))}
        {unasked.length > 0 && (
          <li className={styles.iconLine}>
            <Icon name="chat" size="small" />
            {t('case.feedbackAsk', { count: unasked.length, numbers: unasked.map(({ number }) => number).join(', ') })}
          </li>
        )}
      </ul>
      <h3 className={styles.smallInCard}>{t('case.packets')}</h3>
      <Packets detail={detail} />
    </Card>
  )
}

function FeedbackText({ signal: { feedback, number } }: { readonly signal: CaseSignal }) {
  const { t } = useTexts()
  return feedback === 'given' ? t('case.feedbackGiven', { number }) : t('case.feedbackOpen', { number })
}

function Packets({ detail }: { readonly detail: CaseDetail }) {
  const { t } = useTexts()
  const { label } = useCodes()
  const { go } = useNavigate()
  const list = useQuery(useQueries().packets.list.queryOptions({ input: { caseId: detail.id } }))
  return (
    <Answer
      of={list}
      empty={{
        when: ({ rows }) => rows.length === 0,
        show: <p className={styles.emptyInCard}>{t('case.noPackets')}</p>,
      }}
    >
      {({ rows }) => (
        <ul className={styles.lines}>
          {rows.map(row => (
            <li className={styles.packetLine} key={row.id}>
              <Link className={styles.link ?? ''} onPress={() => go({ screen: 'packet', packet: row.id })}>
                <span className={styles.number}>{row.number}</span> {label('packetRecipientKinds', row.recipientKind)}
              </Link>
              <PacketStateTag state={row.state} />
            </li>
          ))}
        </ul>
      )}
    </Answer>
  )
}
