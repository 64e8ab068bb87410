/**
 * Details of log entries: search words, reasons, names. Sealed under a key drawn at each unlock, which is itself sealed to
 * the privacy officers and the auditor; the writer cannot browse old details.
 */
import { createCipheriv, createDecipheriv } from 'node:crypto'
import { IntegrityFailure } from '../contract/errors.ts'

/** AES-256-GCM of nonce ‖ detail; iv = 4 zero bytes ‖ u64 n; AAD = "schakel/detail/1\n" ‖ vault ‖ u64 n. */
export function sealDetail(
  key: Uint8Array,
  vault: Uint8Array,
  n: number,
  nonce: Uint8Array,
  detail: Uint8Array,
): Uint8Array {
  const cipher = createCipheriv('aes-256-gcm', key, ivOf(n))
  cipher.setAAD(aadOf(vault, n))
  return new Uint8Array(
    Buffer.concat([cipher.update(nonce), cipher.update(detail), cipher.final(), cipher.getAuthTag()]),
  )
}

export function openDetail(
  key: Uint8Array,
  vault: Uint8Array,
  n: number,
  ciphertext: Uint8Array,
): { nonce: Uint8Array; detail: Uint8Array } {
  try {
    const decipher = createDecipheriv('aes-256-gcm', key, ivOf(n))
    decipher.setAAD(aadOf(vault, n))
    decipher.setAuthTag(ciphertext.subarray(-16))
    const plain = new Uint8Array(Buffer.concat([decipher.update(ciphertext.subarray(0, -16)), decipher.final()]))
    return { nonce: plain.subarray(0, 32), detail: plain.subarray(32) }
  } catch (cause) {
    throw new IntegrityFailure('DETAIL_DAMAGED', { cause, details: { n } })
  }
}

function u64(n: number): Buffer {
  const bytes = Buffer.alloc(8)
  bytes.writeBigUInt64LE(BigInt(n))
  return bytes
}
function ivOf(n: number): Buffer {
  return Buffer.concat([Buffer.alloc(4), u64(n)])
}
function aadOf(vault: Uint8Array, n: number): Buffer {
  return Buffer.concat([Buffer.from('schakel/detail/1\n'), vault, u64(n)])
}
