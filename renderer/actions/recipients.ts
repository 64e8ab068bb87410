import type { ActionRows } from './action-row.ts'

export const recipientsActions = {} as const satisfies ActionRows
