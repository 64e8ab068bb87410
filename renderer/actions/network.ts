import type { ActionRows } from './action-row.ts'

export const networkActions = {} as const satisfies ActionRows
