import { useDays } from '../../app/use-days.ts'
import { Foreign } from '../../components/foreign.tsx'
import { Icon } from '../../components/icon.tsx'
import { Tag } from '../../components/tag.tsx'
import { VirtualList, type ListEntry } from '../../components/virtual-list.tsx'
import { useTexts } from '../../i18n/language-context.tsx'
import { useKindWords } from './use-kind-words.ts'
import type { useTasks } from './use-tasks.ts'
import styles from './tasks.module.css'

type Tasks = ReturnType<typeof useTasks>
type Task = NonNullable<Tasks['task']>

const lineHigh = 56
const headerHigh = 36

export function TaskList({ tasks }: { readonly tasks: Tasks }) {
  const { t, formatCount } = useTexts()
  const { entries } = tasks
  const entryAt = (index: number): ListEntry<Task> | undefined => {
    const entry = entries[index]
    if (entry === undefined) return undefined
    return entry.kind === 'header'
      ? { kind: 'header', text: t(`tasks.group.${entry.group}`), count: formatCount(entry.count) }
      : { kind: 'row', id: entry.task.id, value: entry.task }
  }
  return (
    <VirtualList
      label={t('tasks.list')}
      count={entries.length}
      entryAt={entryAt}
      rowHeight={lineHigh}
      headerHeight={headerHigh}
      selected={tasks.selected}
      onSelect={tasks.choose}
      onOpen={tasks.open}
    >
      {task => <Line task={task} />}
    </VirtualList>
  )
}

function Line({ task }: { readonly task: Task }) {
  const { t } = useTexts()
  const days = useDays()
  const kindWords = useKindWords()
  const isLate = days.isPast(task.dueOn)
  return (
    <div className={styles.line}>
      <div className={styles.row}>
        <span className={styles.what}>
          <Foreign text={task.what} />
        </span>
        <span className={styles.due} data-late={isLate || undefined}>
          {isLate && <Icon name="clock" size="small" />}
          {days.format(task.dueOn)}
        </span>
      </div>
      <div className={styles.row}>
        <Tag>{kindWords(task.kind)}</Tag>
        <span className={styles.about}>
          {isKnown(task.aboutType) ? `${t(`tasks.about.${task.aboutType}`)} ` : ''}
          {task.number}
          {task.title !== '' && (
            <>
              {', '}
              <Foreign text={task.title} />
            </>
          )}
        </span>
      </div>
    </div>
  )
}

export function isKnown(type: string): type is 'signal' | 'case' | 'packet' {
  return type === 'signal' || type === 'case' || type === 'packet'
}
