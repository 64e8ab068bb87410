import type { ActionRows } from './action-row.ts'

export const recipientsActions = {
  'recipients.add': { text: 'recipients.add', keys: ['n'], icon: 'plus', bar: true },
  'recipients.compare': { text: 'recipients.compare', keys: ['v'], icon: 'key', bar: true },
  'recipients.card': { text: 'recipients.card', icon: 'idCard' },
  'recipients.members': { text: 'recipients.members', icon: 'people' },
  'recipients.request': { text: 'recipients.request', icon: 'mail' },
} as const satisfies ActionRows
