import type { ActionRows } from './action-row.ts'

export const releaseActions = {} as const satisfies ActionRows
