/** One delivered file may be more than one answer: a mailbox comes in parts, each with its own messages. Any other file is one answer. */
import type { ParserReply } from '../contract/parsed-document.ts'
import { limits } from './limits.ts'
import type { ParserHint, ParserPort } from './parser-port.ts'

export interface ReadPart {
  readonly reply: ParserReply
  readonly isLast: boolean
}

/** At least one part. What the parser refuses ends it: the messages before are read, and the refusal stands for the rest. */
export async function* readInParts(
  parser: ParserPort,
  bytes: Uint8Array,
  hint: Omit<ParserHint, 'part'>,
  signal?: AbortSignal,
): AsyncGenerator<ReadPart, void> {
  const { partBytes } = limits.mailbox
  let at = 0
  let first = 0
  for (;;) {
    const isMailbox = first > 0 || (bytes.length > partBytes && beginsAsMailbox(bytes))
    const more = isMailbox && bytes.length - at > partBytes
    const piece = isMailbox ? bytes.subarray(at, at + partBytes) : bytes
    const reply = await parser.parse(piece, isMailbox ? { ...hint, part: { first, more } } : hint, signal)
    const rest = reply.kind === 'document' ? reply.document.rest : null
    // A part that brings nothing on would be asked for without end.
    const isLast = rest === null || (rest.at === 0 && rest.first === first) || at + rest.at >= bytes.length
    yield { reply, isLast }
    if (isLast) return
    at += rest.at
    first = rest.first
  }
}

function beginsAsMailbox(bytes: Uint8Array): boolean {
  return /^(\u00ef\u00bb\u00bf)?From /.test(String.fromCharCode(...bytes.subarray(0, 8)))
}
