import type { ActionRows } from './action-row.ts'

export const caseActions = {
  'case.addSignal': { text: 'case.addSignal', keys: ['s'], icon: 'plus', bar: true },
  'case.indication': { text: 'case.indication', keys: ['a'], icon: 'claim', bar: true },
  'case.contra': { text: 'case.contra', keys: ['c'], icon: 'against', bar: true },
  'case.task': { text: 'case.task', keys: ['t'], icon: 'task', bar: true },
  'case.network': { text: 'case.network', keys: ['n'], icon: 'network', bar: true },
  'case.packet': { text: 'case.packet', keys: ['p'], icon: 'packet', bar: true },
  'case.save': { text: 'case.save', keys: ['Ctrl+Enter', 'Ctrl+s'], icon: 'saved', bar: true },
  'case.share': { text: 'case.share', icon: 'people' },
  'case.close': { text: 'case.close', icon: 'archive' },
  'case.reopen': { text: 'case.reopen', icon: 'history' },
} as const satisfies ActionRows
