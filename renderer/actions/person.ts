import type { ActionRows } from './action-row.ts'

export const personActions = {
  'person.proposal': { text: 'person.proposal', keys: ['v'], icon: 'merge', bar: true },
  'person.same': { text: 'person.same', keys: ['s'], bar: true },
  'person.notSame': { text: 'person.notSame', keys: ['w'], bar: true },
  'person.undecided': { text: 'person.undecided', keys: ['o'], bar: true },
  'person.network': { text: 'person.network', keys: ['n'], icon: 'network', bar: true },
  'person.timeline': { text: 'person.timeline', keys: ['t'], icon: 'calendar', bar: true },
} as const satisfies ActionRows
