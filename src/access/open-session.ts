/** From an unlocked folder to a session: migration, anchors, the key of this unlocking's details, the user behind the slot. */
import { sql } from 'kysely'
import { AuditedDatabase, signCheckpoint, type LogKeys } from '../audit/index.ts'
import { Locked } from '../contract/errors.ts'
import {
  asOriginals,
  changeSecret,
  envelopeBytes,
  insertRecord,
  judgeAnchors,
  keepingOf,
  migrate,
  newKeeping,
  queriesOver,
  sealTo,
  toBase64url,
  twelveGroups,
  VaultReader,
  type AnchorRemark,
  type Deps,
  type Tables,
  type Tx,
  type UnlockedFiles,
  type vaultTables,
} from '../vault/index.ts'
import { auditorRecipients } from './auditors.ts'
import { shippedCodebooks } from './codebooks.ts'
import type { Session } from './session.ts'
import { user as userTable, type accessTables, type Role } from './tables.ts'

const q = queriesOver<Tables<typeof accessTables> & Tables<typeof vaultTables>>()
export const appVersion = '0.1.0'

export interface OpenedVault {
  readonly session: Session
  readonly files: UnlockedFiles
  /** What the anchors said, worst first; `equal` left out. */
  readonly notices: readonly AnchorRemark[]
  readonly openedAt: number
  /** Writes the last entry and a checkpoint, closes, wipes. */
  lock(cause: 'demand' | 'idle' | 'suspend' | 'quit'): void
}

export interface FirstUser {
  readonly name: string
  readonly fullName: string
}

/** A new vault's database: schema, device, secrets, first user as coordinator. Everything in entry 1, `VAULT_CREATED`. */
export async function foundVault(files: UnlockedFiles, first: FirstUser, deps: Deps): Promise<OpenedVault> {
  migrate(files.database)
  const device = deps.ids.uuid4()
  const user = deps.ids.uuid7()
  const unlock = deps.ids.uuid4()
  const log = await openLog(files, deps, [files.recipient])
  log.db.act(
    { user, role: 'coordinator', device, unlock },
    { act: 'VAULT_CREATED', object: { type: 'vault', id: Buffer.from(files.vaultId).toString('hex') } },
    tx => {
      const unit = newKeeping(tx, 'unit', 'unit')
      tx.runSql('INSERT INTO device (id, letters, bytes) VALUES (?, ?, ?)', [device, 'NH', tx.random(32)])
      for (const name of ['dup', 'query']) changeSecret(tx, name, tx.random(32))
      insertRecord(
        tx,
        userTable,
        unit,
        {
          slot: files.slot.id,
          name: first.name,
          full_name: first.fullName,
          role: 'coordinator',
          person: deps.ids.uuid4(),
        },
        { id: user },
      )
    },
  )
  return finishOpening(files, deps, log, unlock, [])
}

/** Opens an existing vault. Throws VAULT_BEHIND when the anchors say that acts are missing; WRONG_PASSPHRASE for a slot without a user. */
export async function openSession(files: UnlockedFiles, deps: Deps): Promise<OpenedVault> {
  const applied = migrate(files.database)
  const chain = chainFacts(files)
  const readings = files.readAnchors()
  const verdict = judgeAnchors(readings, chain)
  if (verdict.action === 'read-only') {
    files.database.setQueryOnly(true)
    throw new Locked('VAULT_BEHIND', {
      details: { what: verdict.worst.kind, missing: verdict.worst.kind === 'behind' ? verdict.worst.missing : 0 },
    })
  }
  const unlock = deps.ids.uuid4()
  const log = await openLog(files, deps, detailReaders(files))
  const opened = finishOpening(
    files,
    deps,
    log,
    unlock,
    verdict.remarks.filter(r => r.kind !== 'equal'),
  )
  if (applied.length > 0)
    opened.session.db.act(opened.session.acting, { act: 'MIGRATED' }, tx => tx.count(applied.length))
  return opened
}

export interface RestoredVault {
  readonly opened: OpenedVault
  /** Acts that this computer knows of and the copy does not hold. */
  readonly missing: number
}

/**
 * Opens a copy that was just restored. What this computer's anchors know beyond it stands in the event RESTORED, with both heads;
 * from here on the copy is the vault, and what is left of the former one counts as split off.
 */
