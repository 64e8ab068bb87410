import { useState } from 'react'
import { Link } from 'react-aria-components'
import type { CaseDetail, CaseSignal } from '../../../src/contract/cases.ts'
import type { BoundAction } from '../../actions/use-action.ts'
import { useAnnounce } from '../../app/announce.tsx'
import { useNavigate } from '../../app/navigation-context.tsx'
import { PartnerTag } from '../../app/partner-tag.tsx'
import { useQueries } from '../../app/queries-context.tsx'
import { useCodes } from '../../app/use-codes.ts'
import { useCommand } from '../../app/use-command.ts'
import { useNow } from '../../app/use-now.ts'
import { ActionButton } from '../../components/action-button.tsx'
import { Foreign } from '../../components/foreign.tsx'
import { Hidden } from '../../components/hidden.tsx'
import { IconButton } from '../../components/icon-button.tsx'
import { ReasonDialog } from '../../components/reason-dialog.tsx'
import { Tag } from '../../components/tag.tsx'
import { useTexts } from '../../i18n/language-context.tsx'
import { Card } from './card.tsx'
import { CaseGrade } from './case-grade.tsx'
import styles from './case.module.css'

interface SignalsCardProps {
  readonly detail: CaseDetail
  readonly isOpen: boolean
  readonly add: BoundAction
}

/** What the case rests on. Deliveries are told apart; what counts is origins (R20). */
export function SignalsCard({ detail, isOpen, add }: SignalsCardProps) {
  const { t } = useTexts()
  const [leaving, setLeaving] = useState<CaseSignal | null>(null)
  const { signals, origins, deliveries } = detail
  return (
    <Card
      heading={t('case.signals')}
      mark={
        signals.length > 0 && (
          <span className={styles.quiet}>
            {`${t('case.origins', { count: origins })}, ${t('case.deliveries', { count: deliveries })}`}
          </span>
        )
      }
      side={<ActionButton of={add} size="small" kind="light" label={t('case.add')} />}
    >
      {signals.length === 0 ? (
        <p className={styles.empty}>{t('case.noSignals')}</p>
      ) : (
        <table className={styles.table}>
          <thead>
            <tr>
              {(['number', 'sender', 'subject', 'received', 'grade', 'handling', 'act'] as const).map(column => (
                <th scope="col" key={column}>
                  <Hidden>{t(`case.${column}`)}</Hidden>
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {signals.map(signal => (
              <Row signal={signal} onRemove={isOpen ? () => setLeaving(signal) : undefined} key={signal.id} />
            ))}
          </tbody>
        </table>
      )}
      {leaving !== null && <Leave detail={detail} signal={leaving} onClose={() => setLeaving(null)} />}
    </Card>
  )
}

function Row({ signal, onRemove }: { readonly signal: CaseSignal; readonly onRemove: (() => void) | undefined }) {
  const { t, formatDay } = useTexts()
  const { label } = useCodes()
  const { go } = useNavigate()
  const now = useNow()
  const speaksAgainst = signal.contradicts.length > 0 || signal.kind === 'contra_indication'
  const { code, assumed } = signal.handling
  const isHeld = code === 'H2' || code === 'H3'
  return (
    <tr>
      <td className={styles.number}>{signal.number}</td>
      <td>{signal.sender !== null && <PartnerTag code={signal.sender} />}</td>
      <td className={styles.subject}>
        <Link className={styles.link ?? ''} onPress={() => go({ screen: 'signal', signal: signal.id })}>
          <Foreign text={signal.title} />
        </Link>{' '}
        {speaksAgainst && <Tag kind="prop">{t('case.contradiction')}</Tag>}{' '}
        {signal.minor && <Tag kind="outline">{t('case.minor')}</Tag>}
      </td>
      <td className={styles.when}>{formatDay(signal.receivedAt, now)}</td>
      <td>
        <CaseGrade grades={signal.grades} />
      </td>
      <td>
        <Tag kind={isHeld ? 'stop' : 'neutral'} {...(isHeld ? { icon: 'condition' as const } : {})}>
          {code}
          <Hidden>{`, ${label('handlingCodes', code)}`}</Hidden>
          {assumed && <span className={styles.quiet}>{t('case.assumed')}</span>}
        </Tag>
      </td>
      <td>
        {onRemove !== undefined && (
          <IconButton icon="minus" label={t('case.remove', { number: signal.number })} onPress={onRemove} />
        )}
      </td>
    </tr>
  )
}

interface LeaveProps {
  readonly detail: CaseDetail
  readonly signal: CaseSignal
  readonly onClose: () => void
}

function Leave({ detail, signal, onClose }: LeaveProps) {
  const { t } = useTexts()
  const announce = useAnnounce()
  const { number } = signal
  const remove = useCommand(useQueries().cases.remove, {
    onDone: () => {
      announce(t('case.removed', { number }))
      onClose()
    },
  })
  return (
    <ReasonDialog
      title={t('case.removeTitle', { number })}
      effect={t('case.removeEffect')}
      action={t('case.removeAction')}
      isOpen
      isBusy={remove.isBusy}
      problem={remove.problem?.text}
      onClose={onClose}
      onReason={because => remove.run({ case: detail.id, signal: signal.id, because })}
    />
  )
}
