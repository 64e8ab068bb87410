/**
 * Does this key belong to this database file? Asked before SQLite touches it: an open that fails on the key has by then recovered the
 * log file, and closing it again would move the log into the database and delete it. SQLCipher 4 seals each page with HMAC-SHA-512
 * over ciphertext ‖ iv ‖ page number (little-endian), under PBKDF2(key, salt ⊕ 3a, 2 rounds).
 */
import { createHmac, pbkdf2Sync, timingSafeEqual } from 'node:crypto'
import { closeSync, openSync } from 'node:fs'
import { readAt } from './durable.ts'
import { databaseFormat } from './formats.ts'
import { lendNow } from './secret.ts'
import { codeOf } from './storage-errors.ts'

const { pageBytes, saltBytes } = databaseFormat
const sealBytes = 64
/** SQLite's log: a header, then frames of a header (page number first, big-endian) and a page. */
const logHeaderBytes = 32
const frameHeaderBytes = 24

/** True when page 1 is sealed under the key, in the file or, if a crash tore it there, in the log beside it. Reads only. */
export function isSealedUnder(path: string, key: Uint8Array, salt: Uint8Array): boolean {
  return lendNow(
    pbkdf2Sync(
      key,
      salt.map(byte => byte ^ 0x3a),
      2,
      32,
      'sha512',
    ),
    sealKey => {
      const right = (page: Uint8Array): boolean => isSealed(page, sealKey)
      return (
        reading(path, file => right(readAt(file, 0, pageBytes))) ||
        reading(`${path}-wal`, log => anyFirstPage(log, right))
      )
    },
  )
}

function anyFirstPage(log: number, right: (page: Uint8Array) => boolean): boolean {
  for (let at = logHeaderBytes; ; at += frameHeaderBytes + pageBytes) {
    const frame = Buffer.from(readAt(log, at, frameHeaderBytes))
    if (frame.length < frameHeaderBytes) return false
    if (frame.readUInt32BE(0) === 1 && right(readAt(log, at + frameHeaderBytes, pageBytes))) return true
  }
}

/** The first 16 bytes of page 1 are the salt and stand outside the seal. */
function isSealed(page: Uint8Array, sealKey: Uint8Array): boolean {
  if (page.length < pageBytes) return false
  const number = Buffer.alloc(4)
  number.writeUInt32LE(1)
  const sealed = page.subarray(saltBytes, pageBytes - sealBytes)
  return timingSafeEqual(
    createHmac('sha512', sealKey).update(sealed).update(number).digest(),
    page.subarray(pageBytes - sealBytes),
  )
}

function reading(path: string, check: (file: number) => boolean): boolean {
  let file: number
  try {
    file = openSync(path, 'r')
  } catch (cause) {
    if (codeOf(cause) === 'ENOENT') return false
    throw cause
  }
  try {
    return check(file)
  } finally {
    closeSync(file)
  }
}
