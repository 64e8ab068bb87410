import type { ActionRows } from './action-row.ts'

export const inboxActions = {
  'inbox.next': { text: 'inbox.next', keys: ['j'], icon: 'chevronDown', bar: true },
  'inbox.previous': { text: 'inbox.previous', keys: ['k'], icon: 'chevronUp', bar: true },
  'inbox.open': { text: 'inbox.open', keys: ['Enter'], bar: true },
  'inbox.assess': { text: 'inbox.assess', keys: ['b'], icon: 'eye', bar: true },
  'inbox.ask': { text: 'inbox.ask', keys: ['a'], icon: 'chat', bar: true },
  'inbox.case': { text: 'inbox.case', keys: ['z'], icon: 'folder', bar: true },
  'inbox.help': { text: 'inbox.help', keys: ['h'], icon: 'help', bar: true },
  'inbox.unfounded': { text: 'inbox.unfounded', keys: ['x'], icon: 'archive', bar: true },
  'inbox.later': { text: 'inbox.later', keys: ['u'], icon: 'clock', bar: true },
  'inbox.reporter': { text: 'inbox.reporter', keys: ['m'], icon: 'lock' },
  'inbox.compare': { text: 'inbox.compare', keys: ['v'], icon: 'difference' },
  'inbox.filter': { text: 'inbox.filter', keys: ['f'], icon: 'filter' },
  'inbox.details': { text: 'inbox.details', keys: ['d'], icon: 'info' },
  'inbox.import': { text: 'inbox.import', icon: 'import' },
  // In the dialogs over the inbox.
  'inbox.pick': { text: 'inbox.pick', keys: ['1', '2', '3', '4', '5', '6', '7', '8', '9'], bar: true },
  'inbox.newCase': { text: 'inbox.newCase', keys: ['n'], icon: 'plus', bar: true },
  'inbox.commit': { text: 'inbox.commit', keys: ['Ctrl+Enter'], bar: true },
  'inbox.sameOrigin': { text: 'inbox.sameOrigin', keys: ['s'], icon: 'merge', bar: true },
  'inbox.notSameOrigin': { text: 'inbox.notSameOrigin', keys: ['w'], bar: true },
  'inbox.undecided': { text: 'inbox.undecided', keys: ['o'], bar: true },
} as const satisfies ActionRows
