import { useRef, useState } from 'react'
import { useAction } from '../../actions/use-action.ts'
import { Answer } from '../../app/answer.tsx'
import { useNavigate } from '../../app/navigation-context.tsx'
import { useUndo } from '../../app/undo.tsx'
import { usePanes } from '../../app/use-panes.ts'
import { useUser } from '../../app/use-user.ts'
import { ActionButton } from '../../components/action-button.tsx'
import { Button } from '../../components/button.tsx'
import { Empty } from '../../components/empty.tsx'
import { PageHeader } from '../../components/page-header.tsx'
import { Pane, Panes, SidePane } from '../../components/panes.tsx'
import { Segmented } from '../../components/segmented.tsx'
import { useTexts } from '../../i18n/language-context.tsx'
import { CoordinatorNotices } from './coordinator-notices.tsx'
import { FinishTask } from './finish-task.tsx'
import { TaskDetail } from './task-detail.tsx'
import { TaskList } from './task-list.tsx'
import { useTasks } from './use-tasks.ts'
import styles from './tasks.module.css'

/** What must happen, by when (R54): done with a reason, never by a tick alone. */
export function Tasks() {
  const { t } = useTexts()
  const { go } = useNavigate()
  const { offer } = useUndo()
  const panes = usePanes()
  const isCoordinator = useUser()?.role === 'coordinator'
  const tasks = useTasks()
  const [isFinishing, setFinishing] = useState(false)
  const listBox = useRef<HTMLDivElement>(null)
  const { task } = tasks
  const unavailable = task === undefined ? t('tasks.pickFirst') : undefined
  const step = (by: 1 | -1): void => {
    listBox.current?.querySelector<HTMLElement>('[role=listbox]')?.focus({ preventScroll: true })
    tasks.step(by)
  }
  useAction('tasks.next', () => step(1))
  useAction('tasks.previous', () => step(-1))
  const open = useAction('tasks.open', tasks.open, { unavailable })
  const done = useAction('tasks.done', () => setFinishing(true), { unavailable })
  return (
    <>
      <PageHeader
        title={t('tasks.title')}
        actions={
          <Segmented
            label={t('tasks.whose')}
            value={tasks.of}
            options={(isCoordinator ? (['me', 'overdue', 'everyone'] as const) : (['me', 'everyone'] as const)).map(
              id => ({ id, label: t(`tasks.of.${id}`) }),
            )}
            onChange={tasks.setOf}
          />
        }
      />
      {isCoordinator && <CoordinatorNotices />}
      <Panes>
        <Pane label={t('tasks.list')} className={styles.list}>
          <div className={styles.box} ref={listBox}>
            <Answer
              of={tasks.query}
              empty={{
                when: all => all.length === 0,
                show: (
                  <Empty
                    icon="check"
                    tone="ok"
                    title={t('tasks.empty')}
                    why={t('tasks.emptyHelp')}
                    action={<Button onPress={() => go({ screen: 'inbox' })}>{t('tasks.emptyAction')}</Button>}
                  />
                ),
              }}
            >
              {() => <TaskList tasks={tasks} />}
            </Answer>
          </div>
        </Pane>
        <SidePane
          name="tasks.detail"
          side="end"
          first={360}
          least={264}
          most={480}
          label={t('tasks.detailPane')}
          widths={panes}
        >
          {task === undefined ? (
            <Empty
              icon="task"
              title={t('tasks.none')}
              {...(tasks.query.data?.length === 0 ? {} : { why: t('tasks.noneHelp') })}
            />
          ) : (
            <>
              <TaskDetail task={task} />
              <div className={styles.actions}>
                <ActionButton of={open} kind="primary" />
                <ActionButton of={done} />
              </div>
            </>
          )}
        </SidePane>
      </Panes>
      {task !== undefined && isFinishing && (
        <FinishTask
          task={task.id}
          onClose={() => setFinishing(false)}
          onDone={decision => {
            setFinishing(false)
            tasks.step(1)
            offer({ text: t('tasks.doneText'), decision })
          }}
        />
      )}
    </>
  )
}
