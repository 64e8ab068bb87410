/**
 * Receipts (R72). The code needs no key of the recipient: whoever opened the packet has its secret. It is short enough to read
 * out and is shown as weaker. A recipient with a signing key returns a signed receipt, sealed to the sender's key card.
 */
import { createHmac, timingSafeEqual } from 'node:crypto'
import { z } from 'zod'
import {
  envelopeBytes,
  fromBase64url,
  keyidOf,
  parseEnvelope,
  signEnvelope,
  twelveGroups,
  type Envelope,
  type Signer,
} from '../../vault/index.ts'
import { openSealed, sealFile } from './age-file.ts'
import { allOf, memorySource } from './bytes.ts'
import { damaged, unknownSigner } from './failures.ts'
import type { KeyCard } from './key-card.ts'
import { Bytes32, Bytes64, DateText, Uuid } from './shapes.ts'
import { holdsSignature, readBody } from './signed-body.ts'

/** `ok`, or what the recipient's program said instead. */
export const ReceiptVerdict = z.enum(['ok', 'PKT-01', 'PKT-02', 'PKT-03', 'PKT-04', 'PKT-05', 'PKT-06', 'PKT-07'])
export type ReceiptVerdict = z.infer<typeof ReceiptVerdict>

export interface ReceiptCodeParts {
  /** `receiptSecret` of packet.json. */
  readonly secret: string
  readonly id: string
  readonly verdict: ReceiptVerdict
  /** `YYYY-MM-DD`, UTC. */
  readonly date: string
}

/** HMAC-SHA-256(secret, "<id>\n<verdict>\n<YYYY-MM-DD>"), as twelve groups. */
export function receiptCode({ secret, id, verdict, date }: ReceiptCodeParts): string {
  const text = `${id.toLowerCase()}\n${verdict}\n${date}`
  return twelveGroups(createHmac('sha256', fromBase64url(secret)).update(text).digest())
}

/** Is this, as typed or read out, the code of that packet, verdict and day? Case, spaces, hyphens and points do not matter. */
export function isReceiptCode(typed: string, parts: ReceiptCodeParts): boolean {
  const plain = typed
    .toLowerCase()
    .replace(/[\s.-]+/g, '')
    .replaceAll('o', '0')
    .replace(/[il]/g, '1')
  if (!/^[0-9a-f]{48}$/.test(plain)) return false
  return timingSafeEqual(Buffer.from(plain, 'hex'), Buffer.from(receiptCode(parts).replaceAll(' ', ''), 'hex'))
}

const Receipt = z.strictObject({
  v: z.literal(1),
  id: Uuid,
  tagmanifest: Bytes64,
  verdict: ReceiptVerdict,
  date: DateText,
  keyid: Bytes32,
})
export type Receipt = z.infer<typeof Receipt>

export interface ReceivedPacket {
  readonly id: string
  readonly tagmanifest: string
}

export function signReceipt(packet: ReceivedPacket, verdict: ReceiptVerdict, date: string, signer: Signer): Envelope {
  const { id, tagmanifest } = packet
  const body: Receipt = { v: 1, id, tagmanifest, verdict, date, keyid: signer.keyid }
  return signEnvelope('receipt', Receipt.parse(body), [{ signer }])
}

/** Writes `SKR-*.age`: the receipt, sealed to the sender's key card, so that a postbox cannot see what was received. */
export async function sealReceipt(receipt: Envelope, sender: KeyCard, path: string): Promise<void> {
  await sealFile(memorySource(envelopeBytes(receipt)), path, sender.enc)
}

/** Opens `SKR-*.age`. PKT-01, PKT-02, PKT-07 as for packets. */
export async function openReceipt(path: string, identities: readonly string[]): Promise<Envelope> {
  const source = await openSealed(path, identities)
  try {
    await source.verify()
    return parseEnvelope(await allOf(source, 64 * 1024))
  } finally {
    await source.close()
  }
}

/**
 * The receipt, if it is of this packet and signed by this recipient's key. PKT-02 when it is of another packet or another
 * form, PKT-03 when another key signed it. Whether it came before is the register's question.
 */
export function readReceipt(envelope: Envelope, packet: ReceivedPacket, recipientKey: Uint8Array): Receipt {
  const body = readBody(envelope, 'receipt', Receipt, cause => damaged('receipt_form', cause))
  if (body.id !== packet.id || body.tagmanifest !== packet.tagmanifest) throw damaged('receipt_of_other')
  const signed = body.keyid === keyidOf(recipientKey) && holdsSignature(envelope, recipientKey)
  if (!signed) throw unknownSigner('receipt_signature')
  return body
}
