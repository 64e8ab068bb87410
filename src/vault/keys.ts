/**
 * From passphrase to keys: NFKC, Argon2id, HKDF-SHA-256 (security design §3). Derived keys are handed to a caller that lends and
 * zeroes them; nothing here keeps one.
 */
import { createHmac, hkdfSync } from 'node:crypto'
import { KLU } from '../contract/error-codes/vault.ts'
import { IntegrityFailure } from '../contract/errors.ts'
import { fromBase64url } from './canonical.ts'
import { argon2Bounds, derivationPrefix } from './formats.ts'
import { lend } from './secret.ts'

/** Parameters of RFC 9106 as they stand in a slot; `m` in KiB, `salt` base64url. */
export interface Argon2idSettings {
  readonly alg: 'argon2id'
  readonly m: number
  readonly p: number
  readonly salt: string
  readonly t: number
  readonly v: 19
}

/** Where a derived key serves. */
export type KeyUse = 'slot' | 'header' | 'database' | 'anchor'

/** Argon2id of given bytes: 32 bytes. Two implementations exist, so that one can check the other. */
export type Argon2id = (
  password: Uint8Array,
  settings: Omit<Argon2idSettings, 'salt'>,
  salt: Uint8Array,
) => Promise<Uint8Array>

/** NFKC, then UTF-8: the same phrase typed on another keyboard gives the same bytes. */
export function passphraseBytes(passphrase: string): Uint8Array {
  return new TextEncoder().encode(passphrase.normalize('NFKC'))
}

/** Throws KLU-07 unless the settings lie within floors and ceilings. Called before anything is computed with them. */
export function checkArgon2Bounds(settings: Argon2idSettings): void {
  const b = argon2Bounds
  const within =
    inRange(settings.m, b.minKib, b.maxKib) &&
    inRange(settings.t, b.minPasses, b.maxPasses) &&
    inRange(settings.p, b.minLanes, b.maxLanes) &&
    fromBase64url(settings.salt).length === b.saltBytes
  if (!within) throw new IntegrityFailure(KLU.outOfBounds)
}

function inRange(value: number, least: number, most: number): boolean {
  return Number.isInteger(value) && value >= least && value <= most
}

/** The 32 bytes behind a passphrase. KLU-07 when the settings are out of bounds; nothing is computed then. */
export async function stretchPassphrase(passphrase: string, settings: Argon2idSettings): Promise<Uint8Array> {
  checkArgon2Bounds(settings)
  const argon2id = await availableArgon2id()
  return await lend(passphraseBytes(passphrase), bytes => argon2id(bytes, settings, fromBase64url(settings.salt)))
}

/** HKDF-SHA-256, 32 bytes, salt = vault id, info = `schakel/1/<use>/<n>`. */
export function deriveKey(from: Uint8Array, vault: Uint8Array, use: KeyUse, n: number): Uint8Array {
  return new Uint8Array(hkdfSync('sha256', from, vault, `${derivationPrefix}/${use}/${n}`, 32))
}

/** Says whether bytes came in before, without telling anybody without K_dup what they were. */
export function duplicateDigest(dupKey: Uint8Array, sha512: Uint8Array): Uint8Array {
  return hmac(dupKey, sha512)
}

/** Equal searches give equal digests in the log, without a word in it (R80). */
export function queryDigest(queryKey: Uint8Array, query: string): Uint8Array {
  return hmac(queryKey, new TextEncoder().encode(normaliseQuery(query)))
}

/** NFKC, lower case without locale, runs of white space to one space, trimmed. */
export function normaliseQuery(query: string): string {
  return query.normalize('NFKC').toLowerCase().replace(/\s+/gu, ' ').trim()
}

export function hmac(key: Uint8Array, ...parts: readonly Uint8Array[]): Uint8Array {
  const mac = createHmac('sha256', key)
  for (const part of parts) mac.update(part)
  return new Uint8Array(mac.digest())
}

/** The native implementation, or the WebAssembly one (2 to 7 times slower) where no native file loads. */
async function availableArgon2id(): Promise<Argon2id> {
  try {
    return await nativeArgon2id()
  } catch {
    return await wasmArgon2id()
  }
}

export async function nativeArgon2id(): Promise<Argon2id> {
  const { hashRaw } = await import('@node-rs/argon2')
  return async (password, { m, p, t }, salt) => {
    const options = {
      algorithm: 2,
      version: 1,
      memoryCost: m,
      parallelism: p,
      timeCost: t,
      outputLen: 32,
      salt,
    } as const
    return await hashRaw(password, options)
  }
}

export async function wasmArgon2id(): Promise<Argon2id> {
  const { argon2id } = await import('hash-wasm')
  return async (password, { m, p, t }, salt) =>
    await argon2id({
      password,
      salt,
      memorySize: m,
      parallelism: p,
      iterations: t,
      hashLength: 32,
      outputType: 'binary',
    })
}
