/** Near-identical text: one text holds most of the other's runs of five words (Broder's containment over shingles). */
export const runLength = 5
const enoughRuns = 8
const share = 0.8

export function nearlySame(a: string, b: string): boolean {
  const left = runsOf(a)
  const right = runsOf(b)
  const [few, many] = left.size <= right.size ? [left, right] : [right, left]
  if (few.size < enoughRuns) return false
  let common = 0
  for (const run of few) if (many.has(run)) common += 1
  return common / few.size >= share
}

/** Where a text repeats five words or more of another, in its own offsets; neighbouring runs joined. */
export function repeatedIn(text: string, other: string): { start: number; end: number }[] {
  const theirs = runsOf(other)
  const words = wordsOf(text)
  const found: { start: number; end: number }[] = []
  for (let at = 0; at + runLength <= words.length; at += 1) {
    const run = words.slice(at, at + runLength)
    const [first, last] = [run[0], run.at(-1)]
    if (!first || !last || !theirs.has(run.map(w => w.form).join(' '))) continue
    const before = found.at(-1)
    if (before && first.start <= before.end + 1) before.end = last.end
    else found.push({ start: first.start, end: last.end })
  }
  return found
}

function runsOf(text: string): Set<string> {
  const words = wordsOf(text).map(w => w.form)
  const runs = new Set<string>()
  for (let at = 0; at + runLength <= words.length; at += 1) runs.add(words.slice(at, at + runLength).join(' '))
  return runs
}

export interface Word {
  readonly form: string
  readonly start: number
  readonly end: number
}

export function wordsOf(text: string): Word[] {
  return [...text.matchAll(/[\p{L}\p{N}\p{M}]+/gu)].map(word => ({
    form: word[0].normalize('NFKC').toLowerCase(),
    start: word.index,
    end: word.index + word[0].length,
  }))
}
