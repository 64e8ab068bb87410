import type { ActionRows } from './action-row.ts'

export const casesActions = {
  'cases.new': { text: 'cases.new', keys: ['n'], icon: 'plus', bar: true },
} as const satisfies ActionRows
