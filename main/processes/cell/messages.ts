/** What passes between a cell and the vault process, over the port that main made for the two. */

import type { TextCharset } from '../../../src/contract/charsets.ts'
import type { MailboxPart, Recognition } from '../../../src/intake/formats/index.ts'

export type ToCell =
  | {
      readonly kind: 'item'
      readonly id: number
      readonly name: string
      readonly part: MailboxPart | undefined
      readonly password: string | undefined
      readonly asText: TextCharset | undefined
      /** Asks for the words of one page instead of the document. */
      readonly recognise: Recognition | undefined
      readonly bytes: Uint8Array
      /** Of the whole file, where the bytes are only its beginning. */
      readonly sizeBytes: number | undefined
    }
  /** The answer to `range`; null when it cannot be had. */
  | { readonly kind: 'range'; readonly at: number; readonly bytes: Uint8Array | null }
  /** The answer to `file`; null when there is no file of that name. */
  | {
      readonly kind: 'file'
      readonly folder: string
      readonly name: string
      readonly bytes: Uint8Array<ArrayBuffer> | null
    }

export type FromCell =
  | { readonly kind: 'reply'; readonly id: number; readonly reply: unknown }
  /** A piece of the file whose beginning it was given. One at a time. */
  | { readonly kind: 'range'; readonly at: number; readonly length: number }
  /** A cell reads no files: tables, decoders and language data are asked for by name. */
  | { readonly kind: 'file'; readonly folder: string; readonly name: string }
