/** Where things come in by themselves: mail boxes at a server and folders on this computer. Nothing is fetched until somebody sets one up. */
import { eventIterator } from '@orpc/contract'
import { z } from 'zod'
import { DropFolderId, GrantId, MailAccountId } from './ids.ts'
import { ImportEvent } from './imports.ts'
import { procedure } from './procedure.ts'
import { Done, Instant, Reason, ShortText } from './shapes.ts'

/** A name or an address of a server; never a web address, never with a path. */
const Host = z
  .string()
  .trim()
  .regex(/^[A-Za-z0-9]([A-Za-z0-9.-]{0,251}[A-Za-z0-9])?$|^[0-9A-Fa-f:.]{2,45}$/)
const FolderName = z.string().min(1).max(1_000)
/** A password, or a token for XOAUTH2. It goes in and never comes out. */
const MailSecret = z.string().min(1).max(8_192)
export const MailSecurity = z.enum(['tls', 'starttls'])
export type MailSecurity = z.infer<typeof MailSecurity>
export const MailAuth = z.enum(['password', 'xoauth2'])
export type MailAuth = z.infer<typeof MailAuth>

export const NewMailAccount = z.strictObject({
  name: ShortText,
  host: Host,
  port: z.number().int().min(1).max(65_535).default(993),
  security: MailSecurity.default('tls'),
  user: z.string().trim().min(1).max(320),
  auth: MailAuth.default('password'),
  secret: MailSecret,
  /** The organisation's own certificate authority, PEM; then no other is believed. */
  authority: z.string().min(1).max(65_536).optional(),
})
export type NewMailAccount = z.infer<typeof NewMailAccount>

export const MailAccount = z.strictObject({
  account: MailAccountId,
  name: z.string(),
  host: z.string(),
  port: z.number().int(),
  security: MailSecurity,
  user: z.string(),
  auth: MailAuth,
  hasAuthority: z.boolean(),
  folders: z.array(FolderName).max(200),
  /** Stays connected while the vault is open. */
  watch: z.boolean(),
  last: z
    .strictObject({
      at: Instant,
      /** Null where all went well. */
      code: z.string().nullable(),
      taken: z.number().int().nonnegative(),
    })
    .nullable(),
})
export type MailAccount = z.infer<typeof MailAccount>

const ofAccount = z.strictObject({ account: MailAccountId })

/** What a fetch tells beside the import that it is. */
export const MailEvent = z.discriminatedUnion('type', [
  ...ImportEvent.options,
  /** Messages that were not fetched before. */
  z.strictObject({ type: z.literal('waiting'), account: MailAccountId, messages: z.number().int().nonnegative() }),
  /** This account is done; `code` says why not all of it came. */
  z.strictObject({
    type: z.literal('fetched'),
    account: MailAccountId,
    code: z.string().nullable(),
    taken: z.number().int().nonnegative(),
  }),
  /** Everything is in, and it listens for more. */
  z.strictObject({ type: z.literal('listening'), account: MailAccountId }),
])
export type MailEvent = z.infer<typeof MailEvent>

const tell = z.enum(['units', 'progress']).default('units')

