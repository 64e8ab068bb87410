/** Choosing words with keys: a stretch of whole words that moves and grows, for people who do not drag over a text. */

export interface Stretch {
  readonly start: number
  readonly end: number
}
/** Where the chosen words began, and where the last key took them. */
export interface Choice {
  readonly anchor: Stretch
  readonly head: Stretch
}

/** Words of a text: what a dictionary would list, numbers and dates among them. Punctuation is taken along only between words. */
export function wordsOf(text: string, language: string): Stretch[] {
  const words: Stretch[] = []
  for (const { segment, index, isWordLike } of new Intl.Segmenter(language, { granularity: 'word' }).segment(text))
    if (isWordLike === true) words.push({ start: index, end: index + segment.length })
  return words
}

export type Step = 'next' | 'previous' | 'below' | 'above' | 'first' | 'last'

/** One step further. `extend` keeps where it began. Stays where it is at either end. */
export function step(
  words: readonly Stretch[],
  lines: readonly number[],
  choice: Choice | null,
  by: Step,
  extend: boolean,
): Choice | null {
  const from = choice === null ? -1 : words.findIndex(({ start }) => start === choice.head.start)
  const head = words[targetOf(words, lines, from, by)]
  if (head === undefined) return choice
  return { anchor: extend && choice !== null ? choice.anchor : head, head }
}

/** From the first chosen word to the last, whichever way they were chosen. */
export function stretchOf({ anchor, head }: Choice): Stretch {
  return { start: Math.min(anchor.start, head.start), end: Math.max(anchor.end, head.end) }
}

function targetOf(words: readonly Stretch[], lines: readonly number[], from: number, by: Step): number {
  switch (by) {
    case 'next':
      return Math.min(from + 1, words.length - 1)
    case 'previous':
      return Math.max(from - 1, 0)
    case 'first':
      return 0
    case 'last':
      return words.length - 1
    case 'below':
    case 'above':
      return onOtherLine(words, lines, from, by)
  }
}

/** The first word of the next line that has any, or of the line before; `lines` are the starts of lines. */
function onOtherLine(words: readonly Stretch[], lines: readonly number[], from: number, by: 'below' | 'above'): number {
  const lineOf = (at: number): number => lines.findLastIndex(start => start <= at)
  const here = words[from]
  if (here === undefined) return 0
  const line = lineOf(here.start)
  if (by === 'below') {
    const next = words.findIndex(({ start }) => lineOf(start) > line)
    return next === -1 ? words.length - 1 : next
  }
  const before = words.findLast(({ start }) => lineOf(start) < line)
  return before === undefined ? 0 : words.findIndex(({ start }) => lineOf(start) === lineOf(before.start))
}
