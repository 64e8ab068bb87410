import { useDays } from '../../app/use-days.ts'
import { Facts } from '../../components/facts.tsx'
import { ForeignText, Foreign } from '../../components/foreign.tsx'
import { useTexts } from '../../i18n/language-context.tsx'
import { isKnown } from './task-list.tsx'
import { useKindWords } from './use-kind-words.ts'
import type { useTasks } from './use-tasks.ts'
import styles from './tasks.module.css'

/** One task in full: what, for whom, by when, about what. */
export function TaskDetail({ task }: { readonly task: NonNullable<ReturnType<typeof useTasks>['task']> }) {
  const { t } = useTexts()
  const days = useDays()
  const kindWords = useKindWords()
  return (
    <div className={styles.detail}>
      <h2 className={styles.title}>{kindWords(task.kind)}</h2>
      <p className={styles.words} dir="auto">
        <ForeignText text={task.what} />
      </p>
      <Facts
        rows={[
          [t('tasks.due'), days.format(task.dueOn)],
          [
            t('tasks.about'),
            <>
              {isKnown(task.aboutType) ? `${t(`tasks.about.${task.aboutType}`)} ` : ''}
              {task.number}
            </>,
          ],
          ...(task.title === '' ? [] : [['', <Foreign text={task.title} key="title" />] as const]),
          [t('tasks.assignee'), task.assignee ?? t('tasks.nobody')],
        ]}
      />
    </div>
  )
}
