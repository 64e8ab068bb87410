/** Tasks in groups by the day on which they are due. Pure. */
import { nextDay } from '../../../src/contract/working-time.ts'
import type { DueGroup } from '../../../src/contract/working-time.ts'

export type TaskEntry<Task> =
  | { readonly kind: 'header'; readonly group: DueGroup; readonly count: number }
  | { readonly kind: 'task'; readonly task: Task }

/** In the order in which they came, which is by day: a header before the first of each group. */
export function inGroups<Task extends { readonly dueOn: string }>(
  tasks: readonly Task[],
  today: string,
): TaskEntry<Task>[] {
  const groups = Map.groupBy(tasks, task => groupOf(task.dueOn, today))
  return [...groups].flatMap(([group, each]) => [
    { kind: 'header' as const, group, count: each.length },
    ...each.map(task => ({ kind: 'task' as const, task })),
  ])
}

function groupOf(day: string, today: string): DueGroup {
  if (day < today) return 'overdue'
  if (day === today) return 'today'
  if (day === nextDay(today)) return 'tomorrow'
  const weekday = new Date(`${today}T00:00:00Z`).getUTCDay() || 7
  const monday = nextDay(today, 8 - weekday)
  if (day < monday) return 'this_week'
  return day < nextDay(monday, 7) ? 'next_week' : 'after'
}
