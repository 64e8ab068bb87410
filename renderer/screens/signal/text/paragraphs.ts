/** A text as the paragraphs that a reader sees. Nothing of it is lost: paragraphs and the empty lines between them make up the whole. */

export interface Paragraph {
  /** UTF-16 code units in the whole text, end excluded; without the line ends around it. */
  readonly start: number
  readonly end: number
  /** The line of the text on which it begins, from 1: what "regel 4" means everywhere in the program. */
  readonly line: number
}

/** An empty line, or one of blanks alone, parts two paragraphs. */
export function paragraphsOf(text: string): Paragraph[] {
  const found: Paragraph[] = []
  let open: { start: number; end: number; line: number } | undefined
  let at = 0
  let line = 1
  for (const words of text.split('\n')) {
    const end = at + words.length
    if (words.trim() === '') {
      if (open !== undefined) found.push(open)
      open = undefined
    } else open = open === undefined ? { start: at, end, line } : { ...open, end }
    at = end + 1
    line += 1
  }
  if (open !== undefined) found.push(open)
  return found
}

/** The line on which a place stands, from 1. */
export function lineOf(text: string, at: number): number {
  let line = 1
  for (let end = text.indexOf('\n'); end >= 0 && end < at; end = text.indexOf('\n', end + 1)) line += 1
  return line
}

/** The paragraph that a place is in; the one before it where it stands between two. */
export function paragraphAt(paragraphs: readonly Paragraph[], at: number): number {
  const next = paragraphs.findIndex(({ start }) => start > at)
  return Math.max(0, (next === -1 ? paragraphs.length : next) - 1)
}
