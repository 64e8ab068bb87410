/**
 * Mailbox files: every message is a document of its own, exactly its own bytes. A mailbox may hold more than one answer can carry: then
 * `rest` says where the next answer begins.
 */
import type { ParserReply } from '../../contract/parsed-document.ts'
import { IMP } from '../../contract/error-codes/intake.ts'
import { spliced, type Splice } from './bytes.ts'
import { emptyDocument, isFull, read, refuse, type Claim, type Inside, type MailboxPart } from './document.ts'
import { withoutLists } from './lists-inside.ts'
import { mailboxMessages, type MailboxMessage } from './mailbox-lines.ts'

const whole: MailboxPart = { first: 0, more: false }

export async function readMbox(bytes: Uint8Array, claim: Claim, inside: Inside): Promise<ParserReply> {
  const { part = whole } = inside
  const document = emptyDocument('mbox', 'application/mbox', claim)
  const messages = [...mailboxMessages(bytes)]
  const splices: Splice[] = []
  // Of a part that is cut off the last message is read with the next part, but one that fills the largest part is too large anyway.
  const isCut = part.more && (messages.length > 1 || part.mayGrow === true)
  const complete = isCut ? messages.slice(0, -1) : messages
  let at = 0
  for (const message of complete) {
    if (!(await add(message))) break
    at = message.end
  }
  const left = complete[document.children.length] ?? messages[complete.length]
  if (left === undefined) at = bytes.length
  if (document.children.length === 0 && !part.more && part.first === 0)
    return refuse(IMP.incomplete, false, { count: 0, of: 1 })
  if (left !== undefined || part.more)
    document.rest = { at: left?.lineStart ?? at, first: part.first + document.children.length }
  document.rebuilt = splices.length === 0 ? null : spliced(bytes, splices)
  return read(document)

  /** False when the answer is full; the first of a part is always taken, be it as what could not be read. */
  async function add({ start, end }: MailboxMessage): Promise<boolean> {
    const isFirst = document.children.length === 0
    const room = 4 * (end - start)
    if (!isFirst && isFull(inside, document.children.length, room)) return false
    const child = await inside.child({
      bytes: bytes.subarray(start, end),
      name: `${part.first + document.children.length + 1}.eml`,
      declaredType: 'message/rfc822',
      declaredCharset: null,
      role: 'message',
    })
    document.children.push(child)
    for (const stub of withoutLists([child]).values()) splices.push({ start, end, bytes: stub })
    return true
  }
}
