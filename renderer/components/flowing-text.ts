/** A text as a reader sees it: paragraphs, with the line ends of a mail that was cut at a column made into spaces. Offsets stay the same. */

export interface TextRange {
  /** UTF-16 code units in the whole text, end excluded. */
  readonly start: number
  readonly end: number
}

/** A line this long was ended by a program, not by a writer. */
const cutColumn = 60

/** The same length as the text: only a line end becomes a space, where the next line goes on. */
export function flowing(text: string): string {
  const lines = text.split('\n')
  return lines
    .map((line, index) => {
      const next = lines[index + 1]
      if (next === undefined) return line
      return `${line}${line.length >= cutColumn && goesOn(next) ? ' ' : '\n'}`
    })
    .join('')
}

/** Not empty, not set in, no item of a list, no field of a form. */
function goesOn(line: string): boolean {
  return line.trim() !== '' && !/^(?:\s|[-–•*>]|\d+[.)]\s|[^.!?]{1,30}(?::\s|\t))/.test(line)
}

/** Stretches between empty lines. */
export function paragraphsOf(text: string): TextRange[] {
  return [...text.matchAll(/\S[^]*?(?=\n\s*\n|\s*$(?![^]))/g)].map(found => ({
    start: found.index,
    end: found.index + found[0].length,
  }))
}

/** In order and without overlaps: of two marks on one place the first stays, of two that begin together the longer. */
export function apart<Mark extends TextRange>(marks: readonly Mark[]): Mark[] {
  const kept: Mark[] = []
  for (const mark of marks.toSorted((a, b) => a.start - b.start || b.end - a.end)) {
    const last = kept.at(-1)
    if (mark.start < mark.end && (last === undefined || mark.start >= last.end)) kept.push(mark)
  }
  return kept
}
