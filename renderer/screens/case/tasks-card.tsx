import { useState } from 'react'
import type { CaseTask } from '../../../src/contract/cases.ts'
import type { BoundAction } from '../../actions/use-action.ts'
import { useQueries } from '../../app/queries-context.tsx'
import { useCommand } from '../../app/use-command.ts'
import { useKeptText } from '../../app/use-kept-text.tsx'
import { useDays } from '../../app/use-days.ts'
import { useNow } from '../../app/use-now.ts'
import { useUndo } from '../../app/undo.tsx'
import { ActionButton } from '../../components/action-button.tsx'
import { Checkbox } from '../../components/checkbox.tsx'
import { Foreign } from '../../components/foreign.tsx'
import { Hidden } from '../../components/hidden.tsx'
import { Icon } from '../../components/icon.tsx'
import { ReasonDialog } from '../../components/reason-dialog.tsx'
import { useTexts } from '../../i18n/language-context.tsx'
import { Card } from './card.tsx'
import styles from './case.module.css'

interface TasksCardProps {
  readonly tasks: readonly CaseTask[]
  readonly isOpen: boolean
  readonly add: BoundAction
}

/** What must happen, the first day first; what was done stays readable under it (R54). */
export function TasksCard({ tasks, isOpen, add }: TasksCardProps) {
  const { t } = useTexts()
  const [finishing, setFinishing] = useState<CaseTask | null>(null)
  const open = tasks.filter(({ done }) => done === null).length
  return (
    <Card heading={t('case.followUp')} side={t('case.openTasks', { count: open })}>
      {tasks.length === 0 ? (
        <p className={styles.empty}>{t('case.noTasks')}</p>
      ) : (
        <ul className={styles.tasks}>
          {tasks.map(task => (
            <Task task={task} onFinish={isOpen ? () => setFinishing(task) : undefined} key={task.id} />
          ))}
        </ul>
      )}
      {isOpen && (
        <div className={styles.cardFoot}>
          <ActionButton of={add} size="small" label={t('case.taskTitle')} />
        </div>
      )}
      {finishing !== null && <Finish task={finishing} onClose={() => setFinishing(null)} />}
    </Card>
  )
}

function Task({ task, onFinish }: { readonly task: CaseTask; readonly onFinish: (() => void) | undefined }) {
  const { t, formatDay } = useTexts()
  const now = useNow()
  const { done } = task
  return (
    <li className={done === null ? styles.task : styles.taskDone}>
      {done === null && onFinish !== undefined ? (
        <Checkbox isSelected={false} onChange={onFinish} label={t('case.finish', { what: task.what })}>
          {null}
        </Checkbox>
      ) : (
        <Icon name={done === null ? 'task' : 'check'} size="small" />
      )}
      <div className={styles.taskText}>
        <span className={styles.what}>
          {done !== null && <Hidden>{t('case.doneTask', { what: '' })}</Hidden>}
          <Foreign text={task.what} />
        </span>
        <span className={styles.quiet}>
          {[task.aboutNumber, done === null ? task.assignee : done.by, done?.because].filter(Boolean).join(', ')}
        </span>
      </div>
      {done === null ? <Due day={task.dueOn} /> : <span className={styles.when}>{formatDay(done.at, now)}</span>}
    </li>
  )
}

/** Amber is for terms: today's and those that have passed. */
function Due({ day }: { readonly day: string }) {
  const { t } = useTexts()
  const days = useDays()
  const isPressing = days.isToday(day) || days.isPast(day)
  return (
    <span className={isPressing ? styles.pressing : styles.when}>
      {isPressing && <Icon name="clock" size="small" />}
      {days.isToday(day) ? t('case.today') : days.format(day)}
    </span>
  )
}

function Finish({ task, onClose }: { readonly task: CaseTask; readonly onClose: () => void }) {
  const { t } = useTexts()
  const undo = useUndo()
  const words = useKeptText('task.done', task.id)
  const finish = useCommand(useQueries().signals.taskDone, {
    onDone: ({ decision }) => {
      words.forget()
      undo.offer({ text: t('case.finished'), decision })
      onClose()
    },
  })
  return (
    <ReasonDialog
      title={t('case.finishTitle')}
      effect={t('case.finishEffect', { what: task.what })}
      action={t('case.finishAction')}
      isOpen
      isBusy={finish.isBusy}
      problem={finish.problem?.text}
      kept={words}
      onClose={onClose}
      onReason={because => finish.run({ task: task.id, because })}
    />
  )
}
