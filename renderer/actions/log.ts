import type { ActionRows } from './action-row.ts'

export const logActions = {} as const satisfies ActionRows
