/**
 * Files, folders and Maildirs that were granted, one after another in order of name. Regular files only, opened without
 * following links, the same file before and after; size compared with the limit before a byte is read (security design §9).
 */
import { constants } from 'node:fs'
import { lstat, open, readdir, type FileHandle } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { IMP } from '../../contract/error-codes/intake.ts'
import type { ErrorCode } from '../../contract/errors.ts'
import { limits } from '../limits.ts'

export type Incoming =
  | { readonly kind: 'file'; readonly label: string; readonly bytes: Uint8Array }
  | { readonly kind: 'refused'; readonly label: string; readonly code: ErrorCode; readonly sizeBytes: number }

/** A file to be read, or what stands in the place of files that are not: a folder that cannot be read, or holds too many. */
export interface GrantedFile {
  readonly path: string
  readonly label: string
  readonly sizeBytes: number
  readonly refused: ErrorCode | null
}

export interface DeliveryBounds {
  readonly files: number
  readonly depth: number
}

/** Every file below the granted paths. Folders are walked in order of name; a Maildir's `tmp` holds unfinished mail and is left out. */
export async function listGranted(
  paths: readonly string[],
  bounds: DeliveryBounds = limits.delivery,
): Promise<GrantedFile[]> {
  const found: GrantedFile[] = []
  for (const path of paths) await walk(path, basename(path), found, bounds)
  return found
}

async function walk(path: string, label: string, found: GrantedFile[], bounds: DeliveryBounds): Promise<void> {
  const place = { path, label, sizeBytes: 0 }
  const stat = await lstat(path).catch(() => undefined)
  if (!stat?.isDirectory()) {
    found.push({ ...place, sizeBytes: stat?.isFile() ? stat.size : 0, refused: null })
    return
  }
  const entries = await readdir(path).catch(() => undefined)
  if (entries === undefined || bounds.depth === 0) {
    found.push({ ...place, refused: entries === undefined ? IMP.unreadable : IMP.archiveTooDeep })
    return
  }
  const names = entries.sort()
  const isMaildir = ['cur', 'new', 'tmp'].every(name => names.includes(name))
  for (const name of names) {
    if (isMaildir && name === 'tmp') continue
    // One line stands for all that is left out, in each folder that has some: nothing is dropped in silence (R48).
    if (found.length >= bounds.files) {
      found.push({ ...place, refused: IMP.archiveTooMany })
      return
    }
    await walk(join(path, name), name, found, { ...bounds, depth: bounds.depth - 1 })
  }
}

export async function readGranted({ path, label, refused: known }: GrantedFile): Promise<Incoming> {
  const refused = (code: ErrorCode, sizeBytes = 0): Incoming => ({ kind: 'refused', label, code, sizeBytes })
  if (known !== null) return refused(known)
  const before = await lstat(path).catch(() => undefined)
  if (!before) return refused(IMP.unreadable)
  if (!before.isFile()) return refused(IMP.notRegularFile)
  if (before.size === 0) return refused(IMP.emptyFile)
  if (before.size > limits.fileBytes) return refused(IMP.tooLarge, before.size)
  let handle: FileHandle
  try {
    handle = await open(path, constants.O_RDONLY | constants.O_NOFOLLOW)
  } catch {
    return refused(IMP.unreadable, before.size)
  }
  try {
    const bytes = new Uint8Array(await handle.readFile())
    const after = await handle.stat()
    const isSame =
      after.ino === before.ino &&
      after.dev === before.dev &&
      after.size === bytes.length &&
      after.mtimeMs === before.mtimeMs
    return isSame ? { kind: 'file', label, bytes } : refused(IMP.changedWhileRead, bytes.length)
  } catch {
    return refused(IMP.unreadable, before.size)
  } finally {
    await handle.close()
  }
}
