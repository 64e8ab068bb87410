/** Project Wycheproof's cases for the primitives that the vault's formats stand on. Skipped where the corpora are not beside the checkout. */
import { createHmac, hkdfSync, verify } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { z } from 'zod'
import { toBase64url } from '../../src/vault/canonical.ts'
import {
  isSignedBy,
  keyidOf,
  preAuthEncoding,
  publicKeyObject,
  signerFromSeed,
  type Envelope,
} from '../../src/vault/dsse.ts'
import { corpora } from '../support/folders.ts'

const folder = new URL('conformance/wycheproof/', corpora)
const here = existsSync(folder)
if (!here) process.stderr.write('Wycheproof: skipped, the corpora are not beside this checkout\n')

const hex = z.string().transform(text => new Uint8Array(Buffer.from(text, 'hex')))
const result = z.enum(['valid', 'invalid', 'acceptable'])
const read = <T>(name: string, groups: z.ZodType<T>): T[] =>
  z.object({ testGroups: z.array(groups) }).parse(JSON.parse(readFileSync(new URL(name, folder), 'utf8'))).testGroups

it.skipIf(!here)('Ed25519: every signature is judged as Wycheproof judges it', () => {
  const Group = z.object({
    publicKey: z.object({ pk: hex }),
    tests: z.array(z.object({ tcId: z.number(), msg: hex, sig: hex, result })),
  })
  let cases = 0
  for (const { publicKey, tests } of read('ed25519_test.json', Group)) {
    for (const test of tests) {
      cases += 1
      if (test.result === 'acceptable') continue
      expect(verify(null, test.msg, publicKeyObject(publicKey.pk), test.sig), `case ${test.tcId}`).toBe(
        test.result === 'valid',
      )
    }
  }
  expect(cases).toBe(151)
})

it.skipIf(!here)('HKDF-SHA-256: every output is the expected one', () => {
  const Group = z.object({
    tests: z.array(z.object({ tcId: z.number(), ikm: hex, salt: hex, info: hex, size: z.number(), okm: hex, result })),
  })
  for (const test of read('hkdf_sha256_test.json', Group).flatMap(group => group.tests)) {
    const derive = (): Uint8Array => new Uint8Array(hkdfSync('sha256', test.ikm, test.salt, test.info, test.size))
    if (test.result === 'invalid') expect(derive, `case ${test.tcId}`).toThrow()
    else expect(derive(), `case ${test.tcId}`).toEqual(test.okm)
  }
})

it.skipIf(!here)('HMAC-SHA-256: every tag is the expected one', () => {
  const Group = z.object({
    tagSize: z.number(),
    tests: z.array(z.object({ tcId: z.number(), key: hex, msg: hex, tag: hex, result })),
  })
  for (const { tagSize, tests } of read('hmac_sha256_test.json', Group)) {
    for (const test of tests) {
      const tag = createHmac('sha256', test.key)
        .update(test.msg)
        .digest()
        .subarray(0, tagSize / 8)
      expect(tag.equals(test.tag), `case ${test.tcId}`).toBe(test.result === 'valid')
    }
  }
})

it('a signature with the same meaning but other bytes is no signature', () => {
  // S + L: the group order added to the second half, which lax verifiers accept (RFC 8032 §5.1.7 does not).
  const signer = signerFromSeed(new Uint8Array(32).fill(1))
  const payload = toBase64url(Buffer.from('{}'))
  const type = 'application/vnd.schakel.statement+json;v=1'
  const good = signer.sign(preAuthEncoding(type, Buffer.from('{}')))
  const of = (sig: Uint8Array): Envelope => ({
    payload,
    payloadType: type,
    signatures: [{ keyid: keyidOf(signer.publicKey), sig: toBase64url(sig) }],
  })
  const order = 2n ** 252n + 27742317777372353535851937790883648493n
  const s = BigInt(`0x${Buffer.from(good.subarray(32)).reverse().toString('hex')}`) + order
  const other = Buffer.concat([good.subarray(0, 32), Buffer.from(s.toString(16).padStart(64, '0'), 'hex').reverse()])
  expect(isSignedBy(of(good), signer.publicKey)).toBe(true)
  expect(isSignedBy(of(other), signer.publicKey)).toBe(false)
})
