import type { ActionRows } from './action-row.ts'

export const inboxActions = {} as const satisfies ActionRows
