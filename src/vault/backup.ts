/**
 * Backups: a folder laid out like the vault, with a signed list. One counts only after it was verified from the medium; until then it
 * has a part name.
 */
import { randomBytes } from 'node:crypto'
import { closeSync, existsSync, fsyncSync, openSync, renameSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { KLU } from '../contract/error-codes/vault.ts'
import { Refused } from '../contract/errors.ts'
import { copyFile, digestFile } from './backup-files.ts'
import { manifestName, signManifest, type BackedUpFile, type Backup } from './backup-manifest.ts'
import { copyDatabase } from './copy-database.ts'
import type { SqlDatabase } from './database.ts'
import type { Envelope } from './dsse.ts'
import { removeLeftover, storing, syncFolder, writeAll } from './durable.ts'
import { makeVaultFolder, vaultPaths, type VaultPaths } from './folder.ts'
import { encodeHeader, type Slot } from './header.ts'
import { fileOf } from './originals.ts'
import type { UnlockedFiles } from './unlocked-files.ts'
import { verifyBackup } from './verify-backup.ts'
import type { Verification, VerifyOptions } from './verify-vault.ts'

export interface BackupOptions extends VerifyOptions {
  /** The log's checkpoint at this moment, signed. */
  readonly checkpoint: Envelope | null
}

export interface MadeBackup {
  readonly folder: string
  readonly backup: Backup
  readonly verification: Verification
}

/** Makes and verifies a backup. `to` must not exist. On any failure and when aborted, nothing of it stays. */
export async function makeBackup(files: UnlockedFiles, to: string, options: BackupOptions): Promise<MadeBackup> {
  const folder = resolve(to)
  if (existsSync(folder)) throw new Refused(KLU.folderNotEmpty)
  const part = vaultPaths(`${folder}.${randomBytes(8).toString('hex')}.part`)
  makeVaultFolder(part)
  try {
    const backup = await fill(files, part, options)
    storing(() => writeSynced(join(part.folder, manifestName), signManifest(backup, files.signer)))
    const verification = await verifyBackup(part.folder, files.secrets, slotOf(files), options)
    storing(() => {
      renameSync(part.folder, folder)
      syncFolder(dirname(folder))
    })
    return { folder, backup, verification }
  } catch (error) {
    removeLeftover(part.folder)
    throw error
  }
}

async function fill(files: UnlockedFiles, part: VaultPaths, { checkpoint, signal }: BackupOptions): Promise<Backup> {
  const header = files.header()
  // One moment for both: nothing else runs between the copy and the list of its originals.
  copyDatabase(files.database, part.database(header.db.gen))
  const ids = idsOfFiles(files.database)
  const list: BackedUpFile[] = []
  const add = async (source: string, path: string): Promise<void> => {
    list.push({ path, ...(await copyFile(source, join(part.folder, path))) })
    signal?.throwIfAborted()
  }
  const headerBytes = files.secrets.withKey('header', header.epoch, key => encodeHeader(header, key))
  for (const path of ['vault.a.hdr', 'vault.b.hdr']) {
    storing(() => writeSynced(join(part.folder, path), headerBytes))
    list.push({ path, ...(await digestFile(join(part.folder, path))) })
  }
  list.push({ path: `db/${header.db.file}`, ...(await digestFile(part.database(header.db.gen))) })
  const missing: string[] = []
  for (const id of ids) {
    const source = fileOf(files.paths, id)
    const name = Buffer.from(id).toString('hex')
    const path = source === files.paths.blob(id) ? `blobs/${name.slice(0, 2)}/${name}.skb` : `quarantine/${name}.skb`
    if (existsSync(source)) await add(source, path)
    else missing.push(name)
  }
  list.sort((a, b) => (a.path < b.path ? -1 : 1))
  return {
    ...{ at: files.deps.clock.now(), checkpoint, epoch: header.epoch, files: list, generation: header.db.gen },
    ...{ headerSeq: header.seq, missing: missing.sort(), v: 1, vault: header.vault },
  }
}

function idsOfFiles(database: SqlDatabase): Uint8Array[] {
  const rows = database
    .prepare('SELECT k.id FROM original_key k LEFT JOIN original_row r USING (original) WHERE r.original IS NULL')
    .all()
  return rows.flatMap(row => (row['id'] instanceof Uint8Array ? [row['id']] : []))
}

function slotOf(files: UnlockedFiles): Slot {
  const slot = files.header().slots.find(one => one.id === files.slot.id)
  if (!slot) throw new Refused('SLOT_NOT_FOUND')
  return slot
}

function writeSynced(path: string, bytes: Uint8Array): void {
  const file = openSync(path, 'wx', 0o600)
  writeAll(file, bytes, 0)
  fsyncSync(file)
  closeSync(file)
  syncFolder(dirname(path))
}
