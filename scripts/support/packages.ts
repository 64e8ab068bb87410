/** The installed packages that a built product needs beside its bundles, by the lock file. */
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { unsafeReadJson } from './files.ts'

export interface InstalledPackage {
  readonly name: string
  readonly version: string
  /** Folder inside the project, `node_modules/…`. */
  readonly path: string
}

interface LockedPackage {
  readonly version?: string
  readonly dev?: boolean
  readonly optional?: boolean
  readonly devOptional?: boolean
}

/** Direct and indirect production dependencies; optional ones (Node for the tool chain, other platforms) may be absent. A folder without a lock file needs none. */
export function productionPackages(project: string): InstalledPackage[] {
  if (!existsSync(join(project, 'package-lock.json'))) return []
  const { packages } = unsafeReadJson<{ packages: Record<string, LockedPackage> }>(join(project, 'package-lock.json'))
  return Object.entries(packages)
    .filter(
      ([path, locked]) => path !== '' && locked.dev !== true && locked.devOptional !== true && !isNodeItself(path),
    )
    .map(([path, { version }]) => ({ name: nameOf(path), version: version ?? '', path }))
}

/** `node_modules/a/node_modules/@b/c` → `@b/c`. */
function nameOf(path: string): string {
  return path.slice(path.lastIndexOf('node_modules/') + 'node_modules/'.length)
}

function isNodeItself(path: string): boolean {
  return /^node_modules\/node-(bin-)?(linux|darwin|win)-/.test(path)
}
