import type { CaseDetail } from '../../../src/contract/cases.ts'
import { useAnnounce } from '../../app/announce.tsx'
import { useQueries } from '../../app/queries-context.tsx'
import { useCommand } from '../../app/use-command.ts'
import { useKeptText } from '../../app/use-kept-text.tsx'
import { useUndo } from '../../app/undo.tsx'
import { ReasonDialog } from '../../components/reason-dialog.tsx'
import { useTexts } from '../../i18n/language-context.tsx'

interface CloseCaseProps {
  readonly detail: CaseDetail
  readonly onClose: () => void
}

/** Refused while a task is open or a reporter waits to hear back (R54, R55): the vault says which. */
export function CloseCase({ detail, onClose }: CloseCaseProps) {
  const { t } = useTexts()
  const undo = useUndo()
  const words = useKeptText('case.close', detail.id)
  const close = useCommand(useQueries().cases.close, {
    onDone: ({ decision }) => {
      words.forget()
      undo.offer({ text: t('case.closed'), decision })
      onClose()
    },
  })
  return (
    <ReasonDialog
      title={t('case.closeTitle')}
      effect={t('case.closeEffect')}
      action={t('case.closeAction')}
      isOpen
      isBusy={close.isBusy}
      problem={close.problem && `${close.problem.text} ${close.problem.next}`}
      kept={words}
      onClose={onClose}
      onReason={because => close.run({ case: detail.id, because })}
    />
  )
}

/** The closing is taken back by one more decision; both stay. */
export function ReopenCase({ detail, onClose }: CloseCaseProps) {
  const { t } = useTexts()
  const announce = useAnnounce()
  const words = useKeptText('case.reopen', detail.id)
  const reopen = useCommand(useQueries().decisions.undo, {
    onDone: () => {
      words.forget()
      announce(t('case.reopened'))
      onClose()
    },
  })
  return (
    <ReasonDialog
      title={t('case.reopenTitle')}
      effect={t('case.reopenEffect')}
      action={t('case.reopenAction')}
      isOpen
      isBusy={reopen.isBusy}
      problem={reopen.problem && `${reopen.problem.text} ${reopen.problem.next}`}
      kept={words}
      onClose={onClose}
      onReason={because => {
        if (detail.closed !== null) reopen.run({ decision: detail.closed.decision, because })
      }}
    />
  )
}
