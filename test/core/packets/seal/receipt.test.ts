import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { makeRecipient, parseSigningFile, readKeyCard } from '../../../../src/packets/seal/key-card.ts'
import { parseIdentities } from '../../../../src/packets/seal/age-keys.ts'
import {
  isReceiptCode,
  openReceipt,
  readReceipt,
  receiptCode,
  sealReceipt,
  signReceipt,
  type ReceiptCodeParts,
} from '../../../../src/packets/seal/receipt.ts'
import { signerFromSeed } from '../../../../src/vault/index.ts'
import { testDeps } from '../../../support/deps.ts'
import { aFolder } from '../../../support/folders.ts'
import { aRecipient, seedOf, uuidOf } from '../../../support/packets.ts'

const parts: ReceiptCodeParts = {
  secret: Buffer.from(seedOf('receipt')).toString('base64url'),
  id: uuidOf('pakket'),
  verdict: 'ok',
  date: '2016-10-25',
}
const packet = { id: parts.id, tagmanifest: Buffer.alloc(64, 7).toString('base64url') }

describe('a receipt code', () => {
  it('is twelve groups to read out, accepted however they are typed', () => {
    const code = receiptCode(parts)
    expect(code).toMatch(/^([0-9a-f]{4} ){11}[0-9a-f]{4}$/)
    for (const typed of [code, code.toUpperCase(), code.replaceAll(' ', ''), code.replaceAll(' ', '-'), ` ${code}\n`]) {
      expect(isReceiptCode(typed, parts)).toBe(true)
    }
    expect(isReceiptCode(code.replaceAll('0', 'O').replaceAll('1', 'l'), parts)).toBe(true)
  })

  it('is wrong for another packet, verdict, day or secret', () => {
    const code = receiptCode(parts)
    const others: Partial<ReceiptCodeParts>[] = [
      { id: uuidOf('ander') },
      { verdict: 'PKT-02' },
      { date: '2016-10-26' },
      { secret: Buffer.from(seedOf('ander')).toString('base64url') },
    ]
    for (const other of others) expect(isReceiptCode(code, { ...parts, ...other })).toBe(false)
  })

  it('is never guessed by a text of any form', () => {
    fc.assert(fc.property(fc.string(), text => !isReceiptCode(text, parts)))
    expect(isReceiptCode(receiptCode(parts).slice(0, -1), parts)).toBe(false)
  })
})

describe('a signed receipt', () => {
  it("comes back sealed to the sender's key card, and names packet, verdict and day", async () => {
    const deps = testDeps()
    const sender = await makeRecipient(deps, { name: 'Liaisons' })
    const recipient = await makeRecipient(deps, { name: 'AIVD' })
    const signer = parseSigningFile(recipient.signingFile)
    const path = join(aFolder(), 'SKR-1.age')
    await sealReceipt(signReceipt(packet, 'ok', parts.date, signer), readKeyCard(sender.card), path)
    expect(readFileSync(path, 'latin1')).not.toContain(packet.id)
    const envelope = await openReceipt(path, parseIdentities(sender.identityFile))
    expect(readReceipt(envelope, packet, signer.publicKey)).toEqual({
      v: 1,
      ...packet,
      verdict: 'ok',
      date: '2016-10-25',
      keyid: signer.keyid,
    })
    await expect(openReceipt(path, [(await aRecipient()).identity])).rejects.toMatchObject({ code: 'PKT-01' })
  })

  it('is refused for another packet or content, from another signer, or when it is something else', () => {
    const signer = signerFromSeed(seedOf('ontvanger'))
    const other = signerFromSeed(seedOf('ander'))
    const receipt = signReceipt(packet, 'ok', parts.date, signer)
    const elsewhere = { ...packet, id: uuidOf('ander') }
    const changed = { ...packet, tagmanifest: Buffer.alloc(64).toString('base64url') }
    for (const expected of [elsewhere, changed]) {
      expect(() => readReceipt(receipt, expected, signer.publicKey)).toThrow(
        expect.objectContaining({ code: 'PKT-02', details: { reason: 'receipt_of_other' } }),
      )
    }
    expect(() => readReceipt(receipt, packet, other.publicKey)).toThrow(expect.objectContaining({ code: 'PKT-03' }))
    const unsigned = { ...receipt, signatures: [] }
    expect(() => readReceipt(unsigned, packet, signer.publicKey)).toThrow(expect.objectContaining({ code: 'PKT-03' }))
    const odd = { ...receipt, payloadType: 'application/vnd.schakel.status+json;v=1' }
    expect(() => readReceipt(odd, packet, signer.publicKey)).toThrow(expect.objectContaining({ code: 'PKT-02' }))
  })
})
