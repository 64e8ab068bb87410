import type { ActionRows } from './action-row.ts'

export const signalActions = {} as const satisfies ActionRows