export const mail = {
  accounts: procedure({ permission: 'channel.read', audit: 'mail.listed', purpose: false })
    .input(z.strictObject({}))
    .output(z.array(MailAccount).max(100)),
  add: procedure({ permission: 'channel.manage', audit: 'mail.added', purpose: false })
    .input(NewMailAccount)
    .output(ofAccount),
  setSecret: procedure({ permission: 'channel.manage', audit: 'mail.secret_changed', purpose: false })
    .input(z.strictObject({ account: MailAccountId, secret: MailSecret }))
    .output(Done),
  /** Connects, which is the test of everything that was typed, and says which folders there are. */
  folders: procedure({ permission: 'channel.manage', audit: 'mail.tested', purpose: false })
    .input(ofAccount)
    .output(z.array(z.strictObject({ path: FolderName, messages: z.number().int().nonnegative() })).max(2_000)),
  choose: procedure({ permission: 'channel.manage', audit: 'mail.folders_chosen', purpose: false })
    .input(
      z.strictObject({
        account: MailAccountId,
        folders: z.array(FolderName).max(200),
        watch: z.boolean(),
      }),
    )
    .output(Done),
  /** Secret, settings and position go; what came in stays, and nothing changes at the server. */
  remove: procedure({ permission: 'channel.manage', audit: 'mail.removed', purpose: false })
    .input(z.strictObject({ account: MailAccountId, because: Reason }))
    .output(Done),
  /** Takes in what is new, of one account or of all. Nothing at the server is marked, moved or deleted. */
  fetch: procedure({ permission: 'signal.register', audit: 'mail.fetched', purpose: false })
    .input(z.strictObject({ account: MailAccountId.optional(), tell }))
    .output(eventIterator(MailEvent)),
  /** The same, and then whatever comes, until the caller has enough. */
  watch: procedure({ permission: 'signal.register', audit: 'mail.watched', purpose: false })
    .input(z.strictObject({ account: MailAccountId, tell }))
    .output(eventIterator(MailEvent)),
}

export const DropFolder = z.strictObject({
  folder: DropFolderId,
  /** Its own name, without the way to it. */
  name: z.string(),
  /** It is there, and can be read. */
  isThere: z.boolean(),
  /** Files that the vault keeps, and that still lie there. */
  offered: z.number().int().nonnegative(),
  /** The oldest of them was taken in then. */
  oldestAt: Instant.nullable(),
})
export type DropFolder = z.infer<typeof DropFolder>

export const OfferedFile = z.strictObject({
  folder: DropFolderId,
  /** As it lies in the folder. */
  name: z.string().min(1).max(1_024),
  sizeBytes: z.number().int().nonnegative(),
  takenAt: Instant,
})
export type OfferedFile = z.infer<typeof OfferedFile>

export const DropEvent = z.discriminatedUnion('type', [
  ...ImportEvent.options,
  /** Everything that was wholly written is in. */
  z.strictObject({ type: z.literal('watching'), offered: z.number().int().nonnegative() }),
])
export type DropEvent = z.infer<typeof DropEvent>

export const dropFolders = {
  list: procedure({ permission: 'channel.read', audit: 'drop_folder.listed', purpose: false })
    .input(z.strictObject({}))
    .output(z.array(DropFolder).max(100)),
  add: procedure({ permission: 'channel.manage', audit: 'drop_folder.added', purpose: false })
    .input(z.strictObject({ grant: GrantId }))
    .output(z.strictObject({ folder: DropFolderId, name: z.string() })),
  remove: procedure({ permission: 'channel.manage', audit: 'drop_folder.removed', purpose: false })
    .input(z.strictObject({ folder: DropFolderId, because: Reason }))
    .output(Done),
  /** Takes in what is wholly written, in the folders that were set up or in a granted one, and goes on until the caller has enough. */
  watch: procedure({ permission: 'signal.register', audit: 'drop_folder.taken_in', purpose: false })
    .input(z.strictObject({ grant: GrantId.optional(), tell }))
    .output(eventIterator(DropEvent)),
  /** Source files that the vault keeps: a person may have them deleted. */
  offered: procedure({ permission: 'signal.register', audit: 'drop_folder.offered', purpose: false })
    .input(z.strictObject({}))
    .output(z.array(OfferedFile).max(5_000)),
  /** Deletes these sources, each only when it still lies there as it was taken in. Never by itself. */
  discard: procedure({ permission: 'signal.register', audit: 'drop_folder.sources_deleted', purpose: false })
    .input(
      z.strictObject({
        files: z
          .array(z.strictObject({ folder: DropFolderId, name: z.string().min(1).max(1_024) }))
          .min(1)
          .max(5_000),
      }),
    )
    .output(z.strictObject({ deleted: z.number().int(), left: z.number().int() })),
}
