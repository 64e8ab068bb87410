/** Text from outside, cut into what can be shown as it is and characters that would mislead the eye. */

export interface ForeignRun {
  readonly text: string
  /** `U+202E` for a character that is drawn as a mark. */
  readonly code: string | null
}

/** Controls, direction marks, zero-width and tag characters, soft hyphens, fillers; newline and tab stay what they are. */
const misleading: readonly (readonly [first: number, last: number])[] = [
  [0x0000, 0x0008],
  [0x000b, 0x001f],
  [0x007f, 0x009f],
  [0x00ad, 0x00ad],
  [0x034f, 0x034f],
  [0x061c, 0x061c],
  [0x115f, 0x1160],
  [0x17b4, 0x17b5],
  [0x180b, 0x180f],
  [0x200b, 0x200b],
  [0x200e, 0x200f],
  [0x202a, 0x202e],
  [0x2060, 0x206f],
  [0x3164, 0x3164],
  [0xfeff, 0xfeff],
  [0xffa0, 0xffa0],
  [0xfff9, 0xfffb],
  [0x1d173, 0x1d17a],
  [0xe0000, 0xe0fff],
]
/** Joiners belong to Persian, Arabic, Indic scripts and emoji; between other letters they only hide a difference. */
const joins =
  /[\p{Script=Arabic}\p{Script=Devanagari}\p{Script=Bengali}\p{Script=Syriac}\p{Extended_Pictographic}\p{Emoji_Modifier}\uFE0F]$/u
/** What a text without anything to show holds nothing of; most texts end here. */
const mayMislead = /[^\t\n\u0020-\u007E\u00A0-\u00AC\u00AE-\u034E\u0350-\u061B\u061D-\u115E\u2010-\u2027\u2030-\u205F]/

export function foreignRuns(text: string): ForeignRun[] {
  if (!mayMislead.test(text)) return text === '' ? [] : [{ text, code: null }]
  const runs: ForeignRun[] = []
  let plain = ''
  for (const character of text) {
    if (!isMisleading(character, plain)) {
      plain += character
      continue
    }
    if (plain !== '') runs.push({ text: plain, code: null })
    plain = ''
    runs.push({ text: character, code: codeOf(character) })
  }
  if (plain !== '') runs.push({ text: plain, code: null })
  return runs
}

function isMisleading(character: string, before: string): boolean {
  const code = character.codePointAt(0) ?? 0
  if (code === 0x200c || code === 0x200d) return !joins.test(before)
  return misleading.some(([first, last]) => code >= first && code <= last)
}

function codeOf(character: string): string {
  return `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`
}
