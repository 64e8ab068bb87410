/** What detection gives: places in a text and what they seem to be. Proposals all of them; a person keeps or rejects. */
import type { MentionKind, MentionRole } from '../tables.ts'

export interface Detected {
  readonly start: number
  readonly end: number
  readonly exact: string
  readonly kind: MentionKind
  /** Proposed reading: EDTF of a date, E.164 of a telephone number, service of an account, whole name of a row. Never replaces `exact`. */
  readonly value?: string
  readonly role?: MentionRole
}

/** One space, a non-breaking one, or one line break: text wraps inside names. */
export const gap = '(?:[ \\u00A0]|[ \\u00A0]?\\n[ \\u00A0]{0,4})'
/** What stands between a label and its value: colon, tab, cell border, line break of a cell. */
export const afterLabel = '[ \\t\\u00A0]*[:.|]?[ \\t\\u00A0]*\\n?[ \\t\\u00A0]*'

/** Every match, with the place of group `group` (0 for the whole). */
export function* matches(
  text: string,
  pattern: RegExp,
  group = 0,
): Generator<{ match: RegExpExecArray; start: number; end: number; exact: string }> {
  for (const match of text.matchAll(pattern)) {
    const exact = match[group]
    if (exact === undefined || exact === '') continue
    const start = match.index + (group === 0 ? 0 : match[0].indexOf(exact))
    yield { match, start, end: start + exact.length, exact }
  }
}
