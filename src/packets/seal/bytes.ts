/**
 * Bytes that can be read from any place, more than once: a buffer, a file, a window on an age file, a ZIP that is only
 * described. Everything of a packet is built from these, so a packet of 2 GiB costs no more memory than a small one.
 */
import { randomBytes } from 'node:crypto'
import { open, readdir, rename, rm, type FileHandle } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import { Defect, IntegrityFailure, Refused } from '../../contract/errors.ts'

export interface ByteSource {
  readonly size: number
  /** Fills the whole of `target` from `position`. Never two calls at once: implementations reuse their buffers. */
  readInto(target: Uint8Array, position: number): Promise<void>
}

/** A source that holds something open. */
export interface OpenSource extends ByteSource {
  close(): Promise<void>
}

/** How much is read at once when a source is walked through. */
export const readBytes = 1024 * 1024

export function memorySource(bytes: Uint8Array): ByteSource {
  return {
    size: bytes.length,
    readInto(target, position) {
      target.set(bytes.subarray(position, position + target.length))
      return Promise.resolve()
    },
  }
}

/** NOT_FOUND when there is no such file, or it is a folder. */
export async function fileSource(path: string): Promise<OpenSource> {
  const handle = await openFile(path)
  const stat = await handle.stat()
  if (!stat.isFile()) {
    await handle.close()
    throw new Refused('NOT_FOUND')
  }
  const { size } = stat
  return {
    size,
    readInto: (target, position) => readFully(handle, target, position),
    close: () => handle.close(),
  }
}

async function openFile(path: string): Promise<FileHandle> {
  try {
    return await open(path, 'r')
  } catch (cause) {
    throw codeOf(cause) === 'ENOENT' ? new Refused('NOT_FOUND', { cause }) : cause
  }
}

function codeOf(error: unknown): unknown {
  return error instanceof Error && 'code' in error ? error.code : undefined
}

/**
 * A source over something that can only be read from the front, such as a sealed original: `open` starts again from byte 0.
 * Reading in order costs one pass; going back starts over, so it suits hashing and copying, not jumping about.
 */
export function restartableSource(size: number, start: () => Iterable<Uint8Array>): ByteSource {
  let chunks: Iterator<Uint8Array, unknown> | undefined
  let at = 0
  let rest: Uint8Array = new Uint8Array()
  const next = (): Uint8Array => {
    chunks ??= start()[Symbol.iterator]()
    const step = chunks.next()
    if (step.done) throw new IntegrityFailure('PKT-02', { details: { reason: 'cut' } })
    return step.value
  }
  return {
    size,
    readInto(target, position) {
      if (position < at) {
        chunks?.return?.()
        chunks = undefined
        rest = new Uint8Array()
        at = 0
      }
      for (let done = 0; done < target.length;) {
        if (rest.length === 0) rest = next()
        const skip = Math.min(rest.length, position - at)
        at += Math.max(0, skip)
        rest = rest.subarray(Math.max(0, skip))
        if (at < position) continue
        const n = Math.min(rest.length, target.length - done)
        target.set(rest.subarray(0, n), done)
        rest = rest.subarray(n)
        at += n
        done += n
        position += n
      }
      return Promise.resolve()
    },
  }
}

/** `size` bytes of a source from `start` on. */
export function sliceSource(source: ByteSource, start: number, size: number): ByteSource {
  if (start < 0 || size < 0 || start + size > source.size)
    throw new Defect('UNREACHABLE', { details: { kind: 'slice' } })
  return { size, readInto: (target, position) => source.readInto(target, start + position) }
}

/** Sources one after another, as one. */
export function joinedSource(parts: readonly ByteSource[]): ByteSource {
  const starts: number[] = []
  let size = 0
  for (const part of parts) {
    starts.push(size)
    size += part.size
  }
  return {
    size,
    async readInto(target, position) {
      let at = position
      let done = 0
      for (let i = lastAtOrBefore(starts, position); done < target.length; i += 1) {
        const part = parts[i]
        const start = starts[i]
        if (!part || start === undefined) throw new Defect('UNREACHABLE', { details: { kind: 'read past the end' } })
        const n = Math.min(target.length - done, start + part.size - at)
        if (n > 0) await part.readInto(target.subarray(done, done + n), at - start)
        done += n
        at += n
      }
    },
  }
}