export async function openRestored(files: UnlockedFiles, deps: Deps, because: string): Promise<RestoredVault> {
  migrate(files.database)
  const readings = files.readAnchors()
  const chain = chainFacts(files)
  const verdict = judgeAnchors(readings, chain)
  const unlock = deps.ids.uuid4()
  const log = await openLog(files, deps, detailReaders(files))
  const { count, head } = log.db.head
  becomeNewDevice(log.db, files, deps, unlock)
  const opened = finishOpening(
    files,
    deps,
    log,
    unlock,
    verdict.remarks.filter(r => r.kind !== 'equal'),
  )
  const recorded = [...readings.profile.records, ...readings.vault.records].sort((a, b) => b.count - a.count)[0]
  const missing = Math.max(0, (recorded?.count ?? 0) - count)
  opened.session.db.act(opened.session.acting, { act: 'RESTORED' }, tx => {
    const known = recorded && { count: recorded.count, head: toBase64url(recorded.head) }
    tx.detail(JSON.stringify({ because, restored: { count, head: toBase64url(head) }, recorded: known ?? null }))
    tx.count(missing)
  })
  return { opened, missing }
}

/** A restored copy is another device: what it writes must never pass for what the former one wrote (team design §2, §12.5). */
function becomeNewDevice(db: AuditedDatabase, files: UnlockedFiles, deps: Deps, unlock: string): void {
  const user = userOfSlot(db, files)
  const former = latestDevice(db)
  if (!user || !former) return
  const device = deps.ids.uuid4()
  db.act(
    { user: user.id, role: user.role, device: former.id, unlock },
    { act: 'DEVICE_REPLACED', object: { type: 'device', id: device } },
    tx => {
      tx.runSql('INSERT INTO device (id, letters, bytes) VALUES (?, ?, ?)', [
        device,
        newLetters(tx, former.letters),
        tx.random(32),
      ])
    },
  )
}

const consonants = 'BCDFGHJKLMNPRSTVWXZ'

/** Two letters of its own in human numbers, so that two devices never give out the same. */
function newLetters(tx: Tx, former: string): string {
  for (;;) {
    const letters = [...tx.random(2)].map(byte => consonants[byte % consonants.length]).join('')
    if (letters !== former) return letters
  }
}

function latestDevice(db: AuditedDatabase): { id: string; letters: string } | undefined {
  return db.reader.get(
    q
      .selectFrom('device')
      .select(['id', 'letters'])
      .orderBy(sql`rowid`, 'desc')
      .limit(1),
  )
}

interface OpenLog {
  readonly db: AuditedDatabase
  readonly sealedKey: Uint8Array
}

async function openLog(files: UnlockedFiles, deps: Deps, readers: readonly string[]): Promise<OpenLog> {
  const keys: LogKeys = { vault: files.vaultId, detail: deps.ids.random(32) }
  const anchors = files.openAnchors(files.readAnchors())
  const sealedKey = await sealTo(readers, keys.detail)
  const db = new AuditedDatabase(
    files.database,
    deps,
    keys,
    (count, head) =>
      anchors.write({
        count,
        head,
        generation: files.header().db.gen,
        headerSeq: files.header().seq,
        at: deps.clock.now(),
      }),
    `schakel ${appVersion}`,
  )
  return { db, sealedKey }
}

function finishOpening(
  files: UnlockedFiles,
  deps: Deps,
  log: OpenLog,
  unlock: string,
  notices: readonly AnchorRemark[],
): OpenedVault {
  const { db } = log
  const row = userOfSlot(db, files) ?? userAfterRecovery(db, files, deps, unlock)
  if (!row) throw new Locked('WRONG_PASSPHRASE')
  const device = latestDevice(db)
  const secret = (name: string) =>
    db.reader.get(q.selectFrom('vault_secret').select('bytes').where('name', '=', name))?.bytes ?? new Uint8Array()
  const acting = { user: row.id, role: row.role, device: device?.id ?? '', unlock }
  const session: Session = {
    db,
    reader: db.reader,
    deps,
    codebooks: shippedCodebooks,
    acting,
    vaultId: files.vaultId,
    letters: device?.letters ?? 'NH',
    signer: files.signer,
    user: { id: row.id, name: row.name, fullName: row.full_name, role: row.role, person: row.person, slot: row.slot },
    duplicateKey: secret('dup'),
    queryKey: secret('query'),
    originals: asOriginals(files.paths, db.reader.sql),
  }
  db.act(acting, { act: 'UNLOCKED' }, tx => {
    tx.runSql('INSERT INTO audit_detail_key (unlock, sealed) VALUES (?, ?)', [unlock, log.sealedKey])
    tx.count(files.failuresBefore)
    for (const notice of notices) tx.detail(JSON.stringify(notice))
  })
  const openedAt = deps.clock.now()
  return { session, files, notices, openedAt, lock: cause => lock(session, files, cause) }
}

