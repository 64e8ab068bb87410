import type { ActionRows } from './action-row.ts'

export const packetActions = {} as const satisfies ActionRows