function lastAtOrBefore(starts: readonly number[], position: number): number {
  let low = 0
  let high = starts.length - 1
  while (low < high) {
    const middle = Math.ceil((low + high) / 2)
    if ((starts[middle] ?? 0) <= position) low = middle
    else high = middle - 1
  }
  return low
}

/** Walks a source once. The chunk that is handed out is overwritten by the next one. */
export async function* chunksOf(source: ByteSource, signal?: AbortSignal): AsyncGenerator<Uint8Array> {
  const buffer = new Uint8Array(Math.min(readBytes, source.size))
  for (let position = 0; position < source.size; position += buffer.length) {
    signal?.throwIfAborted()
    const chunk = buffer.subarray(0, Math.min(buffer.length, source.size - position))
    await source.readInto(chunk, position)
    yield chunk
  }
}

/** All of a small source. Above `limit` it is refused, before memory is taken: the caller says what is sane. */
export async function allOf(source: ByteSource, limit: number): Promise<Uint8Array> {
  if (source.size > limit) throw new IntegrityFailure('PKT-06', { details: { reason: 'file_too_large' } })
  const bytes = new Uint8Array(source.size)
  await source.readInto(bytes, 0)
  return bytes
}

/**
 * Writes a file that is either wholly there or not there: `.part` beside it, fsync, rename, fsync of the folder.
 * On every failure the part is removed; after a crash only a `.part` is left.
 */
export async function writeWhole(path: string, write: (handle: FileHandle) => Promise<void>): Promise<void> {
  const part = await newPart(dirname(path), basename(path))
  let handle: FileHandle | undefined
  try {
    handle = await open(part, 'wx', 0o600)
    await write(handle)
    await handle.sync()
    await handle.close()
    await rename(part, path)
    await syncFolder(dirname(path))
  } catch (error) {
    await handle?.close().catch(() => undefined)
    // A disk that refuses this too: what is left is called unfinished, and what went wrong first is what is told.
    await rm(part, { force: true }).catch(() => undefined)
    throw asWriteError(error)
  }
}

/**
 * A name for something that is being made beside its final place: `.<name>.<12 hex>.part`. What a crash left of an earlier
 * attempt at the same thing is removed first.
 */
export async function newPart(folder: string, name: string): Promise<string> {
  for (const left of await readdir(folder).catch(() => [])) {
    const mine = left.startsWith(`.${name}.`) && /^\.[0-9a-f]{12}\.part$/.test(left.slice(name.length + 1))
    // The new part has a name of its own: one that cannot be removed is no reason to stop.
    if (mine) await rm(join(folder, left), { recursive: true, force: true }).catch(() => undefined)
  }
  return join(folder, `.${name}.${randomBytes(6).toString('hex')}.part`)
}

/** A full or failing disk and a place that cannot be written have codes of their own; everything else is returned unchanged. */
export function asWriteError(cause: unknown): unknown {
  const code = codeOf(cause)
  if (code === 'ENOSPC' || code === 'EDQUOT') return new Refused('DISK_FULL', { cause })
  if (code === 'EIO') return new IntegrityFailure('STORAGE_FAILED', { cause })
  if (['EROFS', 'EACCES', 'EPERM', 'ENOENT', 'ENOTDIR'].some(known => known === code)) {
    return new Refused('OUTPUT_NOT_WRITABLE', { cause })
  }
  return cause
}

export async function writeFully(handle: FileHandle, bytes: Uint8Array): Promise<void> {
  for (let done = 0; done < bytes.length;) {
    const { bytesWritten } = await handle.write(bytes, done, bytes.length - done)
    done += bytesWritten
  }
}

async function readFully(handle: FileHandle, target: Uint8Array, position: number): Promise<void> {
  for (let done = 0; done < target.length;) {
    const { bytesRead } = await handle.read(target, done, target.length - done, position + done)
    // The file became shorter while it was being read.
    if (bytesRead === 0) throw new IntegrityFailure('PKT-02', { details: { reason: 'cut' } })
    done += bytesRead
  }
}

/** A rename is durable once its folder is. Windows has no such call, and needs none. */
export async function syncFolder(folder: string): Promise<void> {
  if (process.platform === 'win32') return
  const handle = await open(folder, 'r')
  try {
    await handle.sync()
  } finally {
    await handle.close()
  }
}
