/**
 * The recovery secret on paper: 2 of 3 shares (Shamir over GF(2^8), 0x11b), each 64 Crockford base-32 characters in 16 groups of 4.
 * A wrong share is named with its exact reason; none of the reasons says anything about the secret.
 */
import { createHash } from 'node:crypto'
import { combine, split } from 'shamir-secret-sharing'
import { Defect } from '../contract/errors.ts'
import { shareFormat } from './formats.ts'

const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'
const kinds = { vault: 1, organisation: 2 } as const

/** What the secret opens: a vault, or an organisation's signing key. */
export type ShareKind = keyof typeof kinds

/** `id`: the vault's 16 bytes, or the first 16 bytes of the organisation's keyid before encoding. */
export interface SharePlace {
  readonly kind: ShareKind
  readonly id: Uint8Array
}

export interface Share {
  /** Rises with each new split: shares of two sets do not fit together. */
  readonly set: number
  readonly x: number
  readonly y: Uint8Array
}

export type ShareFault =
  | { readonly code: 'SHARES_MISSING'; readonly details: { readonly needed: number } }
  | { readonly code: 'SHARE_CHARACTER'; readonly details: { readonly share: number; readonly group: number } }
  | {
      readonly code: 'SHARE_LENGTH' | 'SHARE_KIND' | 'SHARE_CHECK' | 'SHARE_SET' | 'SHARE_TWICE'
      readonly details: { readonly share: number }
    }

export type ShareReading =
  { readonly kind: 'share'; readonly share: Share } | { readonly kind: 'wrong'; readonly fault: ShareFault }
export type Combination =
  | { readonly kind: 'secret'; readonly secret: Uint8Array; readonly set: number }
  | { readonly kind: 'wrong'; readonly faults: readonly ShareFault[] }

/** Three paper texts of which any two give the 32-byte secret back. */
export async function splitSecret(
  secret: Uint8Array,
  place: SharePlace,
  set: number,
): Promise<[string, string, string]> {
  const [a, b, c] = await split(new Uint8Array(secret), 3, 2)
  if (!a || !b || !c) throw new Defect('DEFECT')
  const paper = (made: Uint8Array): string => formatShare(shareOf(made, set), place)
  return [paper(a), paper(b), paper(c)]
}

/** The text on paper: kind | set | x | y | check, 16 groups of 4 characters. */
export function formatShare({ set, x, y }: Share, place: SharePlace): string {
  const body = Buffer.concat([Buffer.of(kinds[place.kind], set, x), y])
  const text = toBase32(Buffer.concat([body, checkOf(body, place.id)]))
  return (text.match(/.{4}/g) ?? []).join(' ')
}

/** `number` says which of the given shares this is, for the text of a fault. Case, spaces and hyphens do not matter; O = 0, I = L = 1. */
export function readShare(text: string, place: SharePlace, number: number): ShareReading {
  const typed = text
    .toUpperCase()
    .replace(/[\s-]+/gu, '')
    .replaceAll('O', '0')
    .replace(/[IL]/g, '1')
  const foreign = Array.from(typed).findIndex(character => !alphabet.includes(character))
  if (foreign >= 0)
    return wrong({
      code: 'SHARE_CHARACTER',
      details: { share: number, group: Math.floor(foreign / shareFormat.groupSize) + 1 },
    })
  if (typed.length !== shareFormat.characters) return wrong({ code: 'SHARE_LENGTH', details: { share: number } })
  const bytes = fromBase32(typed)
  const body = bytes.subarray(0, shareFormat.bytes - shareFormat.checkBytes)
  const right = checkOf(body, place.id).equals(bytes.subarray(body.length))
  const [kind, set = 0, x = 0] = body
  if (kind !== kinds[place.kind] && (kind === kinds.vault || kind === kinds.organisation)) {
    return wrong({ code: 'SHARE_KIND', details: { share: number } })
  }
  if (!right || kind !== kinds[place.kind] || x === 0) return wrong({ code: 'SHARE_CHECK', details: { share: number } })
  return { kind: 'share', share: { set, x, y: new Uint8Array(body.subarray(3)) } }
}

/** Two or more typed shares to the secret. Every fault of every share is listed; the secret is the caller's to zero. */
export async function combineShares(texts: readonly string[], place: SharePlace): Promise<Combination> {
  const readings = texts.map((text, index) => readShare(text, place, index + 1))
  const shares = readings.flatMap(reading => (reading.kind === 'share' ? [reading.share] : []))
  const faults = readings.flatMap((reading, index) =>
    reading.kind === 'wrong' ? [reading.fault] : faultsBeside(readings, reading.share, index),
  )
  if (texts.length < 2) faults.push({ code: 'SHARES_MISSING', details: { needed: 2 } })
  const [first, second] = shares
  if (faults.length > 0 || !first || !second) return { kind: 'wrong', faults }
  const secret = await combine([joined(first), joined(second)])
  return { kind: 'secret', secret, set: first.set }
}

/** Judged against the first share that could be read: another issue, or the same paper typed twice. */
function faultsBeside(readings: readonly ShareReading[], share: Share, index: number): ShareFault[] {
  const earlier = readings.slice(0, index).flatMap(reading => (reading.kind === 'share' ? [reading.share] : []))
  const first = earlier[0]
  const details = { share: index + 1 }
  if (first && first.set !== share.set) return [{ code: 'SHARE_SET', details }]
  return earlier.some(other => other.x === share.x) ? [{ code: 'SHARE_TWICE', details }] : []
}

function wrong(fault: ShareFault): ShareReading {
  return { kind: 'wrong', fault }
}

/** The library's share is y ‖ x. */
function shareOf(made: Uint8Array, set: number): Share {
  return { set, x: made[32] ?? 0, y: made.subarray(0, 32) }
}

function joined({ x, y }: Share): Uint8Array<ArrayBuffer> {
  return new Uint8Array(Buffer.concat([y, Buffer.of(x)]))
}

function checkOf(body: Uint8Array, id: Uint8Array): Buffer {
  return createHash('sha256')
    .update(shareFormat.domain)
    .update(id)
    .update(body)
    .digest()
    .subarray(0, shareFormat.checkBytes)
}

/** 5 bits a character, most significant first. 40 bytes are 64 characters: nothing is left over. */
function toBase32(bytes: Uint8Array): string {
  let text = ''
  let bits = 0
  let held = 0
  for (const byte of bytes) {
    held = (held << 8) | byte
    bits += 8
    for (; bits >= 5; bits -= 5) text += alphabet.charAt((held >>> (bits - 5)) & 31)
    held &= (1 << bits) - 1
  }
  return text
}

function fromBase32(text: string): Buffer {
  const bytes: number[] = []
  let bits = 0
  let held = 0
  for (const character of text) {
    held = (held << 5) | alphabet.indexOf(character)
    bits += 5
    if (bits >= 8) {
      bits -= 8
      bytes.push(held >>> bits)
      held &= (1 << bits) - 1
    }
  }
  return Buffer.from(bytes)
}
