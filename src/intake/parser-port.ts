/** Where intake hands foreign bytes to. Behind it stands a process that holds no key and reaches neither disk nor network. */
import type { TextCharset } from '../contract/charsets.ts'
import type { ParserReply } from '../contract/parsed-document.ts'
import type { RecognitionReply } from '../contract/recognition.ts'
import type { MailboxPart } from './formats/document.ts'
import type { Recognition } from './formats/recognise.ts'
import type { Ranges } from './ranges.ts'

export type { Recognition }

export interface ParserHint {
  /** The name as received: a claim about the kind, and a label. Never a path that anybody opens. */
  readonly name: string
  /** Reads in a process that has read nothing else: for "opnieuw lezen" and before an item enters a packet. */
  readonly fresh?: boolean
  /** The bytes are a part of a mailbox. */
  readonly part?: MailboxPart
  /** The bytes are only the beginning: readers ask for the rest in pieces of at most `rangeBytes`. */
  readonly ranges?: Ranges
  /** Of the bytes: used for this one reading and kept nowhere. */
  readonly password?: string
  /** A person wants the bytes as letters in this character set, whatever they are. */
  readonly asText?: TextCharset
}

export interface ParserPort {
  /**
   * What the bytes are, checked against the schema. Never rejects because of the bytes: a crash, a limit and a malformed answer
   * are refusals (IMP-45). Rejects when `signal` aborts and after `close()`.
   */
  parse(bytes: Uint8Array, hint: ParserHint, signal?: AbortSignal): Promise<ParserReply>
  /** The words of one page that is only a picture, in a process that has read nothing else. Rejects as `parse` does. */
  recognise(bytes: Uint8Array, wanted: Recognition, signal?: AbortSignal): Promise<RecognitionReply>
  /** Ends the delivery: the processes die, open requests reject. */
  close(): Promise<void>
}
