/** What a reader starts from and may ask for: an empty document, the budget of one answer, and the reading of what lies inside. */
import type { ChildRole, ParsedDocument, ParserReply, PartRefusal } from '../../contract/parsed-document.ts'
import type { ErrorCode } from '../../contract/errors.ts'
import { limits } from '../limits.ts'
import type { Ranges } from '../ranges.ts'
import type { Supplies } from '../supplies.ts'

/** What comes with the bytes. All of it is a claim. */
export interface Claim {
  readonly name: string
  readonly declaredType: string | null
  readonly declaredCharset: string | null
  /** Of a message written from a store, which knows addresses that no header can hold. */
  readonly people?: People
}

/** Who sent a message to whom. */
export type People = Pick<ParsedDocument, 'from' | 'to' | 'cc' | 'bcc' | 'replyTo'>

export interface Part extends Claim {
  readonly bytes: Uint8Array
  readonly role: ChildRole
  /** Its stored name climbs out of a folder, or it is a link: kept and named, not opened (IMP-15). */
  readonly trap?: boolean
}

/** Which part of a mailbox the bytes are, when one answer cannot carry it. */
export interface MailboxPart {
  /** Messages in the parts before. */
  readonly first: number
  /** Of a store: the number of the item behind which this part begins. */
  readonly after?: number
  /** The bytes end within the mailbox, and so perhaps within a message. */
  readonly more: boolean
  /** A larger part can be had: one that a message does not end in is answered by nothing but where it begins. */
  readonly mayGrow?: boolean
}

/** What a reader of something that holds other things sees of the whole. */
export interface Inside {
  /** Archives and messages around these bytes. */
  readonly archives: number
  readonly mails: number
  readonly budget: Budget
  readonly supplies: Supplies
  readonly part?: MailboxPart
  /** Where the bytes are only the beginning of the file: all of it. */
  readonly ranges?: Ranges
  /** Of the bytes themselves, given by a person for this one reading; what lies inside has none. */
  readonly password?: string
  /** Reads a part as a document of its own; a part that must not be read comes back with `refusal`. */
  child(part: Part): Promise<ParsedDocument>
}

export type Reader = (bytes: Uint8Array, claim: Claim, inside: Inside) => Promise<ParserReply>

/** Counts down what one delivered file may cost over all its parts. */
export interface Budget {
  /** Bytes that go into the answer. */
  takeContent(size: number): boolean
  readonly contentLeft: number
  readonly contentTaken: number
  takeUnpacked(size: number): boolean
  takeDocument(): boolean
}

export function openBudget(): Budget {
  const left: Record<'content' | 'unpacked' | 'documents', number> = {
    content: limits.replyContentBytes,
    unpacked: limits.archive.totalBytes,
    documents: limits.documents,
  }
  const take = (what: keyof typeof left, size: number): boolean => {
    if (left[what] < size) return false
    left[what] -= size
    return true
  }
  return {
    takeContent: size => take('content', size),
    get contentLeft() {
      return left.content
    },
    get contentTaken() {
      return limits.replyContentBytes - left.content
    },
    takeUnpacked: size => take('unpacked', size),
    takeDocument: () => take('documents', 1),
  }
}

/** Whether an answer about a mailbox has no place for a message that takes `room` bytes. Messages of a part are few, or small. */
export function isFull({ budget }: Inside, messages: number, room: number): boolean {
  const { mailbox } = limits
  return budget.contentLeft < room || messages >= mailbox.messages || budget.contentTaken >= mailbox.answerBytes
}

/** A document about which nothing is known yet but its format and claim. */
export function emptyDocument(format: ParsedDocument['format'], mediaType: string, claim: Claim): ParsedDocument {
  return {
    format,
    name: claim.name,
    mediaType,
    // A header may be as long as the whole head of a message.
    declaredType: claim.declaredType?.slice(0, 255) ?? null,
    bytes: null,
    received: null,
    refusal: null,
    role: null,
    node: null,
    nodes: [],
    messageId: null,
    references: [],
    date: null,
    from: null,
    to: [],
    cc: [],
    bcc: [],
    replyTo: [],
    subject: null,
    text: '',
    hasText: false,
    html: false,
    language: null,
    charset: null,
    pageStarts: [],
    pages: null,
    rows: null,
    list: null,
    rebuilt: null,
    rest: null,
    warnings: [],
    children: [],
  }
}

export function read(document: ParsedDocument): ParserReply {
  return { kind: 'document', document }
}

export function refuse(code: ErrorCode, red = false, more: Omit<PartRefusal, 'code' | 'red'> = {}): ParserReply {
  return { kind: 'refusal', code, red, ...more }
}
