import type { ActionRows } from './action-row.ts'

export const settingsActions = {} as const satisfies ActionRows
