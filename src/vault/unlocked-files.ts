/**
 * An unlocked vault folder: the open database, the keys in their scopes, the anchors. Owner of all of it: `close` checkpoints,
 * closes and wipes. Judging the anchors and the tail of the log is the caller's next step (`judge-anchors.ts`).
 */
import { openAnchorWriter, readAnchorFile, type AnchorWriter } from './anchor-file.ts'
import type { AnchorKeys } from './anchor-record.ts'
import { fromBase64url } from './canonical.ts'
import { openDatabase, type SqlDatabase } from './database.ts'
import type { Clock } from './deps.ts'
import { keyidOf, type Signer } from './dsse.ts'
import { sweepGenerations, type VaultPaths } from './folder.ts'
import type { Header, Slot } from './header.ts'
import { secretOf } from './secret.ts'
import type { AnchorReadings } from './judge-anchors.ts'
import { openStateFolder } from './state-folder.ts'
import type { VaultSecrets } from './vault-secrets.ts'

export interface FilesDeps {
  readonly clock: Clock
  /** Path of the state folder (`stateFolderOf`). */
  readonly stateFolder: string
  /** Codes of the database library's own log lines. */
  readonly onLibraryLog?: (code: string) => void
}

/** A slot as it may be shown: nothing secret. */
export interface SlotSummary {
  readonly id: number
  readonly kind: Slot['kind']
  readonly label: string
  readonly createdAt: number
  /** Of the user's Ed25519 key: stays the same when the passphrase changes. */
  readonly keyid: string
  readonly recipient: string
}

export interface UnlockedFiles {
  readonly vaultId: Uint8Array
  readonly paths: VaultPaths
  readonly database: SqlDatabase
  /** The slot this user came in by. */
  readonly slot: SlotSummary
  readonly signer: Signer
  /** The user's own age recipient. */
  readonly recipient: string
  /** Failed attempts before this one, for the log. */
  readonly failuresBefore: number
  /** One header copy was damaged, missing or behind: an event. */
  readonly headerWasUneven: boolean
  readonly secrets: VaultSecrets
  readonly deps: FilesDeps
  /** The header as it stands now; changes with every change of slots. */
  header(): Header
  slots(): SlotSummary[]
  /** For `change-slots.ts`: what was written to both copies. */
  replaceHeader(header: Header): void
  /** Next number for a header: above every copy seen. */
  nextSeq(): number
  /** Opens a small age file sealed to this user. */
  openSealed(file: Uint8Array): Promise<Uint8Array>
  /** Both anchor files. `former` lends K_anchor of earlier epochs from the database. */
  readAnchors(former?: AnchorKeys): AnchorReadings
  /** Continues both anchor files; closed with the vault. */
  openAnchors(readings: AnchorReadings): AnchorWriter
  /** Removes what a rotation left: other generations of the database. Only once the anchors were judged. */
  sweepGenerations(): void
  isOpen(): boolean
  close(): void
}

export interface UnlockedParts {
  readonly paths: VaultPaths
  readonly secrets: VaultSecrets
  readonly header: Header
  readonly slot: Slot
  readonly database: SqlDatabase
  readonly deps: FilesDeps
  readonly failuresBefore: number
  readonly headerWasUneven: boolean
  readonly highestSeq: number
}

export function unlockedFiles(parts: UnlockedParts): UnlockedFiles {
  const { paths, secrets, database, deps } = parts
  const profilePath = openStateFolder(deps.stateFolder).anchorPath(secrets.vault)
  const owned: { close(): void }[] = []
  let header = parts.header
  let open = true
  const anchorKeys =
    (former: AnchorKeys = () => undefined): AnchorKeys =>
    (epoch, work) =>
      epoch === header.epoch ? secrets.anchorKeysOf(epoch)(epoch, work) : former(epoch, work)
  return {
    ...{ vaultId: secrets.vault, paths, database, secrets, deps },
    ...{ slot: summaryOf(parts.slot), signer: secrets.signer, recipient: parts.slot.pub.enc },
    ...{ failuresBefore: parts.failuresBefore, headerWasUneven: parts.headerWasUneven },
    header: () => header,
    slots: () => header.slots.map(summaryOf),
    replaceHeader: next => (header = next),
    nextSeq: () => Math.max(parts.highestSeq, header.seq) + 1,
    openSealed: file => secrets.openSealed(file),
    readAnchors: former => ({
      vault: readAnchorFile(paths.anchor, secrets.vault, anchorKeys(former)),
      profile: readAnchorFile(profilePath, secrets.vault, anchorKeys(former)),
    }),
    openAnchors(readings) {
      const key = secretOf(secrets.withKey('anchor', header.epoch, bytes => new Uint8Array(bytes)))
      const writer = openAnchorWriter({
        ...{ paths: [paths.anchor, profilePath], vault: secrets.vault, epoch: header.epoch, key },
        readings: [readings.vault, readings.profile],
      })
      owned.push(writer, { close: () => key.wipe() })
      return writer
    },
    sweepGenerations: () => sweepGenerations(paths, header.db.gen),
    isOpen: () => open,
    close() {
      if (!open) return
      open = false
      closeAll([...owned, { close: () => closeDatabase(database) }, { close: () => secrets.wipe() }])
    },
  }
}

/** Opens the database that a header names. */
export function openVaultDatabase(
  paths: VaultPaths,
  secrets: VaultSecrets,
  header: Header,
  deps: FilesDeps,
): SqlDatabase {
  const path = paths.database(header.db.gen)
  const log = deps.onLibraryLog ? { onLibraryLog: deps.onLibraryLog } : {}
  return secrets.withKey('database', header.db.gen, key =>
    openDatabase({ path, key, salt: fromBase64url(header.db.salt), ...log }),
  )
}

export function summaryOf(slot: Slot): SlotSummary {
  const { id, kind, label, created, pub } = slot
  return { id, kind, label, createdAt: created, keyid: keyidOf(fromBase64url(pub.sig)), recipient: pub.enc }
}

/** The shorter the log file lives, the less it can lose; but a checkpoint that fails must not keep the keys alive. */
function closeDatabase(database: SqlDatabase): void {
  try {
    database.checkpointTruncate()
  } finally {
    database.close()
  }
}

/** Closes everything, then throws the first failure. */
function closeAll(owned: readonly { close(): void }[]): void {
  const failures: unknown[] = []
  for (const one of owned) {
    try {
      one.close()
    } catch (error) {
      failures.push(error)
    }
  }
  if (failures.length > 0) throw failures[0]
}
