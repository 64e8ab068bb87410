/** The log of an unlocked folder: where it stands, who can read its details, and the anchors that follow each of its entries. */
import { AuditedDatabase, type LogKeys } from '../audit/index.ts'
import {
  changeSecret,
  keyidOf,
  queriesOver,
  sealTo,
  VaultReader,
  type AnchorKeys,
  type AnchorReadings,
  type ChainFacts,
  type Deps,
  type Reader,
  type Signer,
  type SqlDatabase,
  type Tables,
  type Tx,
  type UnlockedFiles,
  type vaultTables,
} from '../vault/index.ts'
import { auditorRecipients } from './auditors.ts'
import type { Role } from './tables.ts'

const q = queriesOver<Tables<typeof vaultTables>>()

export const appVersion = '0.1.0'
/** Stands in every entry. */
export const appName = `schakel ${appVersion}`

export interface OpenLog {
  readonly db: AuditedDatabase
  readonly keys: LogKeys
  /** The key of this unlocking's details, sealed to who may read them. */
  readonly sealedKey: Uint8Array
}

export async function openLog(files: UnlockedFiles, deps: Deps, readers: readonly string[]): Promise<OpenLog> {
  const keys: LogKeys = { vault: files.vaultId, detail: deps.ids.random(32) }
  const sealedKey = await sealTo(readers, keys.detail)
  return { db: auditedDatabase(files, deps, keys), keys, sealedKey }
}

/** Each commit is followed by its anchor, in the folder and in the state folder. */
export function auditedDatabase(files: UnlockedFiles, deps: Deps, keys: LogKeys): AuditedDatabase {
  const anchors = files.openAnchors(readAnchors(files))
  const follow = (count: number, head: Uint8Array): void => {
    const { db, seq } = files.header()
    anchors.write({ count, head, generation: db.gen, headerSeq: seq, at: deps.clock.now() })
  }
  return new AuditedDatabase(files.database, deps, keys, follow, appName)
}

export function readAnchors(files: UnlockedFiles): AnchorReadings {
  return files.readAnchors(formerAnchorKeys(files.database))
}

export function chainFacts(files: UnlockedFiles): ChainFacts {
  const head = files.database.prepare('SELECT n FROM audit_entry ORDER BY n DESC LIMIT 1').get()
  return {
    count: Number(head?.['n'] ?? 0),
    headAt: n => {
      const h = files.database.prepare('SELECT h FROM audit_entry WHERE n = ?').get([n])?.['h']
      return h instanceof Uint8Array ? h : undefined
    },
    headerSeq: files.header().seq,
    generation: files.header().db.gen,
  }
}

/** A record in a profile may be older than the last rotation: the keys of former epochs stay, as rows. */
function formerAnchorKeys(database: SqlDatabase): AnchorKeys {
  return (epoch, work) => {
    const row = database.prepare('SELECT bytes FROM vault_secret WHERE name = ?').get([anchorSecret(epoch)])
    return row?.['bytes'] instanceof Uint8Array ? work(row['bytes']) : undefined
  }
}

export function keepAnchorKey(tx: Tx, epoch: number, key: Uint8Array): void {
  changeSecret(tx, anchorSecret(epoch), key)
}

function anchorSecret(epoch: number): string {
  return `anchor/${epoch}`
}

/** Of everybody who ever opened the vault: what somebody signed who left can still be judged. A row is what its name says it hashes to. */
export function signingKeys(reader: Reader): Uint8Array[] {
  return reader
    .all(q.selectFrom('vault_secret').select(['name', 'bytes']).where('name', 'like', `${signerPrefix}%`))
    .filter(({ name, bytes }) => name === signerPrefix + keyidOf(bytes))
    .map(({ bytes }) => bytes)
}

export function keepSigningKey(tx: Tx, { keyid, publicKey }: Signer): void {
  changeSecret(tx, signerPrefix + keyid, publicKey)
}

const signerPrefix = 'signer/'

/** Who can read this unlocking's details: privacy officers; until there is one, the coordinators. And every confirmed auditor. */
export function detailReaders(files: UnlockedFiles): string[] {
  const users = files.database.prepare('SELECT slot, role FROM active_user').all()
  const of = (role: Role) => users.filter(u => u['role'] === role).map(u => Number(u['slot']))
  const officers = of('privacy_officer')
  const slots = new Set(officers.length > 0 ? officers : of('coordinator'))
  const people = files.slots().filter(slot => slots.has(slot.id))
  return [...people.map(slot => slot.recipient), ...auditorRecipients(new VaultReader(files.database))]
}
