/** Paths that a person picked or dropped become a grant of the vault process: one use, 60 seconds. The page never sees a path. */
import { randomUUID } from 'node:crypto'
import { lstatSync } from 'node:fs'
import type { VaultHost } from './vault-host.ts'

const mostFiles = 5_000

/** The id of the grant, or null when there is nothing to grant. Regular files only: a link or a device is no file here. */
export function grantPaths(vault: VaultHost, paths: unknown): string | null {
  const files = Array.isArray(paths) ? paths.filter(path => typeof path === 'string').filter(isRegularFile) : []
  if (files.length === 0 || files.length > mostFiles) return null
  const id = randomUUID()
  vault.send({ kind: 'grant', id, paths: files })
  return id
}

/** What a person chose in a dialog of ours: files, or one folder. Whether it can be read is found out where it is read. */
export function grantChosen(vault: VaultHost, paths: readonly string[]): string {
  const id = randomUUID()
  vault.send({ kind: 'grant', id, paths })
  return id
}

function isRegularFile(path: string): boolean {
  return path !== '' && lstatSync(path, { throwIfNoEntry: false })?.isFile() === true
}
