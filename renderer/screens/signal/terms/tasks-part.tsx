import { useState } from 'react'
import type { SignalDetail } from '../../../../src/contract/signals.ts'
import { useAnnounce } from '../../../app/announce.tsx'
import { useQueries } from '../../../app/queries-context.tsx'
import { useCommand } from '../../../app/use-command.ts'
import { useKeptText } from '../../../app/use-kept-text.tsx'
import { useNow } from '../../../app/use-now.ts'
import { useUndo } from '../../../app/undo.tsx'
import { Button } from '../../../components/button.tsx'
import { Foreign } from '../../../components/foreign.tsx'
import { ReasonDialog } from '../../../components/reason-dialog.tsx'
import { useTexts } from '../../../i18n/language-context.tsx'
import { useSignal } from '../use-signal.ts'
import styles from '../panel.module.css'

type Task = SignalDetail['tasks'][number]

/** What must still happen with this signal, by day; done only with how it went (R54). */
export function TasksPart() {
  const { t, formatDay } = useTexts()
  const now = useNow()
  const { tasks } = useSignal().detail
  const [finished, setFinished] = useState<Task | null>(null)
  if (tasks.length === 0) return null
  return (
    <section className={styles.section}>
      <h2 className={styles.heading}>{t('signal.tasks')}</h2>
      <ul className={styles.rows}>
        {tasks.map(task => (
          <li className={styles.row} key={task.id}>
            <Foreign text={task.what} />
            <span className={styles.small}>
              {t('signal.taskBefore', { on: formatDay(Date.parse(task.dueOn), now) })}
            </span>
            <div>
              <Button size="small" kind="light" onPress={() => setFinished(task)}>
                {t('signal.taskDone')}
              </Button>
            </div>
          </li>
        ))}
      </ul>
      {finished !== null && <Finish task={finished} onClose={() => setFinished(null)} />}
    </section>
  )
}

function Finish({ task, onClose }: { readonly task: Task; readonly onClose: () => void }) {
  const { t } = useTexts()
  const { signals } = useQueries()
  const announce = useAnnounce()
  const undo = useUndo()
  const words = useKeptText('task.done', task.id)
  const done = useCommand(signals.taskDone, {
    onDone: ({ decision }) => {
      words.forget()
      announce(t('signal.taskFinished'))
      undo.offer({ text: t('signal.taskFinished'), decision })
      onClose()
    },
  })
  return (
    <ReasonDialog
      title={t('signal.taskDone')}
      effect={task.what}
      action={t('signal.taskDone')}
      isOpen
      isBusy={done.isBusy}
      problem={done.problem?.text}
      kept={words}
      onClose={onClose}
      onReason={because => done.run({ task: task.id, because })}
    />
  )
}
