/** Makes a vault: folder, database, first user, recovery. Only in an empty place; what was begun and failed is taken back. */
import { randomBytes } from 'node:crypto'
import { calibrate } from './calibrate.ts'
import { fromBase64url, toBase64url } from './canonical.ts'
import { createDatabase } from './database.ts'
import { beginMaking, closeMaking, unmakeVaultFolder, vaultPaths, type VaultPaths } from './folder.ts'
import { blobFormat, databaseFormat } from './formats.ts'
import { databaseFileName, type Header, type PassphraseSlot, type RecoverySlot } from './header.ts'
import { writeHeaderFiles } from './header-files.ts'
import { stretchPassphrase } from './keys.ts'
import { requirePassphrase } from './passphrase-rules.ts'
import { refuseNetworkPlace } from './place.ts'
import { splitSecret } from './shares.ts'
import { lend } from './secret.ts'
import { drawBundle, makePassphraseSlot, makeRecoverySlot, sealMasterKey } from './slots.ts'
import { unlockedFiles, type FilesDeps, type UnlockedFiles } from './unlocked-files.ts'
import { vaultSecrets, type VaultSecrets } from './vault-secrets.ts'

export interface NewVault {
  readonly passphrase: string
  /** Default: calibrated on this machine. Tests and the demonstration pass the floor. */
  readonly kdf?: PassphraseSlot['kdf']
  /** Neutral: the header is readable by everybody. */
  readonly label?: string
  /** Words that a guesser would try: names of the organisation and the user. */
  readonly ownWords?: readonly string[]
}

export interface CreatedVault {
  readonly unlocked: UnlockedFiles
  /** For three named functions, on paper. They stand nowhere else. */
  readonly shares: readonly [string, string, string]
}

/** A vault that is in memory only: everything drawn, nothing written. */
export interface PreparedVault {
  readonly vaultId: Uint8Array
  readonly shares: readonly [string, string, string]
  /**
   * Writes it and has `fill` put in what it needs before anybody can open it: the header comes last, and without one a folder is no
   * vault. KLU-11 unless the place is absent, empty, or holds only what such a making left behind when it was cut short.
   */
  write<T>(folder: string, fill: (files: UnlockedFiles) => Promise<T> | T): Promise<T>
  /** When it is not to be written after all. */
  forget(): void
}

/** Draws keys and recovery for a new vault. PASSPHRASE_… when the phrase will not do. */
export async function prepareVault(wanted: NewVault, deps: FilesDeps): Promise<PreparedVault> {
  await requirePassphrase(wanted.passphrase, wanted.ownWords)
  const kdf = wanted.kdf ?? (await calibrate({ clock: deps.clock }))
  const vault = new Uint8Array(randomBytes(blobFormat.idBytes))
  const vmk = new Uint8Array(randomBytes(32))
  const bundle = drawBundle()
  const secrets = vaultSecrets({ bundle, vmk }, vault)
  const created = deps.clock.now()
  const user = await lend(await stretchPassphrase(wanted.passphrase, kdf), async secret =>
    makePassphraseSlot(
      {
        id: 1,
        label: wanted.label ?? 'gebruiker 1',
        created,
        vault,
        secret,
        bundle,
        vmk: await sealMasterKey(vmk, bundle),
      },
      kdf,
    ),
  )
  const [recovery, shares] = await lend(randomBytes(32), async secret =>
    Promise.all([
      recoverySlot({ id: 2, created, vault, vmk }, secret),
      splitSecret(secret, { kind: 'vault', id: vault }, 1),
    ]),
  )
  const header: Header = {
    db: { file: databaseFileName(1), gen: 1, salt: toBase64url(randomBytes(databaseFormat.saltBytes)) },
    epoch: 1,
    seq: 1,
    slots: [user, recovery],
    v: 1,
    vault: toBase64url(vault),
  }
  return {
    vaultId: vault,
    shares,
    forget: () => secrets.wipe(),
    write: (folder, fill) => writeVault(vaultPaths(folder), { secrets, header, user, deps }, fill),
  }
}

/** Prepares a vault and writes it at once. The database is empty: the caller migrates. */
export async function createVaultFiles(folder: string, wanted: NewVault, deps: FilesDeps): Promise<CreatedVault> {
  const { write, shares } = await prepareVault(wanted, deps)
  return { unlocked: await write(folder, files => files), shares }
}

interface Parts {
  readonly secrets: VaultSecrets
  readonly header: Header
  readonly user: PassphraseSlot
  readonly deps: FilesDeps
}

async function writeVault<T>(paths: VaultPaths, parts: Parts, fill: (files: UnlockedFiles) => Promise<T> | T) {
  try {
    beginMaking(paths)
    try {
      refuseNetworkPlace(paths.folder)
      return await writeParts(paths, parts, fill)
    } catch (error) {
      unmakeVaultFolder(paths)
      throw error
    }
  } catch (error) {
    parts.secrets.wipe()
    throw error
  }
}

async function writeParts<T>(
  paths: VaultPaths,
  { secrets, header, user, deps }: Parts,
  fill: (files: UnlockedFiles) => Promise<T> | T,
): Promise<T> {
  const log = deps.onLibraryLog ? { onLibraryLog: deps.onLibraryLog } : {}
  const database = secrets.withKey('database', 1, key =>
    createDatabase({ path: paths.database(1), key, salt: fromBase64url(header.db.salt), ...log }),
  )
  const state = { failuresBefore: 0, headerWasUneven: false, highestSeq: 1 }
  const files = unlockedFiles({ paths, secrets, header, slot: user, database, deps, ...state })
  try {
    // The file must hold its first page before a header names it: an empty one is refused when it is opened.
    database.exec('PRAGMA user_version = 0')
    const filled = await fill(files)
    database.checkpointTruncate()
    await secrets.lendKey('header', 1, key => writeHeaderFiles(paths, header, key))
    closeMaking(paths)
    return filled
  } catch (error) {
    files.close()
    throw error
  }
}

interface RecoveryParts {
  readonly id: number
  readonly created: number
  readonly vault: Uint8Array
  readonly vmk: Uint8Array
}

/** A recovery slot with a bundle of its own, opened by this secret. */
export async function recoverySlot(parts: RecoveryParts, secret: Uint8Array): Promise<RecoverySlot> {
  return await lend(drawBundle(), async bundle =>
    makeRecoverySlot({ ...parts, label: 'herstel', secret, bundle, vmk: await sealMasterKey(parts.vmk, bundle) }),
  )
}
