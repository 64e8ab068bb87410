/**
 * A reader of SQLCipher 4 files of our own, from its published format: nothing of the product and nothing of the library. AES-256-CBC a page,
 * HMAC-SHA-512 over ciphertext, initialisation vector and page number (little-endian). It reads free pages and the log like any others.
 */
import { createDecipheriv, createHmac, pbkdf2Sync } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'

export const pageBytes = 16_384
const saltBytes = 16
const vectorBytes = 16
const sealBytes = 64
const reservedBytes = vectorBytes + sealBytes
const magic = Buffer.from('SQLite format 3\0', 'latin1')
const logHeaderBytes = 32
const frameHeaderBytes = 24

export interface CipherKey {
  /** 32 raw bytes. */
  readonly key: Uint8Array
  /** The first 16 bytes of the file. */
  readonly salt: Uint8Array
}

export interface SealedPage {
  readonly where: 'file' | 'log'
  readonly number: number
  readonly bytes: Uint8Array
}

/** Every page of the database file, and every one that lies in the log beside it, whether it still counts or not. */
export function pagesOf(path: string): SealedPage[] {
  const file = readFileSync(path)
  const pages: SealedPage[] = []
  for (let at = 0; at + pageBytes <= file.length; at += pageBytes)
    pages.push({ where: 'file', number: at / pageBytes + 1, bytes: file.subarray(at, at + pageBytes) })
  const log = existsSync(`${path}-wal`) ? readFileSync(`${path}-wal`) : Buffer.alloc(0)
  const step = frameHeaderBytes + pageBytes
  for (let at = logHeaderBytes; at + step <= log.length; at += step)
    pages.push({
      ...{ where: 'log', number: log.readUInt32BE(at) },
      bytes: log.subarray(at + frameHeaderBytes, at + step),
    })
  return pages
}

/** The page in the clear, its reserved end left out; null when its seal is not right under this key. */
export function openPage({ number, bytes }: SealedPage, reader: PageReader): Buffer | null {
  const from = number === 1 ? saltBytes : 0
  const sealed = bytes.subarray(from, pageBytes - sealBytes)
  const numbered = Buffer.alloc(4)
  numbered.writeUInt32LE(number)
  const seal = createHmac('sha512', reader.sealKey).update(sealed).update(numbered).digest()
  if (!seal.equals(bytes.subarray(pageBytes - sealBytes))) return null
  const vector = bytes.subarray(pageBytes - reservedBytes, pageBytes - sealBytes)
  const decipher = createDecipheriv('aes-256-cbc', reader.key, vector).setAutoPadding(false)
  const clear = Buffer.concat([decipher.update(bytes.subarray(from, pageBytes - reservedBytes)), decipher.final()])
  return number === 1 ? Buffer.concat([magic, clear]) : clear
}

export interface PageReader {
  readonly key: Uint8Array
  readonly sealKey: Uint8Array
}

export function pageReader({ key, salt }: CipherKey): PageReader {
  const masked = salt.map(byte => byte ^ 0x3a)
  return { key, sealKey: pbkdf2Sync(key, masked, 2, 32, 'sha512') }
}

/** The whole file as a plain SQLite database that any SQLite opens. Null when any page does not open. */
export function plainDatabase(path: string, cipher: CipherKey): Buffer | null {
  const reader = pageReader(cipher)
  const pages = pagesOf(path)
    .filter(page => page.where === 'file')
    .map(page => openPage(page, reader))
  if (pages.some(page => page === null)) return null
  return Buffer.concat(pages.flatMap(page => (page ? [page, Buffer.alloc(reservedBytes)] : [])))
}

/** Every readable byte that the database and its log hold, free pages and former versions included. */
export function everyReadableByte(path: string, cipher: CipherKey): Buffer[] {
  const reader = pageReader(cipher)
  return pagesOf(path).flatMap(page => openPage(page, reader) ?? [])
}
