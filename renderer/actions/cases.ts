import type { ActionRows } from './action-row.ts'

export const casesActions = {} as const satisfies ActionRows
