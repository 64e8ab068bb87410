/** The golden vectors of the vault's formats. A released format never changes: a difference here breaks every vault in use. */
import { createHash } from 'node:crypto'
import { combine } from 'shamir-secret-sharing'
import { describe, expect, it } from 'vitest'
import { sealDetail } from '../../src/audit/detail.ts'
import { detailCommitment, hashOfEntry } from '../../src/audit/entry.ts'
import { receiptCode } from '../../src/packets/seal/receipt.ts'
import { identityFromSeed, recipientFromSeed } from '../../src/vault/age-keys.ts'
import { encodeAnchorRecord } from '../../src/vault/anchor-record.ts'
import { toBase64url, twelveGroups } from '../../src/vault/canonical.ts'
import { preAuthEncoding, signEnvelope, signerFromSeed, typeOf } from '../../src/vault/dsse.ts'
import { encodeHeader, type Slot } from '../../src/vault/header.ts'
import {
  deriveKey,
  duplicateDigest,
  nativeArgon2id,
  normaliseQuery,
  passphraseBytes,
  queryDigest,
  stretchPassphrase,
  wasmArgon2id,
  type Argon2idSettings,
} from '../../src/vault/keys.ts'
import { openBytes, sealBytes, sealedSize } from '../../src/vault/sealed-bytes.ts'
import { formatShare, readShare } from '../../src/vault/shares.ts'
import { encodeBundle, slotAad, unwrapBundle, wrapBundle } from '../../src/vault/slots.ts'

const filled = (byte: number, length = 32): Uint8Array => new Uint8Array(length).fill(byte)
const counting = (from: number, length: number): Uint8Array => Uint8Array.from({ length }, (_, i) => from + i)
const hex = (bytes: Uint8Array): string => Buffer.from(bytes).toString('hex')
const sha256 = (bytes: Uint8Array | string): string => createHash('sha256').update(bytes).digest('hex')

const vault = counting(0x00, 16)
const vmk = counting(0x20, 32)
const typed = 'zeven vr\u0133e paarden in e\u0301e\u0301n cafe\u0301'
const kdf: Argon2idSettings = { alg: 'argon2id', m: 65_536, p: 4, salt: toBase64url(counting(0xa0, 16)), t: 3, v: 19 }
const stretched = Buffer.from('8aca040f771a0b750c11e08543cb5846f5eda02897c44546b50724334455fe20', 'hex')
const kek = Buffer.from('9df796ced9fb153e353925c8a17357d5504dbf61abb0bb489e91b4d91fe5f621', 'hex')

