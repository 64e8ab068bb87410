/**
 * Rotation of the master key (security design §3): a new key sealed to everybody who keeps a slot, a new generation of the database
 * under it. Until a header names the new generation it is a file that nobody knows of; from then on the former one is. So at every
 * moment exactly one of the two opens, and what a crash left over is swept at the next unlocking.
 */
import { randomBytes, timingSafeEqual } from 'node:crypto'
import { closeSync, openSync } from 'node:fs'
import { IntegrityFailure } from '../contract/errors.ts'
import { openWithSeed, sealTo } from './age-keys.ts'
import { fromBase64url, toBase64url } from './canonical.ts'
import { quoted, syncDatabaseFile } from './copy-database.ts'
import { requireSlot } from './confirm-passphrase.ts'
import { openDatabase, type SqlDatabase } from './database.ts'
import { publish, removeLeftover, storing } from './durable.ts'
import { databaseFormat } from './formats.ts'
import { databaseFileName, type Header, type HeaderCopy, type Slot } from './header.ts'
import { writeHeaderFiles } from './header-files.ts'
import { versionOf } from './migrate.ts'
import { readBundle } from './slots.ts'
import { openVaultDatabase, unlockedFiles, type UnlockedFiles } from './unlocked-files.ts'
import { vaultSecrets, type VaultSecrets } from './vault-secrets.ts'

/** What the new generation must remember of the former one: anchors of its epoch lie about, in profiles too. */
export interface FormerEpoch {
  readonly epoch: number
  readonly anchorKey: Uint8Array
}

export interface PreparedRotation {
  /** Names the new generation and opens it. After a failure the vault must be closed: the next unlocking finds out which one counts. */
  publish(): Promise<UnlockedFiles>
}

/** Everything but naming it. Nothing may be written into `files` from the call until `publish`; a failure changes nothing. */
export async function prepareRotation(
  files: UnlockedFiles,
  fill: (next: SqlDatabase, former: FormerEpoch) => void,
): Promise<PreparedRotation> {
  const { paths, deps } = files
  const bundle = files.secrets.bundle.use(bytes => new Uint8Array(bytes))
  const secrets = vaultSecrets({ bundle, vmk: new Uint8Array(randomBytes(32)) }, files.vaultId)
  const part = paths.part()
  try {
    const header = await nextHeader(files, secrets)
    fillNext(files, part, { header, secrets }, fill)
    return {
      async publish() {
        try {
          publish(part, paths.database(header.db.gen))
          await secrets.lendKey('header', header.epoch, key =>
            writeHeaderFiles(paths, header, key, written => checkOpens(written, files.slot.id, secrets)),
          )
          const database = openVaultDatabase(paths, secrets, header, deps)
          const slot = requireSlot({ header: () => header }, files.slot.id)
          const state = { failuresBefore: 0, headerWasUneven: false, highestSeq: header.seq }
          return unlockedFiles({ paths, secrets, header, slot, database, deps, ...state })
        } catch (error) {
          secrets.wipe()
          throw error
        }
      },
    }
  } catch (error) {
    secrets.wipe()
    for (const name of [part, `${part}-wal`, `${part}-journal`]) removeLeftover(name)
    throw error
  }
}

async function nextHeader(files: UnlockedFiles, secrets: VaultSecrets): Promise<Header> {
  const header = files.header()
  const generation = header.db.gen + 1
  const slots: Slot[] = []
  for (const slot of header.slots)
    slots.push({ ...slot, vmk: toBase64url(await secrets.masterKey.lend(vmk => sealTo([slot.pub.enc], vmk))) })
  const salt = toBase64url(randomBytes(databaseFormat.saltBytes))
  const db = { file: databaseFileName(generation), gen: generation, salt }
  return { ...header, db, epoch: header.epoch + 1, seq: files.nextSeq(), slots }
}

interface Next {
  readonly header: Header
  readonly secrets: VaultSecrets
}

function fillNext(
  files: UnlockedFiles,
  part: string,
  { header, secrets }: Next,
  fill: (next: SqlDatabase, former: FormerEpoch) => void,
): void {
  const salt = fromBase64url(header.db.salt)
  const { epoch } = files.header()
  secrets.withKey('database', header.db.gen, key => {
    exportDatabase(files.database, part, key, salt)
    const next = openDatabase({ path: part, key, salt })
    try {
      requireWhole(files.database, next)
      files.secrets.withKey('anchor', epoch, anchorKey => fill(next, { epoch, anchorKey }))
      next.checkpointTruncate()
    } finally {
      next.close()
    }
  })
  syncDatabaseFile(part)
}

/** Under another key, page by page through SQLite: half the time of copying and then changing the key, and never on disk under the old one. */
function exportDatabase(database: SqlDatabase, path: string, key: Uint8Array, salt: Uint8Array): void {
  storing(() => closeSync(openSync(path, 'wx', 0o600)))
  const hex = Buffer.concat([key, salt]).toString('hex')
  database.exec(`ATTACH DATABASE ${quoted(path)} AS next KEY "x'${hex}'"`)
  try {
    database.exec(`PRAGMA next.cipher_page_size = ${databaseFormat.pageBytes}`)
    database.exec("SELECT sqlcipher_export('next')")
    database.exec(`PRAGMA next.user_version = ${versionOf(database)}`)
  } finally {
    database.exec('DETACH DATABASE next')
  }
}

/** Every table has every row, before the original goes. */
function requireWhole(former: SqlDatabase, next: SqlDatabase): void {
  const tables = former
    .prepare("SELECT name FROM sqlite_schema WHERE type = 'table' AND sql NOT LIKE 'CREATE VIRTUAL%' ORDER BY name")
    .all()
    .map(row => `"${String(row['name'])}"`)
  const counts = (database: SqlDatabase) =>
    tables.map(table => database.prepare(`SELECT COUNT(*) AS n FROM ${table}`).get()?.['n'])
  const parts = (database: SqlDatabase) =>
    database.prepare('SELECT type, name, sql FROM sqlite_schema ORDER BY type, name').all()
  const isSame =
    JSON.stringify(counts(former)) === JSON.stringify(counts(next)) &&
    JSON.stringify(parts(former)) === JSON.stringify(parts(next))
  if (!isSame) throw new IntegrityFailure('STORAGE_FAILED')
}

/** The header as the disk holds it leads this user to the new key: only then the former one goes. */
async function checkOpens({ header }: HeaderCopy, slotId: number, secrets: VaultSecrets): Promise<void> {
  const slot = requireSlot({ header: () => header }, slotId)
  const found = await secrets.bundle.lend(bundle => openWithSeed(readBundle(bundle).ageSeed, fromBase64url(slot.vmk)))
  try {
    if (!secrets.masterKey.use(vmk => timingSafeEqual(vmk, found))) throw new IntegrityFailure('STORAGE_FAILED')
  } finally {
    found.fill(0)
  }
}
