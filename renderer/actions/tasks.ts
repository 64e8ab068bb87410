import type { ActionRows } from './action-row.ts'

export const tasksActions = {} as const satisfies ActionRows
