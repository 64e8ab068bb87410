/** Security design §18, vectors 6, 16 and 17: fixed since the first version of the format. */
import { describe, expect, it } from 'vitest'
import { groupsOf } from '../../src/packets/seal/organisation-key.ts'
import { isReceiptCode, receiptCode } from '../../src/packets/seal/receipt.ts'
import { isSignedBy, signEnvelope, signerFromSeed } from '../../src/vault/index.ts'

const signer = signerFromSeed(new Uint8Array(32).fill(0x22))

describe('vectors of the packet format', () => {
  it('6: Ed25519 seed 22×32 gives this public key, keyid and twelve groups', () => {
    expect(Buffer.from(signer.publicKey).toString('hex')).toBe(
      'a09aa5f47a6759802ff955f8dc2d2a14a5c99d23be97f864127ff9383455a4f0',
    )
    expect(signer.keyid).toBe('EyW4UMKHGRbq4gPw78PImH9k5ePNsnZ55tH6l4CDV-Y')
    expect(groupsOf(signer.keyid)).toBe('1325 b850 c287 1916 eae2 03f0 efc3 c898 7f64 e5e3 cdb2 7679')
  })

  it('16: a statement {"v":1} signed by that key', () => {
    const envelope = signEnvelope('statement', { v: 1 }, [{ signer, role: 'author' }])
    expect(envelope).toEqual({
      payload: 'eyJ2IjoxfQ',
      payloadType: 'application/vnd.schakel.statement+json;v=1',
      signatures: [
        {
          keyid: signer.keyid,
          role: 'author',
          sig: '-IAhi7h2ICEIs5iI_oaWibFq6sYhTOL_3tO23mrGOjF9COKm2tEAmBCf0vfNVAehaO7YlbmOiXJ93yr9wzDGAg',
        },
      ],
    })
    expect(isSignedBy(envelope, signer.publicKey)).toBe(true)
  })

  it('17: a receipt code', () => {
    const parts = {
      secret: Buffer.alloc(32, 0xaa).toString('base64url'),
      id: '01890a5d-ac96-774b-bcce-b302099a8057',
      verdict: 'ok',
      date: '2026-11-23',
    } as const
    const code = '51bd dbb8 1da9 f26d 5fdb 29f9 4f3a a617 6c3e 3383 5444 bfe4'
    expect(receiptCode(parts)).toBe(code)
    expect(receiptCode({ ...parts, id: parts.id.toUpperCase() })).toBe(code)
    expect(isReceiptCode(code, parts)).toBe(true)
  })
})
