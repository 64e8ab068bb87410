import type { ActionRows } from './action-row.ts'

export const networkActions = {
  'network.walk': {
    text: 'network.walk',
    keys: ['ArrowRight', 'ArrowLeft', 'ArrowUp', 'ArrowDown'],
    icon: 'network',
    bar: true,
  },
  'network.open': { text: 'network.open', keys: ['Enter'], icon: 'forward', bar: true },
  'network.links': { text: 'network.links', keys: ['v'], icon: 'link', bar: true },
  'network.path': { text: 'network.path', keys: ['p'], icon: 'path', bar: true },
  'network.filter': { text: 'network.filter', keys: ['f'], icon: 'filter', bar: true },
  'network.earlier': { text: 'network.earlier', keys: ['['], icon: 'back', bar: true },
  'network.later': { text: 'network.later', keys: [']'], icon: 'forward', bar: true },
  'network.allTime': { text: 'network.allTime', icon: 'calendar' },
  'network.fit': { text: 'network.fit', keys: ['0'], icon: 'fit', bar: true },
  'network.list': { text: 'network.list', keys: ['l'], icon: 'log', bar: true },
  'network.pin': { text: 'network.pin', keys: ['Space'], icon: 'lock' },
  'network.move': {
    text: 'network.move',
    keys: ['Shift+ArrowRight', 'Shift+ArrowLeft', 'Shift+ArrowUp', 'Shift+ArrowDown'],
  },
  'network.larger': { text: 'network.larger', keys: ['+', '='], icon: 'plus' },
  'network.smaller': { text: 'network.smaller', keys: ['-'], icon: 'minus' },
  'network.anew': { text: 'network.anew', icon: 'refresh' },
  'network.source': { text: 'network.source', icon: 'document' },
  'network.withdraw': { text: 'network.withdraw', icon: 'trash' },
} as const satisfies ActionRows
