/** SHA-256 of what was received, where the reader keeps other bytes (R47). WebAssembly, so that it runs in a page and in Node alike. */
import type { Received } from '../../contract/parsed-document.ts'

export async function receivedOf(bytes: Uint8Array): Promise<Received> {
  const { sha256 } = await import('hash-wasm')
  return { sha256: await sha256(bytes), sizeBytes: bytes.length }
}
