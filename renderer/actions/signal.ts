import type { ActionRows } from './action-row.ts'

export const signalActions = {
  'signal.next': { text: 'signal.next', keys: ['j'], bar: true },
  'signal.previous': { text: 'signal.previous', keys: ['k'] },
  'signal.link': { text: 'signal.link', keys: ['Enter'], icon: 'link', bar: true },
  'signal.pick': { text: 'signal.pick', keys: ['1', '2', '3', '4', '5', '6', '7', '8', '9'] },
  'signal.toCase': { text: 'signal.toCase', keys: ['z'], icon: 'folder', bar: true },
  'signal.mark': { text: 'signal.mark', keys: ['n'], icon: 'flag', bar: true },
  'signal.weigh': { text: 'signal.weigh', keys: ['w'], bar: true },
  'signal.claim': { text: 'signal.claim', keys: ['c'], icon: 'claim' },
  'signal.nuance': { text: 'signal.nuance', keys: ['t'], icon: 'against' },
  'signal.note': { text: 'signal.note', keys: ['a'], icon: 'edit' },
  'signal.relate': { text: 'signal.relate', keys: ['e'], icon: 'network' },
  'signal.original': { text: 'signal.original', keys: ['o'], icon: 'document', bar: true },
  'signal.beside': { text: 'signal.beside', keys: ['b'], icon: 'layers' },
  'signal.paragraphNext': { text: 'signal.paragraphNext', keys: ['Ctrl+ArrowDown'], bar: true },
  'signal.paragraphPrevious': { text: 'signal.paragraphPrevious', keys: ['Ctrl+ArrowUp'] },
  'signal.rotate': { text: 'signal.rotate', keys: ['r'], icon: 'refresh', bar: true },
  'signal.zoomIn': { text: 'signal.zoomIn', keys: ['+'], icon: 'plus', bar: true },
  'signal.zoomOut': { text: 'signal.zoomOut', keys: ['-'], icon: 'minus' },
  'signal.translate': { text: 'signal.translate', keys: ['v'], icon: 'globe', bar: true },
  'signal.save': { text: 'signal.save', keys: ['Ctrl+Enter'], icon: 'saved', bar: true },
} as const satisfies ActionRows
