import type { ActionRows } from './action-row.ts'

/** One for each answer; `g` is left out, for it begins the ways to other screens. */
export const answerLetters = ['a', 'b', 'c', 'd', 'e', 'f', 'h', 'i', 'j', 'k', 'l', 'm', 'n', 'o', 'p', 'q'] as const

export const closingActions = {
  'closing.pickOutcome': { text: 'closing.pickOutcome', keys: ['1', '2', '3', '4', '5'], bar: true },
  'closing.answer': { text: 'closing.answer', keys: answerLetters, bar: true },
  'closing.commit': { text: 'closing.commit', keys: ['Ctrl+Enter'], bar: true },
} as const satisfies ActionRows
