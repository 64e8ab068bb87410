/** Two texts as one row of words: kept, taken away, put in. Beyond the bound the whole stands as taken away and put in. */
export interface DiffRun {
  readonly kind: 'same' | 'gone' | 'new'
  readonly text: string
}

const mostWords = 1_500

export function diffOf(before: string, after: string): DiffRun[] {
  const [left, right] = [wordsOf(before), wordsOf(after)]
  if (left.length > mostWords || right.length > mostWords)
    return joined([...left.map(asRun('gone')), ...right.map(asRun('new'))])
  return joined(walk(left, right, lengths(left, right)))
}

function wordsOf(text: string): string[] {
  return text.match(/\s+|\S+/g) ?? []
}

const asRun = (kind: DiffRun['kind']) => (text: string) => ({ kind, text })

/** Length of the longest row of words that both share from here on. */
function lengths(left: readonly string[], right: readonly string[]): Uint16Array[] {
  const rows = Array.from({ length: left.length + 1 }, () => new Uint16Array(right.length + 1))
  const at = (i: number, j: number): number => rows[i]?.[j] ?? 0
  for (let i = left.length - 1; i >= 0; i -= 1)
    for (let j = right.length - 1; j >= 0; j -= 1) {
      const row = rows[i]
      if (row !== undefined) row[j] = left[i] === right[j] ? at(i + 1, j + 1) + 1 : Math.max(at(i + 1, j), at(i, j + 1))
    }
  return rows
}

function walk(left: readonly string[], right: readonly string[], shared: readonly Uint16Array[]): DiffRun[] {
  const runs: DiffRun[] = []
  let [i, j] = [0, 0]
  while (i < left.length || j < right.length) {
    const [was, is] = [left[i], right[j]]
    if (was !== undefined && was === is) {
      runs.push({ kind: 'same', text: was })
      i += 1
      j += 1
    } else if (is === undefined || (was !== undefined && (shared[i + 1]?.[j] ?? 0) >= (shared[i]?.[j + 1] ?? 0))) {
      runs.push({ kind: 'gone', text: was ?? '' })
      i += 1
    } else {
      runs.push({ kind: 'new', text: is })
      j += 1
    }
  }
  return runs
}

function joined(runs: readonly DiffRun[]): DiffRun[] {
  const rows: DiffRun[] = []
  for (const run of runs) {
    const last = rows.at(-1)
    if (last?.kind === run.kind) rows[rows.length - 1] = { kind: run.kind, text: last.text + run.text }
    else rows.push(run)
  }
  return rows
}
