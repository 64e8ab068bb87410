/** Walking and reading our own tree. Not for anything that comes from outside. */
import { readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'

/** Every file under `folder` whose name `keep` accepts, as paths from `root`, sorted. */
export function filesUnder(root: string, folder: string, keep: (name: string) => boolean): string[] {
  return readdirSync(join(root, folder), { withFileTypes: true })
    .flatMap(entry => {
      const path = join(folder, entry.name)
      if (entry.isDirectory()) return entry.name === 'node_modules' ? [] : filesUnder(root, path, keep)
      return entry.isFile() && keep(entry.name) ? [path] : []
    })
    .sort()
}

/** Reads a JSON file of this project or of an installed package as the shape its format promises. */
// eslint-disable-next-line @typescript-eslint/no-unnecessary-type-parameters -- the caller names the format it knows
export function unsafeReadJson<T>(path: string): T {
  return JSON.parse(readFileSync(path, 'utf8')) as T
}
