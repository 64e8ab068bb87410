/**
 * Where the messages of a mailbox file stand (RFC 4155 and what programs made of it): each begins behind a line "From …". A line of
 * somebody's letter may begin so too, so a separator has the form of one and is followed by a header.
 */
import { ascii, byteText, startsWith, u8 } from './bytes.ts'

export interface MailboxMessage {
  /** Of its "From " line. */
  readonly lineStart: number
  readonly start: number
  readonly end: number
}

const from = ascii('From ')
/** A sender or a dash, and mostly a date behind it. */
const separator = /^From (?:-|\S{1,998})?(?:[ \t]+(?:\S+[ \t]+)?[A-Z][a-z]{2,3},?[ \t].{0,100}\d{4}.{0,40})?[ \t]*\r?$/
const header = /^(?:[!-9;-~]{1,200}[ \t]*:|>?From )/
const longestLine = 2_048

/** Every message, in order. What stands before the first is left out: callers begin at one. */
export function* mailboxMessages(bytes: Uint8Array): Generator<MailboxMessage> {
  let open: { lineStart: number; start: number } | null = null
  for (const line of separators(bytes)) {
    if (open !== null) yield { ...open, end: withoutBlank(bytes, open.start, line.lineStart) }
    open = line
  }
  if (open !== null) yield { ...open, end: withoutBlank(bytes, open.start, bytes.length) }
}

/** Two messages, or one in a file that says it is a mailbox. */
export function isMailbox(bytes: Uint8Array, claimed: boolean): boolean {
  if (!startsWith(bytes, from, markLength(bytes))) return false
  const [first, second] = [...separators(bytes.subarray(0, 8 * 1024 * 1024)).take(2)]
  if (first === undefined || first.lineStart > markLength(bytes)) return false
  return claimed || second !== undefined
}

function* separators(bytes: Uint8Array): Generator<{ lineStart: number; start: number }> {
  const mark = markLength(bytes)
  for (let at = bytes.indexOf(0x46, mark); at >= 0; at = bytes.indexOf(0x46, at + 1)) {
    if (at > mark && u8(bytes, at - 1) !== 0x0a) continue
    if (!startsWith(bytes, from, at)) continue
    const end = bytes.indexOf(0x0a, at)
    if (end < 0 || end - at > longestLine) continue
    if (!separator.test(byteText(bytes, at, end))) continue
    const next = byteText(bytes, end + 1, Math.min(bytes.length, end + 1 + longestLine)).split('\n', 1)[0] ?? ''
    if (header.test(next)) yield { lineStart: at, start: end + 1 }
  }
}

function markLength(bytes: Uint8Array): number {
  return startsWith(bytes, [0xef, 0xbb, 0xbf]) ? 3 : 0
}

/** The empty line in front of a separator belongs to it. */
function withoutBlank(bytes: Uint8Array, start: number, end: number): number {
  if (end - 2 >= start && startsWith(bytes, [0x0a, 0x0a], end - 2)) return end - 1
  return end - 4 >= start && startsWith(bytes, [0x0d, 0x0a, 0x0d, 0x0a], end - 4) ? end - 2 : end
}
