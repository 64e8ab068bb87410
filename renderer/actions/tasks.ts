import type { ActionRows } from './action-row.ts'

export const tasksActions = {
  'tasks.next': { text: 'tasks.next', keys: ['j'], icon: 'chevronDown', bar: true },
  'tasks.previous': { text: 'tasks.previous', keys: ['k'], icon: 'chevronUp', bar: true },
  'tasks.open': { text: 'tasks.open', keys: ['Enter'], icon: 'forward', bar: true },
  'tasks.done': { text: 'tasks.done', keys: ['d'], icon: 'check', bar: true },
} as const satisfies ActionRows
