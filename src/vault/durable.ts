/** Writing so that a power cut leaves the old bytes or the new ones, never a mixture: part file, fsync, rename, fsync of the folder. */
import { closeSync, fsyncSync, openSync, readSync, renameSync, rmSync, writeSync } from 'node:fs'
import { dirname } from 'node:path'
import { asStorageError } from './storage-errors.ts'

/** Replaces a file. `part` lies on the same file system and must not exist. */
export function replaceDurably(path: string, part: string, bytes: Uint8Array): void {
  storing(() => {
    const file = openSync(part, 'wx', 0o600)
    try {
      writeAll(file, bytes, 0)
      fsyncSync(file)
    } catch (error) {
      closeSync(file)
      removeLeftover(part)
      throw error
    }
    closeSync(file)
    publish(part, path)
  })
}

/** A file that was not there, whole or not at all. */
export function writeNewFile(path: string, bytes: Uint8Array): void {
  storing(() => {
    const file = openSync(path, 'wx', 0o600)
    try {
      writeAll(file, bytes, 0)
      fsyncSync(file)
    } catch (error) {
      closeSync(file)
      removeLeftover(path)
      throw error
    }
    closeSync(file)
    syncFolder(dirname(path))
  })
}

/** What a failed attempt left. A disk that refuses this too must not hide what went wrong first. */
export function removeLeftover(path: string): void {
  try {
    rmSync(path, { recursive: true, force: true })
  } catch {
    return
  }
}

/** Gives a finished and synced part file its name. */
export function publish(part: string, path: string): void {
  storing(() => {
    renameSync(part, path)
    syncFolder(dirname(path))
  })
}

/** Makes names in a folder durable. Windows has no such call and needs none: its file system journals names. */
export function syncFolder(folder: string): void {
  if (process.platform === 'win32') return
  const handle = openSync(folder, 'r')
  try {
    fsyncSync(handle)
  } finally {
    closeSync(handle)
  }
}

export function writeAll(file: number, bytes: Uint8Array, position: number): void {
  for (let done = 0; done < bytes.length;) done += writeSync(file, bytes, done, bytes.length - done, position + done)
}

/** The bytes at a position; fewer only at the end of the file. */
export function readAt(file: number, position: number, length: number): Uint8Array {
  const bytes = new Uint8Array(length)
  let done = 0
  while (done < length) {
    const got = readSync(file, bytes, done, length - done, position + done)
    if (got === 0) break
    done += got
  }
  return bytes.subarray(0, done)
}

/** Runs file work; a full, failing or read-only disk gets its code. */
export function storing<T>(work: () => T): T {
  try {
    return work()
  } catch (cause) {
    throw asStorageError(cause)
  }
}
