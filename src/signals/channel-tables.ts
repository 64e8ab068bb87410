/** Where things come in by themselves: mail boxes that are fetched and folders that are watched, and how far each of them is. */
import { flag, idOf, integer, oneOf, plain, record, text, textOrNull } from '../vault/index.ts'

export const channels = ['mail', 'file_drop', 'phone', 'desk', 'handover'] as const
export type Channel = (typeof channels)[number]

/** A box at a server. Its secret stands apart: it changes, and goes with the account. */
export const mailAccount = record('mail_account', {
  name: text(),
  host: text(),
  port: integer(),
  security: oneOf('tls', 'starttls'),
  user: text(),
  auth: oneOf('password', 'xoauth2'),
  /** The organisation's own certificate authority, as PEM; null: those that are known everywhere. */
  authority: textOrNull(),
})
/** What of it is fetched; the latest choice counts (R86). */
export const mailChoice = record(
  'mail_choice',
  { account: idOf(), folders: text(), watch: flag() },
  { indexes: ['account'] },
)
export const mailSecret = plain('mail_secret', { account: text(), secret: text() }, { primaryKey: 'account' })
/** Up to and with this message everything of the folder is in the vault; written in the act that took it in. */
export const mailPosition = plain(
  'mail_position',
  { account: text(), folder: text(), uid_validity: text(), uid: integer() },
  { primaryKey: 'account, folder' },
)
/** How the last fetch ended: null where all went well. */
export const mailState = plain(
  'mail_state',
  { account: text(), at: integer(), code: textOrNull(), taken: integer() },
  { primaryKey: 'account' },
)

/** A folder on this computer into which others put files. */
export const dropFolder = record('drop_folder', { path: text() })
/**
 * A file of it that was taken in, as it lay there, so that it is not taken in again (R48). On offer for deletion when the vault keeps it;
 * what was refused is nowhere else.
 */
export const droppedFile = plain(
  'dropped_file',
  {
    folder: text(),
    name: text(),
    size_bytes: integer(),
    modified_at: integer(),
    taken_at: integer(),
    is_kept: flag(),
  },
  { primaryKey: 'folder, name' },
)

export const channelTables = [
  mailAccount,
  mailChoice,
  mailSecret,
  mailPosition,
  mailState,
  dropFolder,
  droppedFile,
] as const
