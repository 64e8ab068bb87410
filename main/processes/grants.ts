/** Paths that a person picked or dropped become a grant of the vault process: one use, 60 seconds. The page never sees a path. */
import { randomUUID } from 'node:crypto'
import { lstatSync } from 'node:fs'
import type { VaultHost } from './vault-host.ts'

const mostPaths = 5_000

/**
 * The id of the grant, or null when there is nothing to grant. Folders are walked where they are read, within bounds; there a link or
 * a device is refused with its reason, so that nothing that was dropped is left out in silence (R48).
 */
export function grantPaths(vault: VaultHost, paths: unknown): string | null {
  const there = Array.isArray(paths) ? paths.filter(path => typeof path === 'string').filter(isThere) : []
  if (there.length === 0 || there.length > mostPaths) return null
  const id = randomUUID()
  vault.send({ kind: 'grant', id, paths: there })
  return id
}

/** What a person chose in a dialog of ours: files, or one folder. Whether it can be read is found out where it is read. */
export function grantChosen(vault: VaultHost, paths: readonly string[]): string {
  const id = randomUUID()
  vault.send({ kind: 'grant', id, paths })
  return id
}

function isThere(path: string): boolean {
  return path !== '' && lstatSync(path, { throwIfNoEntry: false }) !== undefined
}
