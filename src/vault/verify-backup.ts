/** Verification of a backup from the medium it lies on. */
import { readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { digestFile, failed, requireSame } from './backup-files.ts'
import { isSignedByOneOf, manifestName, parseManifest, type Manifest } from './backup-manifest.ts'
import { fromBase64url } from './canonical.ts'
import { inspectDatabase } from './database.ts'
import { vaultPaths, type VaultPaths } from './folder.ts'
import type { Header, Slot } from './header.ts'
import { countingHeader, readHeaderFiles } from './header-files.ts'
import type { VaultSecrets } from './vault-secrets.ts'
import { isSound, verifyContents, type Verification, type VerifyOptions } from './verify-vault.ts'

/**
 * Reads a whole backup from its medium: list and signature, sizes and sums, header, every page, every tag. Throws BACKUP_FAILED with
 * the part that is not right.
 */
export async function verifyBackup(
  folder: string,
  secrets: VaultSecrets,
  slot: Slot,
  options: VerifyOptions = {},
): Promise<Verification> {
  const paths = vaultPaths(folder)
  const manifest = readManifest(paths)
  const header = countingHeader(readHeaderFiles(paths), slot, (epoch, work) => secrets.withKey('header', epoch, work))
  requireMatch(manifest, header)
  for (const file of manifest.backup.files) {
    requireSame(file, await digestFile(join(paths.folder, file.path)))
    options.signal?.throwIfAborted()
  }
  const database = secrets.withKey('database', header.db.gen, key =>
    inspectDatabase({ path: paths.database(header.db.gen), key, salt: fromBase64url(header.db.salt) }),
  )
  try {
    const verification = await verifyContents(database, paths, options)
    const missing = new Set(manifest.backup.missing)
    const gone = verification.findings.filter(finding => finding.kind === 'original-missing').length
    const others = verification.findings.filter(finding => finding.kind !== 'original-missing')
    if (gone > missing.size || !isSound({ ...verification, findings: others })) throw failed('db')
    return verification
  } finally {
    database.close()
  }
}

/** The list of a backup; BACKUP_FAILED when there is none. Its signature is judged with the header. */
export function readManifest(paths: VaultPaths): Manifest {
  const path = join(paths.folder, manifestName)
  if (!statSync(path, { throwIfNoEntry: false })?.isFile()) throw failed(manifestName)
  return parseManifest(new Uint8Array(readFileSync(path)))
}

/** List and header speak of the same state, and a user of this vault signed the list. */
export function requireMatch(manifest: Manifest, header: Header): void {
  const { backup } = manifest
  const same =
    backup.vault === header.vault &&
    backup.epoch === header.epoch &&
    backup.generation === header.db.gen &&
    backup.headerSeq === header.seq
  const signed = isSignedByOneOf(
    manifest,
    header.slots.map(slot => fromBase64url(slot.pub.sig)),
  )
  if (!same || !signed) throw failed(manifestName)
}
