/** What passes between a cell and the vault process, over the port that main made for the two. */

import type { MailboxPart } from '../../../src/intake/formats/index.ts'

export type ToCell =
  | {
      readonly kind: 'item'
      readonly id: number
      readonly name: string
      readonly part: MailboxPart | undefined
      readonly bytes: Uint8Array
    }
  /** The answer to `map`; null when there is no map of that name. */
  | { readonly kind: 'map'; readonly name: string; readonly bytes: Uint8Array<ArrayBuffer> | null }

export type FromCell =
  | { readonly kind: 'reply'; readonly id: number; readonly reply: unknown }
  /** A cell reads no files: tables for old East Asian encodings in PDF are asked for by file name. */
  | { readonly kind: 'map'; readonly name: string }
