/** From an unlocked folder to a session: anchors, migration, the key of this unlocking's details, the user behind the slot. */
import { signCheckpoint, type AuditedDatabase, type CheckpointAct } from '../audit/index.ts'
import { Locked } from '../contract/errors.ts'
import {
  asOriginals,
  changeSecret,
  envelopeBytes,
  insertRecord,
  judgeAnchors,
  keepingOf,
  markMoment,
  migrate,
  migrateFiles,
  migrationsTold,
  newKeeping,
  owedMigrations,
  queriesOver,
  refuseNewer,
  twelveGroups,
  type AnchorRemark,
  type Deps,
  type Tables,
  type Tx,
  type UnlockedFiles,
  type vaultTables,
} from '../vault/index.ts'
import { shippedCodebooks } from './codebooks.ts'
import { ContentAccess } from './content-access.ts'
import { latestDevice } from './device.ts'
import { doubtOf, type DoubtfulVault } from './doubt.ts'
import { appName, chainFacts, detailReaders, keepSigningKey, openLog, readAnchors, type OpenLog } from './open-log.ts'
import type { Session } from './session.ts'
import { user as userTable, type accessTables } from './tables.ts'

const q = queriesOver<Tables<typeof accessTables> & Tables<typeof vaultTables>>()

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

export type Opening =
  | { readonly kind: 'opened'; readonly opened: OpenedVault }
  | { readonly kind: 'doubtful'; readonly doubtful: DoubtfulVault }

/** Opens an existing vault. WRONG_PASSPHRASE for a slot without a user, VAULT_NEWER for a vault of a later program. */
export async function openSession(files: UnlockedFiles, deps: Deps): Promise<Opening> {
  refuseNewer(files.database)
  const chain = chainFacts(files)
  const readings = readAnchors(files)
  const verdict = judgeAnchors(readings, chain)
  const doubtful = doubtOf(files, verdict, readings, chain)
  if (doubtful) {
    files.database.setQueryOnly(true)
    return { kind: 'doubtful', doubtful }
  }
  files.sweepGenerations()
  migrateFiles(files)
  const log = await openLog(files, deps, detailReaders(files))
  const remarks = verdict.remarks.filter(remark => remark.kind !== 'equal')
  return { kind: 'opened', opened: finishOpening(files, deps, log, deps.ids.uuid4(), remarks) }
}

/** The entry UNLOCKED, with which the key of this unlocking's details is kept. */
export function finishOpening(
  files: UnlockedFiles,
  deps: Deps,
  log: OpenLog,
  unlock: string,
  notices: readonly AnchorRemark[],
): OpenedVault {
  const { db } = log
  const session = sessionOver(files, deps, db, unlock)
  db.act(session.acting, { act: 'UNLOCKED' }, tx => {
    keepDetailKey(tx, unlock, log)
    keepSigningKey(tx, session.signer)
    tx.count(files.failuresBefore)
    for (const notice of notices) tx.detail(JSON.stringify(notice))
  })
  tellProgram(session)
  tellMigrations(session, files)
  return openedVault(session, files, notices)
}

/** Another version of the program was installed since somebody worked in this vault. */
function tellProgram({ db, acting }: Session): void {
  const { formerApp } = db
  if (formerApp === undefined || formerApp === appName) return
  db.act(acting, { act: 'PROGRAM_CHANGED' }, tx => tx.detail(`${formerApp} → ${appName}`))
}

/** Also of a migration whose program died before it could say so. */
function tellMigrations({ db, acting }: Session, files: UnlockedFiles): void {
  const owed = owedMigrations(files.database)
  if (owed === 0) return
  db.act(acting, { act: 'MIGRATED' }, tx => {
    migrationsTold(tx)
    tx.count(owed)
  })
}

export function keepDetailKey(tx: Tx, unlock: string, { sealedKey }: Pick<OpenLog, 'sealedKey'>): void {
  tx.runSql('INSERT INTO audit_detail_key (unlock, sealed) VALUES (?, ?)', [unlock, sealedKey])
}

/** Who came in by this slot, acting on this database. WRONG_PASSPHRASE for a slot without a user. */
export function sessionOver(files: UnlockedFiles, deps: Deps, db: AuditedDatabase, unlock: string): Session {
  const row = userOfSlot(db, files) ?? userAfterRecovery(db, files, deps, unlock)
  if (!row) throw new Locked('WRONG_PASSPHRASE')
  const device = latestDevice(db)
  const content = new ContentAccess(deps.clock)
  const secret = (name: string) =>
    db.reader.get(q.selectFrom('vault_secret').select('bytes').where('name', '=', name))?.bytes ?? new Uint8Array()
  return {
    db,
    reader: db.reader,
    deps,
    codebooks: shippedCodebooks,
    acting: { user: row.id, role: row.role, device: device?.id ?? '', unlock },
    vaultId: files.vaultId,
    letters: device?.letters ?? 'NH',
    signer: files.signer,
    content,
    user: {
      id: row.id,
      name: row.name,
      fullName: row.full_name,
      role: row.role,
      person: row.person,
      slot: row.slot,
      get readsContent() {
        return content.inForce !== undefined
      },
    },
    duplicateKey: secret('dup'),
    queryKey: secret('query'),
    originals: asOriginals(files.paths, db.reader.sql),
  }
}

export function openedVault(
  session: Session,
  files: UnlockedFiles,
  notices: readonly AnchorRemark[],
  openedAt = session.deps.clock.now(),
): OpenedVault {
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
export function takeCheckpoint(session: Session, act: CheckpointAct = 'CHECKPOINT'): Checkpoint {
  const at = session.db.head
  const bytes = envelopeBytes(signCheckpoint(at, session.deps.clock.now(), session.vaultId, session.signer))
  session.db.act(session.acting, { act }, (tx: Tx) => {
    tx.runSql('INSERT INTO checkpoint (count, bytes, at) VALUES (?, ?, ?)', [at.count, bytes, tx.at])
    tx.count(at.count)
  })
  return { bytes, groups: twelveGroups(at.head), count: at.count }
}

/** Slots that two of three shares made carry this label; the header's seal vouches for it. */
export const recoveredLabel = 'hersteld'

export function userOfSlot(db: AuditedDatabase, files: UnlockedFiles) {
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
      markMoment(tx, 'recovery_used')
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
