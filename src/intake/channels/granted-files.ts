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

/** Every file below the granted paths. Folders are walked in order of name; a Maildir's `tmp` holds unfinished mail and is left out. */
export async function listGranted(paths: readonly string[]): Promise<{ path: string; label: string }[]> {
  const found: { path: string; label: string }[] = []
  for (const path of paths) await walk(path, basename(path), found)
  return found
}

async function walk(path: string, label: string, found: { path: string; label: string }[]): Promise<void> {
  const stat = await lstat(path).catch(() => undefined)
  if (!stat?.isDirectory()) {
    found.push({ path, label })
    return
  }
  const names = (await readdir(path)).sort()
  const isMaildir = ['cur', 'new', 'tmp'].every(name => names.includes(name))
  for (const name of names) {
    if (isMaildir && name === 'tmp') continue
    await walk(join(path, name), name, found)
  }
}

export async function* readGranted(
  paths: readonly string[],
  signal?: AbortSignal,
): AsyncGenerator<{ incoming: Incoming; done: number; total: number }> {
  const files = await listGranted(paths)
  for (const [at, file] of files.entries()) {
    signal?.throwIfAborted()
    yield { incoming: await readOne(file.path, file.label), done: at + 1, total: files.length }
  }
}

async function readOne(path: string, label: string): Promise<Incoming> {
  const refused = (code: ErrorCode, sizeBytes = 0): Incoming => ({ kind: 'refused', label, code, sizeBytes })
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
