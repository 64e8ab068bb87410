import type { ActionRows } from './action-row.ts'

export const packetsActions = {} as const satisfies ActionRows
