/** Near-identical text: one text holds most of the other's runs of five words (Broder's containment over shingles). */
const runLength = 5
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

function runsOf(text: string): Set<string> {
  const words =
    text
      .normalize('NFKC')
      .toLowerCase()
      .match(/[\p{L}\p{N}]+/gu) ?? []
  const runs = new Set<string>()
  for (let at = 0; at + runLength <= words.length; at += 1) runs.add(words.slice(at, at + runLength).join(' '))
  return runs
}
