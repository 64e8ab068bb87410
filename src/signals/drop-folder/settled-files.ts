/**
 * Which files of a watched folder are wholly written: the same size and moment of change at two looks in a row, no name that programs give
 * to what they are still writing, and nobody who holds it locked for writing.
 */
import { lstat, readFile } from 'node:fs/promises'
import { relative } from 'node:path'
import { listGranted, type GrantedFile } from '../../intake/index.ts'
import type { Lying } from './folders.ts'

/** Browsers, mail programs, rsync, Office and editors write under such names first. */
const unfinished = /(^[.~])|(\.(part|partial|filepart|tmp|temp|crdownload|download|opdownload|swp|lock))$|~$/i

export interface FoundFile extends Lying {
  readonly path: string
}

export class SettledFiles {
  #before = new Map<string, string>()

  /** Those that stand still since the look before, of what `isKnown` does not know already. */
  async look(folder: string, isKnown: (file: FoundFile) => boolean): Promise<FoundFile[]> {
    const now = new Map<string, string>()
    const settled: FoundFile[] = []
    const locked = await lockedInodes()
    for (const granted of await listGranted([folder])) {
      const found = await fileOf(folder, granted)
      if (found === null || isKnown(found.file)) continue
      const { file, inode } = found
      const mark = `${file.sizeBytes} ${file.modifiedAt} ${inode}`
      now.set(file.path, mark)
      if (this.#before.get(file.path) === mark && !locked.has(inode)) settled.push(file)
    }
    this.#before = now
    return settled
  }
}

async function fileOf(
  folder: string,
  { path, label, refused }: GrantedFile,
): Promise<{ file: FoundFile; inode: number } | null> {
  if (refused !== null || unfinished.test(label)) return null
  const stat = await lstat(path).catch(() => undefined)
  if (stat === undefined || stat.isDirectory()) return null
  const lying = { name: relative(folder, path), sizeBytes: stat.size, modifiedAt: Math.floor(stat.mtimeMs) }
  return { file: { path, ...lying }, inode: stat.ino }
}

/** Linux says who holds what; elsewhere a file that is written to cannot be opened, or nobody knows. */
async function lockedInodes(): Promise<Set<number>> {
  const text = await readFile('/proc/locks', 'utf8').catch(() => '')
  return new Set([...text.matchAll(/ WRITE +\d+ [0-9a-f]+:[0-9a-f]+:(\d+) /gi)].map(found => Number(found[1])))
}
