/** A text in sentences, with their places: what a person can choose from without pointing at letters. */

export interface Sentence {
  readonly start: number
  readonly end: number
  readonly text: string
}

/** In order; together they are the whole text but for white space at their edges. */
export function sentencesOf(text: string, language: string): Sentence[] {
  const segments = new Intl.Segmenter(language, { granularity: 'sentence' }).segment(text)
  return [...segments].flatMap(({ segment, index }) =>
    // A list or a table has one line for each thing it says, and no full stops.
    [...segment.matchAll(/[^\n]+/g)].flatMap(line => trimmed(line[0], index + line.index)),
  )
}

function trimmed(words: string, at: number): Sentence[] {
  const text = words.trim()
  const start = at + words.indexOf(text)
  return text === '' ? [] : [{ start, end: start + text.length, text }]
}

/** Chosen sentences that follow each other are one passage. */
export function passagesOf(
  sentences: readonly Sentence[],
  chosen: ReadonlySet<number>,
): { start: number; end: number }[] {
  const passages: { start: number; end: number }[] = []
  sentences.forEach(({ start, end }, index) => {
    if (!chosen.has(index)) return
    const last = passages.at(-1)
    if (last !== undefined && chosen.has(index - 1)) passages[passages.length - 1] = { start: last.start, end }
    else passages.push({ start, end })
  })
  return passages
}
