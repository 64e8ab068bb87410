import type { ActionRows } from './action-row.ts'

export const releasesActions = {} as const satisfies ActionRows
