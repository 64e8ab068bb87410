import type { DecisionId, TaskId } from '../../../src/contract/ids.ts'
import { useQueries } from '../../app/queries-context.tsx'
import { useCommand } from '../../app/use-command.ts'
import { useKeptText } from '../../app/use-kept-text.tsx'
import { ReasonDialog } from '../../components/reason-dialog.tsx'
import { useTexts } from '../../i18n/language-context.tsx'

interface FinishTaskProps {
  readonly task: TaskId
  readonly onClose: () => void
  readonly onDone: (decision: DecisionId) => void
}

/** Done only with how it went (R54). */
export function FinishTask({ task, onClose, onDone }: FinishTaskProps) {
  const { t } = useTexts()
  const words = useKeptText('task.done', task)
  const finish = useCommand(useQueries().signals.taskDone, {
    onDone: ({ decision }) => {
      words.forget()
      onDone(decision)
    },
  })
  return (
    <ReasonDialog
      title={t('tasks.doneTitle')}
      effect={t('tasks.doneEffect')}
      action={t('tasks.doneAction')}
      isOpen
      isBusy={finish.isBusy}
      problem={finish.problem?.text}
      kept={words}
      onClose={onClose}
      onReason={because => finish.run({ task, because })}
    />
  )
}
