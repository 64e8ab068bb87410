import type { ActionRows } from './action-row.ts'

export const caseActions = {} as const satisfies ActionRows
