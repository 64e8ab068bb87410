import type { ActionRows } from './action-row.ts'

export const personActions = {} as const satisfies ActionRows
