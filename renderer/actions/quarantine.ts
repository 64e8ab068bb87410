import type { ActionRows } from './action-row.ts'

export const quarantineActions = {} as const satisfies ActionRows
