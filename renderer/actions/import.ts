import type { ActionRows } from './action-row.ts'

export const importActions = {} as const satisfies ActionRows
