/** Copying and summing the files of a backup. */
import { createHash } from 'node:crypto'
import { closeSync, existsSync, fsyncSync, mkdirSync, openSync } from 'node:fs'
import { dirname } from 'node:path'
import { setImmediate } from 'node:timers/promises'
import { IntegrityFailure } from '../contract/errors.ts'
import type { BackedUpFile } from './backup-manifest.ts'
import { readAt, storing, writeAll } from './durable.ts'
import { stagingFormat } from './formats.ts'

export type FileDigest = Pick<BackedUpFile, 'sha256' | 'size'>

/** Copies and syncs; the sum is of what was read. */
export async function copyFile(source: string, target: string): Promise<FileDigest> {
  storing(() => mkdirSync(dirname(target), { recursive: true, mode: 0o700 }))
  const out = storing(() => openSync(target, 'wx', 0o600))
  try {
    const digest = await digestFile(source, (piece, at) => writeAll(out, piece, at))
    storing(() => fsyncSync(out))
    return digest
  } finally {
    closeSync(out)
  }
}

export async function digestFile(
  path: string,
  each: (piece: Uint8Array, at: number) => void = () => undefined,
): Promise<FileDigest> {
  if (!existsSync(path)) throw failed(dirname(path).endsWith('db') ? 'db' : 'blobs')
  const file = storing(() => openSync(path, 'r'))
  const hash = createHash('sha256')
  let size = 0
  try {
    for (;;) {
      const piece = storing(() => readAt(file, size, stagingFormat.streamReadBytes))
      if (piece.length === 0) break
      hash.update(piece)
      storing(() => each(piece, size))
      size += piece.length
      await setImmediate()
    }
  } finally {
    closeSync(file)
  }
  return { sha256: hash.digest('base64url'), size }
}

export function requireSame(listed: BackedUpFile, found: FileDigest): void {
  if (listed.sha256 !== found.sha256 || listed.size !== found.size)
    throw failed(listed.path.split('/')[0] ?? listed.path)
}

export function failed(part: string): IntegrityFailure {
  return new IntegrityFailure('BACKUP_FAILED', { details: { part } })
}
