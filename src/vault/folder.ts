/** The vault folder: its paths, its making in an empty place only, and what is swept when it is opened. */
import { existsSync, mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { randomBytes } from 'node:crypto'
import { join, resolve } from 'node:path'
import { KLU } from '../contract/error-codes/vault.ts'
import { Refused } from '../contract/errors.ts'
import { removeLeftover, storing, syncFolder } from './durable.ts'
import { databaseFileName } from './header.ts'

export interface VaultPaths {
  readonly folder: string
  readonly headerA: string
  readonly headerB: string
  readonly databases: string
  readonly blobs: string
  readonly quarantine: string
  readonly seal: string
  readonly anchor: string
  readonly tmp: string
  /** Lies in `tmp/` from the first moment of making a vault until its header is written. */
  readonly making: string
  database(generation: number): string
  /** The same before its last migration. */
  beforeMigration(generation: number): string
  /** `blobs/3f/<32 hex>.skb`; the name is random and says nothing. */
  blob(id: Uint8Array): string
  quarantined(id: Uint8Array): string
  /** A new name in `tmp/`. */
  part(): string
}

export function vaultPaths(at: string): VaultPaths {
  const folder = resolve(at)
  const inside = (...names: string[]): string => join(folder, ...names)
  return {
    ...{
      folder,
      headerA: inside('vault.a.hdr'),
      headerB: inside('vault.b.hdr'),
      databases: inside('db'),
      blobs: inside('blobs'),
    },
    ...{
      quarantine: inside('quarantine'),
      seal: inside('seal'),
      anchor: inside('seal', 'anchor.bin'),
      tmp: inside('tmp'),
      making: inside('tmp', 'making'),
    },
    database: generation => inside('db', databaseFileName(generation)),
    beforeMigration: generation => inside('db', `${databaseFileName(generation)}.before`),
    blob: id => inside('blobs', hex(id).slice(0, 2), `${hex(id)}.skb`),
    quarantined: id => inside('quarantine', `${hex(id)}.skb`),
    part: () => inside('tmp', `${randomBytes(16).toString('hex')}.part`),
  }
}

/**
 * Makes the folder and its parts (0700). KLU-11 unless the place is empty or absent. Windows: the folder inherits the rights of the
 * profile it lies in.
 */
export function makeVaultFolder(paths: VaultPaths): void {
  storing(() => {
    mkdirSync(paths.folder, { recursive: true, mode: 0o700 })
    if (readdirSync(paths.folder).length > 0) throw new Refused(KLU.folderNotEmpty)
    for (const part of partsOf(paths)) mkdirSync(part, { mode: 0o700 })
    syncFolder(paths.folder)
  })
}

/** The same for a new vault, over what a making that was cut short left here; marked, so that what a power cut leaves is known for it. */
export function beginMaking(paths: VaultPaths): void {
  if (existsSync(paths.folder) && isUnfinished(paths)) unmakeVaultFolder(paths)
  makeVaultFolder(paths)
  storing(() => {
    writeFileSync(paths.making, '', { mode: 0o600 })
    syncFolder(paths.tmp)
  })
}

/** The vault is whole: from here on its folder is never taken for a making that was cut short. */
export function closeMaking(paths: VaultPaths): void {
  storing(() => {
    rmSync(paths.making, { force: true })
    syncFolder(paths.tmp)
  })
}

/** Whether a vault can be made here: no folder, an empty one, or the rest of a making that was cut short before it had a header. */
export function isPlaceForVault(folder: string): boolean {
  const paths = vaultPaths(folder)
  return !existsSync(paths.folder) || readdirSync(paths.folder).length === 0 || isUnfinished(paths)
}

/** Never true of a folder that ever was a vault: the mark goes when the header has been written, and nothing sets it again. */
function isUnfinished(paths: VaultPaths): boolean {
  const parts = partsOf(paths)
  const names = readdirSync(paths.folder)
  if (names.length === 0 || names.some(name => !parts.includes(join(paths.folder, name)))) return false
  const isBare = parts.every(part => !existsSync(part) || readdirSync(part).length === 0)
  return isBare || existsSync(paths.making)
}

/** Takes back what `makeVaultFolder` and a failed creation made. The folder was empty before, so nothing else is in it. */
export function unmakeVaultFolder(paths: VaultPaths): void {
  for (const part of [...partsOf(paths), paths.headerA, paths.headerB]) removeLeftover(part)
}

function partsOf(paths: VaultPaths): string[] {
  return [paths.databases, paths.blobs, paths.quarantine, paths.seal, paths.tmp]
}

/** Empties `tmp/`: its keys were only in the memory of a process that is gone. Called once the database is ours alone. */
export function sweepTmp(paths: VaultPaths): number {
  return storing(() => {
    mkdirSync(paths.tmp, { recursive: true, mode: 0o700 })
    const names = readdirSync(paths.tmp)
    for (const name of names) rmSync(join(paths.tmp, name), { recursive: true, force: true })
    return names.length
  })
}

/**
 * Removes the databases of other generations, with their logs and copies: the former one after a rotation, or the next one of a rotation
 * that was cut short before the header named it.
 */
export function sweepGenerations(paths: VaultPaths, generation: number): void {
  const kept = databaseFileName(generation)
  storing(() => {
    for (const name of readdirSync(paths.databases))
      if (/^case\.g\d+\.db/.test(name) && !name.startsWith(kept)) rmSync(join(paths.databases, name), { force: true })
  })
}

function hex(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('hex')
}
