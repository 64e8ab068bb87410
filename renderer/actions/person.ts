import type { ActionRows } from './action-row.ts'

export const personActions = {
  'person.edit': { text: 'person.edit', keys: ['e'], icon: 'edit', bar: true },
  'person.proposal': { text: 'person.proposal', keys: ['v'], icon: 'merge', bar: true },
  'person.same': { text: 'person.same', keys: ['s'], bar: true },
  'person.notSame': { text: 'person.notSame', keys: ['w'], bar: true },
  'person.undecided': { text: 'person.undecided', keys: ['o'], bar: true },
  'person.network': { text: 'person.network', keys: ['n'], icon: 'network', bar: true },
  'person.timeline': { text: 'person.timeline', keys: ['t'], icon: 'calendar', bar: true },
  'person.packet': { text: 'person.packet', keys: ['p'], icon: 'packet', bar: true },
  'person.compare': { text: 'person.compare', keys: ['c'], icon: 'difference', bar: true },
} as const satisfies ActionRows
