import type { ActionRows } from './action-row.ts'

export const logActions = {
  'log.next': { text: 'log.next', keys: ['j'], bar: true },
  'log.previous': { text: 'log.previous', keys: ['k'], bar: true },
  'log.fold': { text: 'log.fold', keys: ['Enter'], icon: 'chevronDown', bar: true },
  'log.filter': { text: 'log.filter', keys: ['f'], icon: 'filter', bar: true },
  'log.verify': { text: 'log.verify', keys: ['c'], icon: 'refresh', bar: true },
  'log.content': { text: 'content.open', keys: ['i'], icon: 'unlock', bar: true },
  'log.extract': { text: 'log.extract', keys: ['Ctrl+e'], icon: 'export', bar: true },
} as const satisfies ActionRows
