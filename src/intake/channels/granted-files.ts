/**
 * Files, folders and Maildirs that were granted, one after another in order of name. Regular files only, opened without
 * following links, the same file before and after; size compared with the limit before a byte is read (security design §9).
 */
import { constants, type Stats } from 'node:fs'
import { lstat, open, readdir } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { IMP } from '../../contract/error-codes/intake.ts'
import { Refused, type ErrorCode } from '../../contract/errors.ts'
import { limits } from '../limits.ts'
import type { Ranges } from '../ranges.ts'
import { beginsAsMailbox, beginsAsStore } from '../read-in-parts.ts'

export type Incoming =
  | { readonly kind: 'file'; readonly label: string; readonly bytes: Uint8Array }
  | ({ readonly kind: 'mailbox'; readonly label: string } & OpenedFile)
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

/** A file is read whole; a mailbox or mail store that is large stays where it is and is read in pieces: who gets it closes it. */
export async function readGranted({ path, label, refused: known }: GrantedFile): Promise<Incoming> {
  const refused = (code: ErrorCode, sizeBytes = 0): Incoming => ({ kind: 'refused', label, code, sizeBytes })
  if (known !== null) return refused(known)
  const before = await lstat(path).catch(() => undefined)
  if (!before) return refused(IMP.unreadable)
  if (!before.isFile()) return refused(IMP.notRegularFile)
  if (before.size === 0) return refused(IMP.emptyFile)
  if (before.size > limits.store.bytes) return refused(IMP.tooLarge, before.size)
  const opened = await openUnchanged(path, before).catch(() => undefined)
  if (opened === undefined) return refused(IMP.unreadable, before.size)
  let keepsOpen = false
  try {
    if (await isReadInPieces(opened)) {
      keepsOpen = true
      return { kind: 'mailbox', label, ...opened }
    }
    if (before.size > limits.fileBytes) return refused(IMP.tooLarge, before.size)
    const bytes = await opened.ranges.read(0, before.size)
    return (await opened.isUnchanged()) ? { kind: 'file', label, bytes } : refused(IMP.changedWhileRead, before.size)
  } catch {
    return refused(IMP.unreadable, before.size)
  } finally {
    if (!keepsOpen) await opened.close()
  }
}

interface OpenedFile {
  readonly ranges: Ranges
  /** The same file as when it was opened, of the same size and age. */
  isUnchanged(): Promise<boolean>
  close(): Promise<void>
}

async function openUnchanged(path: string, before: Stats): Promise<OpenedFile> {
  const handle = await open(path, constants.O_RDONLY | constants.O_NOFOLLOW)
  return {
    ranges: {
      sizeBytes: before.size,
      async read(at, length) {
        const bytes = new Uint8Array(Math.max(0, Math.min(length, before.size - at)))
        for (let done = 0; done < bytes.length;) {
          const { bytesRead } = await handle.read(bytes, done, bytes.length - done, at + done)
          if (bytesRead === 0) throw new Refused(IMP.changedWhileRead)
          done += bytesRead
        }
        return bytes
      },
    },
    async isUnchanged() {
      const after = await handle.stat()
      return (
        after.ino === before.ino &&
        after.dev === before.dev &&
        after.size === before.size &&
        after.mtimeMs === before.mtimeMs
      )
    },
    close: () => handle.close(),
  }
}

async function isReadInPieces({ ranges }: OpenedFile): Promise<boolean> {
  const head = await ranges.read(0, 16)
  return beginsAsStore(head) || (ranges.sizeBytes > limits.mailbox.largestPartBytes && beginsAsMailbox(head))
}
