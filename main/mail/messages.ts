/** What passes between the mail process and whoever asked for mail, over a private port or pipe. */
import { z } from 'zod'
import type { MailSettings } from '../../src/intake/channels/mail-port.ts'

/** Times of one connection, in milliseconds (security design §15, row 30). */
export interface MailBounds {
  readonly connectMs: number
  /** Without a byte from the server. */
  readonly idleMs: number
  /** Of the whole connection: a server that drips a byte a second ends here. */
  readonly totalMs: number
}

export type MailRequest =
  | { readonly kind: 'open'; readonly settings: MailSettings; readonly bounds: MailBounds }
  | { readonly kind: 'folders' }
  | { readonly kind: 'select'; readonly folder: string }
  | { readonly kind: 'after'; readonly uid: number }
  | { readonly kind: 'fetch'; readonly uids: readonly number[] }
  | { readonly kind: 'wait'; readonly limitMs: number }
export type ToMail = MailRequest & { readonly id: number }

export const failures = [
  'unreachable',
  'certificate_expired',
  'certificate_other_host',
  'certificate_unknown',
  'tls_too_old',
  'not_encrypted',
  'login_refused',
  'folder_gone',
  'too_slow',
  'cut',
  'not_understood',
] as const
export type MailFailure = (typeof failures)[number]

/** Sizes of answers. A message above `messageBytes` is not fetched. */
export const mailSizes = {
  messageBytes: 50 * 1024 * 1024,
  /** Messages are gathered up to this; one message may be larger. */
  answerBytes: 16 * 1024 * 1024,
  lineBytes: 32 * 1024 * 1024,
  folders: 2_000,
} as const

const id = z.number().int()
const uid = z.number().int().min(1).max(0xffff_ffff)
const bytes = z.instanceof(Uint8Array<ArrayBufferLike>)
/** The form of what a mail process may say; nothing else is believed. */
export const FromMail = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('opened'), id }),
  z.strictObject({
    kind: z.literal('folders'),
    id,
    folders: z
      .array(z.strictObject({ path: z.string().min(1).max(1_000), messages: z.number().int().nonnegative() }))
      .max(mailSizes.folders),
  }),
  z.strictObject({ kind: z.literal('selected'), id, uidValidity: z.string().regex(/^\d{1,20}$/) }),
  z.strictObject({ kind: z.literal('uids'), id, uids: z.array(uid).max(2_000_000) }),
  z.strictObject({
    kind: z.literal('messages'),
    id,
    upTo: uid,
    messages: z
      .array(
        z.strictObject({
          uid,
          sender: z.string().max(400),
          sizeBytes: z.number().int().nonnegative(),
          bytes: bytes.nullable(),
        }),
      )
      .max(1_000),
  }),
  z.strictObject({ kind: z.literal('waited'), id }),
  z.strictObject({ kind: z.literal('failed'), id, failure: z.enum(failures) }),
])
export type FromMail = z.infer<typeof FromMail>
