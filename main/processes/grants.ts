/** A path that a person picked or dropped becomes a handle of one use; the page never sees the path again. */
import { lstatSync } from 'node:fs'
import { randomUUID } from 'node:crypto'
import type { VaultHost } from './vault-host.ts'

const mostFiles = 5_000

/** Regular files only: a link or a device is refused here already. Returns the id of the grant, or null when nothing was grantable. */
export function grantPaths(vault: VaultHost, paths: unknown): string | null {
  if (!Array.isArray(paths)) return null
  const files = paths.filter((path): path is string => typeof path === 'string' && path !== '').filter(isRegularFile)
  if (files.length === 0 || files.length > mostFiles) return null
  const id = randomUUID()
  vault.send({ kind: 'grant', id, paths: files })
  return id
}

function isRegularFile(path: string): boolean {
  return lstatSync(path, { throwIfNoEntry: false })?.isFile() === true
}
