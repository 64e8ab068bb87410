import type { ActionRows } from './action-row.ts'

export const quarantineActions = {
  'quarantine.next': { text: 'quarantine.next', keys: ['j'], bar: true },
  'quarantine.previous': { text: 'quarantine.previous', keys: ['k'], bar: true },
  'quarantine.view': { text: 'quarantine.view', keys: ['Enter'], icon: 'eye', bar: true },
  'quarantine.again': { text: 'quarantine.again', keys: ['o'], icon: 'refresh', bar: true },
  'quarantine.asText': { text: 'quarantine.asText', keys: ['p'], icon: 'document', bar: true },
  'quarantine.take': { text: 'quarantine.take', keys: ['v'], icon: 'import', bar: true },
  'quarantine.return': { text: 'quarantine.return', keys: ['t'], icon: 'mail', bar: true },
  'quarantine.erase': { text: 'quarantine.erase', keys: ['w'], icon: 'trash', bar: true },
} as const satisfies ActionRows
