import { useState } from 'react'
import { Toolbar } from 'react-aria-components'
import type { DecisionId, SignalId } from '../../../../src/contract/ids.ts'
import type { InboxSummary } from '../../../../src/contract/inbox.ts'
import type { SignalDetail } from '../../../../src/contract/signals.ts'
import { useAction } from '../../../actions/use-action.ts'
import { useNavigate } from '../../../app/navigation-context.tsx'
import { useQueries } from '../../../app/queries-context.tsx'
import { useUndo } from '../../../app/undo.tsx'
import { useCommand } from '../../../app/use-command.ts'
import { ActionButton } from '../../../components/action-button.tsx'
import { CloseDialog } from '../../../dialogs/close/close-dialog.tsx'
import { useTexts } from '../../../i18n/language-context.tsx'
import { AskDialog } from './ask-dialog.tsx'
import { CaseDialog } from './case-dialog.tsx'
import { LaterDialog } from './later-dialog.tsx'
import styles from './decisions.module.css'

interface DecisionsProps {
  /** Undefined while nothing, or more than one, is selected, and until it has come. */
  readonly signal: SignalDetail | undefined
  readonly selected: readonly SignalId[]
  readonly summary: InboxSummary
  /** Goes on to the next signal; given back when the decision is undone. */
  readonly onDecided: () => () => void
}

type Open = 'ask' | 'case' | 'later' | 'help' | 'unfounded'

/** What can be decided about the selected signal, each by one key. */
export function Decisions({ signal, selected, summary, onDecided }: DecisionsProps) {
  const { t } = useTexts()
  const { go } = useNavigate()
  const { offer } = useUndo()
  const [open, setOpen] = useState<Open | null>(null)
  const start = useCommand(useQueries().signals.triage)
  const only = selected.length > 1 ? t('inbox.oneOnly') : signal === undefined ? t('inbox.pickFirst') : undefined
  const inTriage = signal?.state === 'received' || signal?.state === 'triage'
  const isOpen = inTriage || signal?.state === 'in_case' || signal?.state === 'forwarded'
  const triageOnly = only ?? (inTriage ? undefined : t('inbox.notInTriage'))
  const openOnly = only ?? (isOpen ? undefined : t('inbox.closedAlready'))
  const laterOnly = selected.length === 0 ? t('inbox.pickFirst') : selected.length > 1 ? undefined : triageOnly

  const assess = useAction(
    'inbox.assess',
    () => {
      if (signal === undefined) return
      if (signal.state === 'received') start.run({ signal: signal.id, to: 'triage' })
      go({ screen: 'signal', signal: signal.id })
    },
    { unavailable: only },
  )
  useAction('inbox.open', assess.run, { unavailable: only })
  const ask = useAction('inbox.ask', () => setOpen('ask'), { unavailable: triageOnly })
  const toCase = useAction('inbox.case', () => setOpen('case'), { unavailable: openOnly })
  const toHelp = useAction('inbox.help', () => setOpen('help'), { unavailable: openOnly })
  const unfounded = useAction('inbox.unfounded', () => setOpen('unfounded'), { unavailable: openOnly })
  const later = useAction('inbox.later', () => setOpen('later'), { unavailable: laterOnly })

  const close = (): void => setOpen(null)
  const done = (text: string, decision: DecisionId | null): void => {
    close()
    const onUndone = onDecided()
    if (decision !== null) offer({ text, decision, onUndone })
  }
  return (
    <>
      <Toolbar className={styles.toolbar ?? ''} aria-label={t('inbox.toolbar')}>
        <ActionButton of={assess} kind="primary" withIcon={false} />
        <ActionButton of={ask} />
        <ActionButton of={toCase} />
        <ActionButton of={toHelp} />
        <ActionButton of={unfounded} />
        <span className={styles.space} />
        <ActionButton of={later} kind="light" withIcon={false} />
      </Toolbar>
      {open === 'ask' && signal !== undefined && (
        <AskDialog signal={signal} officeHours={summary.officeHours} onClose={close} onDone={done} />
      )}
      {open === 'case' && signal !== undefined && (
        <CaseDialog signal={signal} onClose={close} onDone={done} onAssess={assess.run} />
      )}
      {open === 'later' && (
        <LaterDialog
          signals={selected}
          endsAt={signal?.endsAt}
          officeHours={summary.officeHours}
          onClose={close}
          onDone={done}
        />
      )}
      {(open === 'help' || open === 'unfounded') && signal !== undefined && (
        <CloseDialog signal={signal} outcome={open} onClose={close} onDone={done} />
      )}
    </>
  )
}
