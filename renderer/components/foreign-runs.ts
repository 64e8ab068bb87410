/** Text from outside, cut into what can be shown as it is and characters that would mislead the eye. */

export interface ForeignRun {
  readonly text: string
  /** `U+202E` for a character that is drawn as a mark. */
  readonly code: string | null
}

/** Controls, direction marks, zero-width and tag characters, soft hyphens, fillers; newline and tab stay what they are. */
const misleading =
  /[\u0000-\u0008\u000B-\u001F\u007F-\u009F\u00AD\u034F\u061C\u115F\u1160\u17B4\u17B5\u180B-\u180F\u200B\u200E\u200F\u202A-\u202E\u2060-\u206F\u3164\uFEFF\uFFA0\uFFF9-\uFFFB]|[\u{1D173}-\u{1D17A}\u{E0000}-\u{E0FFF}]/gu
/** Joiners belong to Persian, Arabic, Indic scripts and emoji; between other letters they only hide a difference. */
const joiners =
  /(?<![\p{Script=Arabic}\p{Script=Devanagari}\p{Script=Bengali}\p{Script=Syriac}\p{Extended_Pictographic}\uFE0F])[\u200C\u200D]/gu

export function foreignRuns(text: string): ForeignRun[] {
  const marks = [...text.matchAll(misleading), ...text.matchAll(joiners)].sort((a, b) => a.index - b.index)
  const runs: ForeignRun[] = []
  let at = 0
  for (const mark of marks) {
    if (mark.index > at) runs.push({ text: text.slice(at, mark.index), code: null })
    runs.push({ text: mark[0], code: codeOf(mark[0]) })
    at = mark.index + mark[0].length
  }
  if (at < text.length) runs.push({ text: text.slice(at), code: null })
  return runs
}

function codeOf(character: string): string {
  return `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`
}
