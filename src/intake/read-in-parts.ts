/**
 * One delivered file may be more than one answer: a mailbox or mail store comes in parts, each with its own messages. Any other file is
 * one answer. Of a file that is read in pieces no more is held than one part of it.
 */
import { IMP } from '../contract/error-codes/intake.ts'
import type { ParserReply } from '../contract/parsed-document.ts'
import { limits } from './limits.ts'
import type { ParserHint, ParserPort } from './parser-port.ts'
import { rangesOf, type Ranges } from './ranges.ts'

export interface ReadPart {
  readonly reply: ParserReply
  readonly isLast: boolean
}

/** Enough to see what a file is: a disc's mark stands behind its first 32 KiB, and so much of a text is looked at. */
const headBytes = 64 * 1024

/** At least one part. What the parser refuses ends it: the messages before are read, and the refusal stands for the rest. */
export async function* readInParts(
  parser: ParserPort,
  source: Uint8Array | Ranges,
  hint: Omit<ParserHint, 'part' | 'ranges'>,
  signal?: AbortSignal,
): AsyncGenerator<ReadPart, void> {
  const ranges = source instanceof Uint8Array ? rangesOf(source) : source
  const head = await ranges.read(0, headBytes).catch(() => new Uint8Array())
  if (beginsAsStore(head)) yield* storeParts(parser, head, ranges, hint, signal)
  else if (!beginsAsMailbox(head) && ranges.sizeBytes > limits.mailbox.largestPartBytes)
    yield { reply: await parser.parse(head, { ...hint, ranges }, signal), isLast: true }
  else yield* fileParts(parser, ranges, beginsAsMailbox(head), hint, signal)
}

type Hint = Omit<ParserHint, 'part' | 'ranges'>

/** The reader itself asks for what it needs of the file. */
async function* storeParts(
  parser: ParserPort,
  head: Uint8Array,
  ranges: Ranges,
  hint: Hint,
  signal: AbortSignal | undefined,
): AsyncGenerator<ReadPart, void> {
  let [after, first] = [0, 0]
  for (;;) {
    const reply = await parser.parse(head, { ...hint, ranges, part: { first, after, more: false } }, signal)
    const rest = reply.kind === 'document' ? reply.document.rest : null
    const isLast = rest === null || rest.at <= after || rest.first <= first
    yield { reply, isLast }
    if (isLast) return
    ;({ at: after, first } = rest)
  }
}

async function* fileParts(
  parser: ParserPort,
  ranges: Ranges,
  maybeMailbox: boolean,
  hint: Hint,
  signal: AbortSignal | undefined,
): AsyncGenerator<ReadPart, void> {
  const { partBytes, largestPartBytes } = limits.mailbox
  const { sizeBytes } = ranges
  let at = 0
  let first = 0
  let length: number = partBytes
  for (;;) {
    const isMailbox = first > 0 || (sizeBytes > largestPartBytes && maybeMailbox)
    const more = isMailbox && sizeBytes - at > length
    const mayGrow = length < largestPartBytes
    const piece = await ranges.read(at, isMailbox ? length : sizeBytes).catch(() => null)
    if (piece === null) {
      yield { reply: { kind: 'refusal', code: IMP.unreadable, red: false }, isLast: true }
      return
    }
    const reply = await parser.parse(piece, isMailbox ? { ...hint, part: { first, more, mayGrow } } : hint, signal)
    const rest = reply.kind === 'document' ? reply.document.rest : null
    const isStill = rest !== null && rest.at === 0 && rest.first === first
    if (isStill && more && mayGrow) {
      length = largestPartBytes
      continue
    }
    length = partBytes
    // A part that brings nothing on would be asked for without end.
    const isLast = rest === null || isStill || at + rest.at >= sizeBytes
    yield { reply, isLast }
    if (isLast) return
    at += rest.at
    first = rest.first
  }
}

export function beginsAsStore(head: Uint8Array): boolean {
  return String.fromCharCode(...head.subarray(0, 4)) === '!BDN'
}

export function beginsAsMailbox(head: Uint8Array): boolean {
  return /^(\u00ef\u00bb\u00bf)?From /.test(String.fromCharCode(...head.subarray(0, 8)))
}
