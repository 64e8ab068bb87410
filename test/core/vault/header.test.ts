import { describe, expect, it } from 'vitest'
import { canonicalBytes, toBase64url, type Json } from '../../../src/vault/canonical.ts'
import { decodeHeader, encodeHeader, isAuthentic, type Header, type Slot } from '../../../src/vault/header.ts'
import { createHash } from 'node:crypto'

const key = new Uint8Array(32).fill(1)
const slot: Slot = {
  ...{ id: 1, kind: 'passphrase', label: 'gebruiker 1', created: 1, vmk: toBase64url(new Uint8Array(1800)) },
  kdf: { alg: 'argon2id', m: 65_536, p: 4, salt: toBase64url(new Uint8Array(16)), t: 3, v: 19 },
  pub: { enc: 'age1pq1qqqq', sig: toBase64url(new Uint8Array(32)) },
  wrap: { ct: toBase64url(new Uint8Array(88)), iv: toBase64url(new Uint8Array(12)) },
}
const header: Header = {
  db: { file: 'case.g0001.db', gen: 1, salt: toBase64url(new Uint8Array(16)) },
  ...{ epoch: 1, seq: 1, slots: [slot], v: 1, vault: toBase64url(new Uint8Array(16)) },
}
/** A file with a right sum around any JSON: what a foreign program could make. */
const fileAround = (json: Uint8Array): Uint8Array => {
  const start = Buffer.alloc(12)
  start.write('SKVAULT1')
  start.writeUInt32LE(json.length, 8)
  const signed = Buffer.concat([start, json])
  return new Uint8Array(Buffer.concat([signed, createHash('sha256').update(signed).digest(), Buffer.alloc(32)]))
}
const kindOf = (value: Json): string => decodeHeader(fileAround(canonicalBytes(value))).kind
const json = (): Record<string, Json> => ({ ...header })

describe('the header of a vault', () => {
  it('reads back as written and knows its key', () => {
    const reading = decodeHeader(encodeHeader(header, key))
    expect(reading.kind === 'copy' && reading.header).toEqual(header)
    expect(reading.kind === 'copy' && isAuthentic(reading, key)).toBe(true)
    expect(reading.kind === 'copy' && isAuthentic(reading, new Uint8Array(32))).toBe(false)
  })

  it('is found out when any one bit of any byte is another', () => {
    const file = encodeHeader(header, key)
    for (let at = 0; at < file.length; at++) {
      const changed = new Uint8Array(file)
      changed[at] = (changed[at] ?? 0) ^ (1 << (at % 8))
      const reading = decodeHeader(changed)
      const found = reading.kind !== 'copy' || !isAuthentic(reading, key)
      expect(found, `byte ${at}`).toBe(true)
      // The seal at the end needs the key: everything before it is told apart without one.
      if (at < file.length - 32) expect(reading.kind, `byte ${at}`).toBe('damaged')
    }
  })

  it('is damaged when cut at any length or when something follows', () => {
    const file = encodeHeader(header, key)
    for (let length = 0; length < file.length; length += 13)
      expect(decodeHeader(file.subarray(0, length)).kind).toBe('damaged')
    expect(decodeHeader(Buffer.concat([file, Buffer.of(0)])).kind).toBe('damaged')
  })

  it('is out of bounds with settings that no version of the program writes', () => {
    const slotWith = (change: Record<string, Json>): Json => ({
      ...json(),
      slots: [{ ...slot, ...change }],
    })
    const kdf = (change: Record<string, Json>): Json => slotWith({ kdf: { ...slot.kdf, ...change } })
    expect(kindOf(json())).toBe('copy')
    expect(kindOf(kdf({ m: 64 * 1024 - 1 }))).toBe('out-of-bounds')
    expect(kindOf(kdf({ m: 1024 * 1024 }))).toBe('copy')
    expect(kindOf(kdf({ m: 1024 * 1024 + 1 }))).toBe('out-of-bounds')
    expect(kindOf(kdf({ t: 2 }))).toBe('out-of-bounds')
    expect(kindOf(kdf({ t: 10 }))).toBe('copy')
    expect(kindOf(kdf({ t: 11 }))).toBe('out-of-bounds')
    expect(kindOf(kdf({ p: 0 }))).toBe('out-of-bounds')
    expect(kindOf(kdf({ p: 9 }))).toBe('out-of-bounds')
    expect(kindOf(kdf({ salt: toBase64url(new Uint8Array(15)) }))).toBe('out-of-bounds')
    expect(kindOf(kdf({ v: 16 }))).toBe('out-of-bounds')
    expect(kindOf(slotWith({ kind: 'keyfile' }))).toBe('out-of-bounds')
    expect(kindOf(slotWith({ kdf: { alg: 'none' } }))).toBe('out-of-bounds')
    expect(kindOf(slotWith({ kind: 'recovery' }))).toBe('out-of-bounds')
    expect(kindOf({ ...json(), slots: [slot, slot] })).toBe('out-of-bounds')
    expect(kindOf({ ...json(), slots: Array.from({ length: 33 }, (_, i) => ({ ...slot, id: i + 1 })) })).toBe(
      'out-of-bounds',
    )
    expect(kindOf({ ...json(), v: 2 })).toBe('out-of-bounds')
    expect(kindOf({ ...json(), extra: 1 })).toBe('out-of-bounds')
    expect(kindOf({ ...json(), db: { ...header.db, file: '../../x.db' } })).toBe('out-of-bounds')
    expect(kindOf({ ...json(), db: { ...header.db, file: 'case.g0002.db' } })).toBe('out-of-bounds')
  })

  it('is out of bounds when its JSON is not in the canonical form', () => {
    const text = new TextDecoder().decode(canonicalBytes(json()))
    expect(decodeHeader(fileAround(new TextEncoder().encode(`${text}\n`))).kind).toBe('out-of-bounds')
    expect(decodeHeader(fileAround(new TextEncoder().encode(text.replace('"v":1', '"v":1,"v":1')))).kind).toBe(
      'out-of-bounds',
    )
  })

  it('holds 32 slots within its limit of size', () => {
    const slots = Array.from({ length: 32 }, (_, i) => ({
      ...slot,
      id: i + 1,
      pub: { ...slot.pub, enc: `age1pq1${'q'.repeat(1952)}` },
    }))
    expect(encodeHeader({ ...header, slots }, key).length).toBeLessThan(262_144)
  })
})