describe('vectors of the vault formats', () => {
  it('1: a passphrase is NFKC, UTF-8 and Argon2id, the same by both implementations', async () => {
    const bytes = passphraseBytes(typed)
    expect(new TextDecoder().decode(bytes)).toBe('zeven vrije paarden in één café')
    expect(bytes.length).toBe(34)
    expect(sha256(bytes)).toBe('4b3bb0205070be2cc7b6fb3dbb186bb00c9660b6932937b95b5bdc683b076a76')
    expect(hex(await stretchPassphrase(typed, kdf))).toBe(hex(stretched))
    for (const argon2id of [await nativeArgon2id(), await wasmArgon2id()]) {
      expect(hex(await argon2id(passphraseBytes(typed), kdf, counting(0xa0, 16)))).toBe(hex(stretched))
    }
  })

  it('2 to 4: derived keys', () => {
    expect(hex(deriveKey(stretched, vault, 'slot', 1))).toBe(hex(kek))
    expect(hex(deriveKey(vmk, vault, 'header', 1))).toBe(
      '9b62b3086138c299e967296cc2cf097170b4f4f782bf0a6f220cec9349145464',
    )
    expect(hex(deriveKey(vmk, vault, 'anchor', 1))).toBe(
      '1b48c9bc7d58bb46bf0ad0c522db737b9ad0fd55f07db9a5958a0367325f780b',
    )
    expect(hex(deriveKey(vmk, vault, 'database', 1))).toBe(
      'cb6a29340f7bc69ba432c06ca924899e6995acdc8dd8231473ff5568df2343d7',
    )
    expect(hex(deriveKey(vmk, vault, 'database', 2))).toBe(
      'f48fe4052feb8c171842f9a4e3d09423f44a6812076744bdb1c9dc85f9f47884',
    )
  })

  it('5: the age identity and recipient of a seed', async () => {
    expect(identityFromSeed(filled(0x11))).toBe(
      'AGE-SECRET-KEY-PQ-1ZYG3ZYG3ZYG3ZYG3ZYG3ZYG3ZYG3ZYG3ZYG3ZYG3ZYG3ZYG3ZYGSXVRR2H',
    )
    const recipient = await recipientFromSeed(filled(0x11))
    expect(recipient.startsWith('age1pq1h6auwulyppq28xwwj')).toBe(true)
    expect(recipient.length).toBe(1959)
    expect(sha256(recipient)).toBe('eeafedd62dad9142a41a26b14aeb2522b7e18742fe9188d1b104cdbabde16cda')
  })

  it('6: the Ed25519 key of a seed, its keyid and its twelve groups', () => {
    const signer = signerFromSeed(filled(0x22))
    expect(hex(signer.publicKey)).toBe('a09aa5f47a6759802ff955f8dc2d2a14a5c99d23be97f864127ff9383455a4f0')
    expect(signer.keyid).toBe('EyW4UMKHGRbq4gPw78PImH9k5ePNsnZ55tH6l4CDV-Y')
    expect(twelveGroups(Buffer.from(signer.keyid, 'base64url'))).toBe(
      '1325 b850 c287 1916 eae2 03f0 efc3 c898 7f64 e5e3 cdb2 7679',
    )
  })

  it('7 and 8: the place and the wrap of slot 1', async () => {
    const pub: Slot['pub'] = {
      enc: await recipientFromSeed(filled(0x11)),
      sig: toBase64url(signerFromSeed(filled(0x22)).publicKey),
    }
    const aad = slotAad({ id: 1, kdf, kind: 'passphrase', pub }, vault)
    expect(aad.length).toBe(2158)
    expect(sha256(aad)).toBe('f23c6d880f3d8fd8c9643e68e23e53062d768278d6741474cdc802f0b63a316c')
    const bundle = encodeBundle(filled(0x11), filled(0x22))
    const wrapped = wrapBundle(bundle, kek, counting(0x00, 12), aad)
    expect(hex(wrapped)).toBe(
      '2e0e2a31bda870e0030503b43951b9bb44a44a372fe2cc152671ec5df033b9f5164c14cdc16b8e21a6eeaec32837ed0317135ea4078883f252c5d32b33da830e040460ac625029cffe98de6546bb890af0109d360df1b659',
    )
    expect(unwrapBundle(wrapped, kek, counting(0x00, 12), aad)).toEqual(bundle)
  })

  it('9: a header file', () => {
    const header = {
      db: { file: 'case.g0001.db', gen: 1, salt: 'sLGys7S1tre4ubq7vL2-vw' },
      ...{ epoch: 1, seq: 1, slots: [], v: 1 as const, vault: 'AAECAwQFBgcICQoLDA0ODw' },
    }
    const file = encodeHeader(header, deriveKey(vmk, vault, 'header', 1))
    expect(file.length).toBe(215)
    expect(Buffer.from(file).readUInt32LE(8)).toBe(139)
    expect(hex(file.subarray(151, 183))).toBe('4023c6821ac4a4e4bc05d192923580809f8163ab4187fda0771b764f932eafaa')
    expect(hex(file.subarray(183))).toBe('dd2889ad299a9ed24d9de16f6b4c123de27d88520bf49df50cea011bf2c40f9d')
  })

  it('10: an anchor record', () => {
    const record = {
      vault,
      n: 7,
      count: 5,
      head: filled(0x88),
      epoch: 1,
      generation: 1,
      headerSeq: 1,
      at: 1_700_000_000_000,
    }
    const bytes = encodeAnchorRecord(record, deriveKey(vmk, vault, 'anchor', 1))
    expect(bytes.length).toBe(256)
    expect(hex(bytes.subarray(224))).toBe('c3b0d19c86e25f64b58c20233094c9ec58de57eae5eb167bfdba565071ce65a0')
    expect(sha256(bytes)).toBe('b794cb0f8f43797581c14930b562f47e59034591b391b95f1677818407cd09cb')
  })

  it('11: eight sealed bytes', () => {
    const sealed = sealBytes(Buffer.from('Schakel\n'), { key: filled(0x33), id: counting(0x10, 16) })
    expect(sealed.length).toBe(96)
    expect(hex(sealed.subarray(64))).toBe('132485f7da98cab478f83286df87a4a7106dcb872c963ad29b18a0756e9d9b6b')
  })

  it('12: sealed bytes of several chunks, and the sizes of others', () => {
    const data = Uint8Array.from({ length: 300_000 }, (_, k) => k % 251)
    const seal = { key: filled(0x33), id: counting(0x10, 16) }
    const sealed = sealBytes(data, seal)
    expect(sealed.length).toBe(303_248)
    expect(sha256(sealed)).toBe('b927ae123d696ce3673058b2ee21b2d8efb46e9414ae919fc46c9e43c0c8fd0c')
    expect(sha256(openBytes(sealed, seal))).toBe(sha256(data))
    expect([0, 1, 65_528, 262_144, 100_000_000].map(sealedSize)).toEqual([88, 90, 65_616, 270_480, 100_687_936])
  })

  it('13: digests of duplicates and of searches', () => {
    const sha512 = createHash('sha512').update('Schakel\n').digest()
    expect(hex(duplicateDigest(filled(0x44), sha512))).toBe(
      '5bfb810296bccf8f678e85e76daa50deff3ccc24d710b11a25c2d0eb68f434ce',
    )
    const query = '  Al-Darwish\u00a0 KHALIL '
    expect(normaliseQuery(query)).toBe('al-darwish khalil')
    expect(hex(queryDigest(filled(0x55), query))).toBe(
      '2894c34479b74569ba68a9a22b3a37acec19377cbbdf2c7222050362d654a306',
    )
  })

  it('14: the hash of a log entry', () => {
    expect(hex(hashOfEntry(Buffer.from('{"n":1}')))).toBe(
      '41bfcf6315d777068913d41307e31bdd75bc9047f5e74023a6ba2ba1ce1cb6c6',
    )
  })

  it('15: a sealed detail of the log', () => {
    const [nonce, detail] = [filled(0x99), Buffer.from('zoekterm')]
    expect(Buffer.from(detailCommitment(nonce, detail), 'base64url').toString('hex')).toBe(
      '9c7ec629b509c35ca37d3097b81336e7ac8613b6a9748487ec8f41a3fd87e370',
    )
    expect(hex(sealDetail(filled(0x77), vault, 5, nonce, detail))).toBe(
      '37874782d02a83316b950c84e04619fd4db30946d23850f8e1384ab2a100e4664a0d121f09882aa714adf8e53b087a8a79f7703e3b89aad0',
    )
  })

  it('16: a signed envelope', () => {
    const type = typeOf('statement')
    expect(new TextDecoder().decode(preAuthEncoding(type, Buffer.from('{"v":1}')))).toBe(
      'DSSEv1 42 application/vnd.schakel.statement+json;v=1 7 {"v":1}',
    )
    expect(signEnvelope('statement', { v: 1 }, [{ signer: signerFromSeed(filled(0x22)) }]).signatures[0]?.sig).toBe(
      '-IAhi7h2ICEIs5iI_oaWibFq6sYhTOL_3tO23mrGOjF9COKm2tEAmBCf0vfNVAehaO7YlbmOiXJ93yr9wzDGAg',
    )
  })

  it('17: the code of a receipt', () => {
    const parts = {
      secret: toBase64url(filled(0xaa)),
      id: '01890a5d-ac96-774b-bcce-b302099a8057',
      verdict: 'ok' as const,
      date: '2026-11-23',
    }
    expect(receiptCode(parts)).toBe('51bd dbb8 1da9 f26d 5fdb 29f9 4f3a a617 6c3e 3383 5444 bfe4')
  })

  it('18: paper shares, any two of which give the secret back', async () => {
    const secret = counting(0x40, 32)
    const place = { kind: 'vault' as const, id: vault }
    // y = secret + 0xcc · x over GF(2^8): one fixed coefficient instead of random ones.
    const share = (x: number) => ({ set: 1, x, y: secret.map(byte => byte ^ times(0xcc, x)) })
    const papers = [1, 2, 3].map(x => formatShare(share(x), place))
    expect(papers[0]).toBe('040G 334D HT7R H2CA HE28 B1M7 G20R 50WW KPF9 Z64S KADS 95CP JY89 34MK S029 PXV9')
    expect(papers[2]).toBe('040G 63RE 1M60 P2G9 103G C184 0C10 200Z 3REH R6RT 34C1 E5GN 2G9H 448G KSW4 MBNF')
    for (const [a, b] of [
      [1, 2],
      [1, 3],
      [2, 3],
    ] as const) {
      const both = [share(a), share(b)].map(({ x, y }) => new Uint8Array([...y, x]))
      expect(hex(await combine(both))).toBe(hex(secret))
    }
    expect(readShare(papers[2] ?? '', place, 1)).toEqual({ kind: 'share', share: share(3) })
    expect(hex(deriveKey(secret, vault, 'slot', 2))).toBe(
      '30010b5621e79b11c2ee3036b1f2336803feae146109ca95a9225b8f185b8d26',
    )
  })
})

/** Multiplication in GF(2^8) modulo 0x11b. */
function times(a: number, b: number): number {
  let product = 0
  for (let bit = 0; bit < 8; bit++) {
    if ((b >> bit) & 1) product ^= a
    a = (a << 1) ^ (a & 0x80 ? 0x11b : 0)
  }
  return product
}
