import { withSoftBreaks } from './soft-breaks.ts'

/** A text as the paragraphs that a reader sees. Nothing of it is lost: paragraphs and the empty lines between them make up the whole. */

export interface Paragraph {
  /** UTF-16 code units in the whole text, end excluded; without the line ends around it. */
  readonly start: number
  readonly end: number
  /** The line of the text on which it begins, from 1: what "regel 4" means everywhere in the program. */
  readonly line: number
}

/**
 * An empty line, or one of blanks alone, parts two paragraphs. A text that was cut at some width and has no empty lines, as pages of a PDF
 * have none, is parted where its writer ended a line: as one paragraph nobody could find the place of anything in it.
 */
export function paragraphsOf(text: string): Paragraph[] {
  const found: Paragraph[] = []
  const soft = withSoftBreaks(text)
  const endsAtLines = soft !== text && !/\n[^\S\n]*\n/.test(text.trim())
  let open: { start: number; end: number; line: number } | undefined
  let at = 0
  let line = 1
  for (const words of text.split('\n')) {
    const end = at + words.length
    if (open !== undefined && (words.trim() === '' || (endsAtLines && soft[at - 1] === '\n'))) {
      found.push(open)
      open = undefined
    }
    if (words.trim() !== '') open = open === undefined ? { start: at, end, line } : { ...open, end }
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
