const mostLines = 10_000

/** `12, 15-18`: numbers of lines. Empty for nothing typed; undefined for anything else. */
export function linesIn(typed: string): number[] | undefined {
  if (typed.trim() === '') return []
  const lines: number[] = []
  for (const part of typed.split(',')) {
    const found = /^\s*(\d{1,9})(?:\s*-\s*(\d{1,9}))?\s*$/.exec(part)
    const first = Number(found?.[1])
    const last = Number(found?.[2] ?? first)
    if (!found || first === 0 || last < first || lines.length + last - first >= mostLines) return undefined
    for (let n = first; n <= last; n += 1) lines.push(n)
  }
  return lines
}
