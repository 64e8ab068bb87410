import type { ActionRows } from './action-row.ts'

export const importActions = {
  'import.choose': { text: 'import.choose', keys: ['b'], icon: 'import', bar: true },
  'import.folder': { text: 'import.folder', keys: ['m'], icon: 'folder', bar: true },
  'import.fetch': { text: 'mail.fetch', keys: ['o'], icon: 'mail', bar: true },
  'import.note': { text: 'import.note', keys: ['n'], icon: 'phone', bar: true },
  'import.background': { text: 'import.background', keys: ['Escape'], icon: 'back', bar: true },
  'import.pause': { text: 'import.pause', keys: ['p'], icon: 'pause', bar: true },
  'import.resume': { text: 'import.resume', keys: ['r'], icon: 'play', bar: true },
  'import.accept': { text: 'import.accept', keys: ['a'], icon: 'check', bar: true },
  'import.undo': { text: 'import.undo', keys: ['d'], icon: 'trash', bar: true },
  'import.stop': { text: 'import.stop', keys: ['s'], icon: 'blocked', bar: true },
  'import.saveNote': { text: 'import.saveNote', keys: ['Ctrl+Enter'], icon: 'saved', bar: true },
  'list.next': { text: 'list.next', keys: ['j'], bar: true },
  'list.previous': { text: 'list.previous', keys: ['k'], bar: true },
  'list.take': { text: 'list.take', keys: ['v'], icon: 'import', bar: true },
  'list.forget': { text: 'list.forget', keys: ['x'], icon: 'check', bar: true },
} as const satisfies ActionRows
