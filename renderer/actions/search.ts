import type { ActionRows } from './action-row.ts'

export const searchActions = {
  'search.next': { text: 'search.next', keys: ['j'], bar: true },
  'search.previous': { text: 'search.previous', keys: ['k'], bar: true },
  'search.open': { text: 'search.open', keys: ['Enter'], icon: 'eye', bar: true },
  'search.toCase': { text: 'search.toCase', keys: ['z'], icon: 'folder', bar: true },
  'search.facets': { text: 'search.facets', keys: ['f'], icon: 'filter', bar: true },
  'search.purpose': { text: 'search.purpose', keys: ['Alt+d'], icon: 'flag', bar: true },
  'search.choosePurpose': { text: 'search.choosePurpose', keys: ['1', '2', '3', '4', '5', '6'] },
} as const satisfies ActionRows
