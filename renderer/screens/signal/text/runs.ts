/**
 * A text with marks on it, cut into runs that lie under the same marks throughout. Marks may overlap in any way; the text itself is never
 * changed: the runs, one behind the other, are exactly what was given.
 */

export interface Mark {
  readonly id: string
  /** UTF-16 code units in the whole text, end excluded. */
  readonly start: number
  readonly end: number
}
export interface Run<M extends Mark> {
  readonly start: number
  readonly end: number
  /** In the order in which they begin; of those that begin together the longest first. */
  readonly marks: readonly M[]
}

/** The runs of one stretch of a text. Marks outside it, empty ones and those that cut a character in two leave no trace. */
export function runsOf<M extends Mark>(text: string, marks: readonly M[], stretch: Omit<Mark, 'id'>): Run<M>[] {
  const { start: from, end: until } = stretch
  if (from >= until) return []
  const here = marks
    .filter(mark => mark.start < until && mark.end > from && mark.start < mark.end)
    .filter(mark => !cutsPair(text, mark.start) && !cutsPair(text, mark.end))
    .toSorted((a, b) => a.start - b.start || b.end - a.end)
  const cuts = new Set([from, until])
  for (const { start, end } of here) {
    if (start > from) cuts.add(start)
    if (end < until) cuts.add(end)
  }
  const bounds = [...cuts].sort((a, b) => a - b)
  return bounds.slice(0, -1).map((start, at) => {
    const end = bounds[at + 1] ?? until
    return { start, end, marks: here.filter(mark => mark.start < end && mark.end > start) }
  })
}

/** Neighbouring runs that one button, or none, holds together. */
export interface Piece<M extends Mark> {
  readonly owner: M | null
  /** The piece that is the button; what else belongs to the same owner only looks like it. */
  readonly isFirst: boolean
  readonly runs: readonly Run<M>[]
}

/**
 * Who may be pressed where. A run belongs to the shortest of the marks on it that `isOwner` accepts, so that a number inside a longer
 * mark can be reached too. A mark that lies wholly under shorter ones owns nothing: it is reached from the list beside the text.
 */
export function piecesOf<M extends Mark>(runs: readonly Run<M>[], isOwner: (mark: M) => boolean): Piece<M>[] {
  const seen = new Set<string>()
  const pieces: { owner: M | null; isFirst: boolean; runs: Run<M>[] }[] = []
  for (const run of runs) {
    const owner = shortest(run.marks.filter(isOwner))
    const last = pieces.at(-1)
    if (last !== undefined && last.owner?.id === owner?.id) {
      last.runs.push(run)
      continue
    }
    pieces.push({ owner, isFirst: owner !== null && !seen.has(owner.id), runs: [run] })
    if (owner !== null) seen.add(owner.id)
  }
  return pieces
}

function shortest<M extends Mark>(marks: readonly M[]): M | null {
  return marks.reduce<M | null>(
    (best, mark) => (best === null || mark.end - mark.start < best.end - best.start ? mark : best),
    null,
  )
}

function cutsPair(text: string, at: number): boolean {
  return /[\ud800-\udbff]/.test(text.charAt(at - 1)) && /[\udc00-\udfff]/.test(text.charAt(at))
}
