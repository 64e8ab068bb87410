/**
 * Mails and pages of a PDF come cut at some width of their own. Where the next word would have fitted on the line, the writer meant the
 * break; elsewhere it is a space to the eye. One character for one character: places in the text stay what they are.
 */

/** Under this width a text was not cut by a program but written so: a form, a list, an address. */
const narrowest = 50
/** Letters differ in width, so a line counts as full somewhat before the widest one ends. */
const full = 0.85

export function withSoftBreaks(text: string): string {
  const lines = text.split('\n')
  const widest = lines.reduce((most, line) => Math.max(most, line.length), 0)
  if (lines.length < 3 || widest < narrowest) return text
  return lines.reduce(
    (whole, line, at) => (at === 0 ? line : whole + joint(lines[at - 1] ?? '', line, widest) + line),
    '',
  )
}

function joint(before: string, after: string, widest: number): ' ' | '\n' {
  const [word = ''] = after.split(/\s/)
  const isEmpty = before.trim() === '' || word === ''
  const begins = /^([-–•*>|]|\d+[.)]|[a-z][.)])/i.test(word)
  const wouldHaveFitted = before.length + 1 + word.length <= widest * full
  return isEmpty || begins || wouldHaveFitted || before.length < narrowest * full ? '\n' : ' '
}
