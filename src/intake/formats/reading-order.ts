/**
 * Lines of a page in the order a person reads them. Programs write a page mostly so already; what they write out of turn are headers
 * and footers. So a run of lines moves only when it lies wholly above what was written before it; columns stay as they were written.
 */
export interface PlacedLine {
  readonly text: string
  /** Height of the base line above the page's foot, in points; null for text that does not run level. */
  readonly height: number | null
}

interface Run {
  readonly lines: string[]
  top: number
  bottom: number
}

/** A page in more pieces than this is a drawing; its words stay as they come. */
const maxRuns = 1_000

export function inReadingOrder(lines: readonly PlacedLine[]): string[] {
  const runs: Run[] = []
  for (const line of lines) {
    const last = runs.at(-1)
    const height = line.height ?? last?.bottom ?? 0
    if (last !== undefined && height <= last.bottom) {
      last.lines.push(line.text)
      last.bottom = height
    } else {
      runs.push({ lines: [line.text], top: height, bottom: height })
    }
  }
  if (runs.length > maxRuns) return lines.map(line => line.text)
  const ordered: Run[] = []
  for (const run of runs) {
    let place = ordered.length
    while (place > 0 && (ordered[place - 1]?.top ?? 0) < run.bottom) place--
    ordered.splice(place, 0, run)
  }
  return ordered.flatMap(run => run.lines)
}
