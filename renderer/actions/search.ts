import type { ActionRows } from './action-row.ts'

export const searchActions = {} as const satisfies ActionRows
