/** Mail boxes that somebody set up: how to reach them, what of them is fetched, and how far that is. A secret goes in and never comes out. */
import { X509Certificate } from 'node:crypto'
import type { MailAccount, NewMailAccount } from '../../contract/channels.ts'
import { Refused } from '../../contract/errors.ts'
import { MailAccountId } from '../../contract/ids.ts'
import type { MailSettings } from '../../intake/index.ts'
import {
  destroy,
  insertRecord,
  keepingOf,
  newKeeping,
  queriesOver,
  type Reader,
  type Tables,
  type Tx,
} from '../../vault/index.ts'
import { mailAccount, mailChoice, type channelTables } from '../channel-tables.ts'

const q = queriesOver<Tables<typeof channelTables>>()

export function addAccount(tx: Tx, input: NewMailAccount): MailAccountId {
  const authority = input.authority ?? null
  if (authority !== null && !isAuthority(authority)) throw new Refused('AUTHORITY_UNREADABLE')
  const id = tx.uuid7()
  const { name, host, port, security, user, auth } = input
  // A key of its own: what was set up goes when the account does.
  insertRecord(
    tx,
    mailAccount,
    newKeeping(tx, 'unit', id),
    { name, host, port, security, user, auth, authority },
    { id },
  )
  writeSecret(tx, id, input.secret)
  tx.about('mail_account', id)
  return MailAccountId.parse(id)
}

/** One or more certificates, each of an authority. */
function isAuthority(pem: string): boolean {
  const parts = pem.match(/-----BEGIN CERTIFICATE-----[^-]+-----END CERTIFICATE-----/g) ?? []
  try {
    return parts.length > 0 && parts.every(part => new X509Certificate(part).ca)
  } catch {
    return false
  }
}

export function changeSecret(tx: Tx, account: string, secret: string): void {
  getAccount(tx, account)
  writeSecret(tx, account, secret)
  tx.about('mail_account', account)
}

function writeSecret(tx: Tx, account: string, secret: string): void {
  tx.runSql(
    'INSERT INTO mail_secret (account, secret) VALUES (?, ?) ON CONFLICT (account) DO UPDATE SET secret = excluded.secret',
    [account, secret],
  )
}

export function chooseFolders(
  tx: Tx,
  {
    account,
    folders,
    watch,
  }: { readonly account: string; readonly folders: readonly string[]; readonly watch: boolean },
): void {
  getAccount(tx, account)
  tx.about('mail_account', account)
  tx.count(folders.length)
  const chosen = JSON.stringify([...new Set(folders)])
  insertRecord(tx, mailChoice, keepingOf(tx, 'unit', account), { account, folders: chosen, watch: watch ? 1 : 0 })
}

/** What came in stays; how it came, its secret and its place go for good. */
export function removeAccount(tx: Tx, account: string, because: string): void {
  getAccount(tx, account)
  tx.about('mail_account', account)
  tx.detail(because)
  for (const table of ['mail_secret', 'mail_position', 'mail_state'])
    tx.runSql(`DELETE FROM ${table} WHERE account = ?`, [account])
  destroy(tx, [keepingOf(tx, 'unit', account).key], 'mail_account_removed')
}

export function listAccounts(reader: Reader): MailAccount[] {
  const rows = reader.all(q.selectFrom('mail_account').selectAll().orderBy('id'))
  return rows.map(row => {
    const { id, name, host, port, security, user, auth, authority } = row
    const last = reader.get(q.selectFrom('mail_state').select(['at', 'code', 'taken']).where('account', '=', id))
    const settings = { name, host, port, security, user, auth, hasAuthority: authority !== null }
    return { account: MailAccountId.parse(id), ...settings, ...choiceOf(reader, id), last: last ?? null }
  })
}

function choiceOf(reader: Reader, account: string): { folders: string[]; watch: boolean } {
  const row = reader.get(
    q
      .selectFrom('mail_choice')
      .select(['folders', 'watch'])
      .where('account', '=', account)
      .orderBy('hlc', 'desc')
      .limit(1),
  )
  return { folders: row ? unsafeFolders(row.folders) : [], watch: row?.watch === 1 }
}

/** Written by `chooseFolders`, as a list of names. */
function unsafeFolders(json: string): string[] {
  return JSON.parse(json) as string[]
}

function getAccount(reader: Pick<Reader, 'get'>, account: string) {
  const row = reader.get(q.selectFrom('mail_account').selectAll().where('id', '=', account))
  if (!row) throw new Refused('NOT_FOUND', { subject: account })
  return row
}

/** What a connection takes; for the mail process alone. */
export function settingsOf(reader: Reader, account: string): MailSettings {
  const { host, port, security, user, auth, authority } = getAccount(reader, account)
  const row = reader.get(q.selectFrom('mail_secret').select('secret').where('account', '=', account))
  return { host, port, security, user, auth, authority, secret: row?.secret ?? '' }
}

export interface MailPosition {
  readonly uidValidity: string
  readonly uid: number
}

export function positionOf(reader: Reader, account: string, folder: string): MailPosition | null {
  const row = reader.get(
    q
      .selectFrom('mail_position')
      .select(['uid_validity', 'uid'])
      .where('account', '=', account)
      .where('folder', '=', folder),
  )
  return row ? { uidValidity: row.uid_validity, uid: row.uid } : null
}

/** In the act that took the message in: a cut at any moment loses nothing and repeats nothing. */
export function movePosition(tx: Tx, account: string, folder: string, { uidValidity, uid }: MailPosition): void {
  tx.runSql(
    `INSERT INTO mail_position (account, folder, uid_validity, uid) VALUES (?, ?, ?, ?)
     ON CONFLICT (account, folder) DO UPDATE SET uid_validity = excluded.uid_validity, uid = excluded.uid`,
    [account, folder, uidValidity, uid],
  )
}

export function recordState(tx: Tx, account: string, { code, taken }: { code: string | null; taken: number }): void {
  tx.about('mail_account', account)
  tx.count(taken)
  tx.runSql(
    `INSERT INTO mail_state (account, at, code, taken) VALUES (?, ?, ?, ?)
     ON CONFLICT (account) DO UPDATE SET at = excluded.at, code = excluded.code, taken = excluded.taken`,
    [account, tx.at, code, taken],
  )
}
