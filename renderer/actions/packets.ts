import type { ActionRows } from './action-row.ts'

export const packetsActions = {
  'packets.new': { text: 'packets.new', keys: ['n'], icon: 'plus', bar: true },
  'packets.recipients': { text: 'packets.recipients', keys: ['o'], icon: 'people', bar: true },
} as const satisfies ActionRows