function lock(session: Session, files: UnlockedFiles, cause: string): void {
  try {
    session.db.settleLooks()
    session.db.act(session.acting, { act: 'LOCKED' }, tx => tx.detail(cause))
    takeCheckpoint(session)
  } finally {
    files.close()
  }
}

export interface Checkpoint {
  /** The signed envelope, for keeping outside. */
  readonly bytes: Uint8Array
  /** Twelve groups of the head that it signs, for reading aloud. */
  readonly groups: string
  /** Number of the last entry that it covers. */
  readonly count: number
}

/** Signs where the log stands and keeps the envelope; it is itself an act, so the log then stands one further. */
export function takeCheckpoint(session: Session, act = 'CHECKPOINT'): Checkpoint {
  const at = session.db.head
  const bytes = envelopeBytes(signCheckpoint(at, session.deps.clock.now(), session.vaultId, session.signer))
  session.db.act(session.acting, { act }, (tx: Tx) => {
    tx.runSql('INSERT INTO checkpoint (count, bytes, at) VALUES (?, ?, ?)', [at.count, bytes, tx.at])
    tx.count(at.count)
  })
  return { bytes, groups: twelveGroups(at.head), count: at.count }
}

function chainFacts(files: UnlockedFiles) {
  const head = files.database.prepare('SELECT n FROM audit_entry ORDER BY n DESC LIMIT 1').get()
  return {
    count: Number(head?.['n'] ?? 0),
    headAt: (n: number) => {
      const h = files.database.prepare('SELECT h FROM audit_entry WHERE n = ?').get([n])?.['h']
      return h instanceof Uint8Array ? h : undefined
    },
    headerSeq: files.header().seq,
    generation: files.header().db.gen,
  }
}

/** Who can read this unlocking's details: privacy officers; until there is one, the coordinators. And every confirmed auditor. */
function detailReaders(files: UnlockedFiles): string[] {
  const users = files.database.prepare('SELECT slot, role FROM active_user').all()
  const of = (role: Role) => users.filter(u => u['role'] === role).map(u => Number(u['slot']))
  const officers = of('privacy_officer')
  const slots = new Set(officers.length > 0 ? officers : of('coordinator'))
  const people = files.slots().filter(slot => slots.has(slot.id))
  return [...people.map(slot => slot.recipient), ...auditorRecipients(new VaultReader(files.database))]
}

/** Slots that two of three shares made carry this label; the header's seal vouches for it. */
export const recoveredLabel = 'hersteld'

function userOfSlot(db: AuditedDatabase, files: UnlockedFiles) {
  return db.reader.get(q.selectFrom('active_user').selectAll().where('slot', '=', files.slot.id))
}

/** First unlocking of a recovered slot: its owner gets a user of his own, without a certificate, and everybody can see it happened. */
function userAfterRecovery(db: AuditedDatabase, files: UnlockedFiles, deps: Deps, unlock: string) {
  if (files.slot.label !== recoveredLabel) return undefined
  const id = deps.ids.uuid7()
  const device = latestDevice(db)?.id ?? ''
  db.act(
    { user: id, role: 'coordinator', device, unlock },
    { act: 'RECOVERY_USED', object: { type: 'user', id } },
    tx => {
      const name = `hersteld-${files.slot.id}`
      insertRecord(
        tx,
        userTable,
        keepingOf(tx, 'unit', 'unit'),
        {
          slot: files.slot.id,
          name,
          full_name: 'Hersteld met twee delen',
          role: 'coordinator',
          person: deps.ids.uuid4(),
        },
        { id },
      )
    },
  )
  return userOfSlot(db, files)
}
