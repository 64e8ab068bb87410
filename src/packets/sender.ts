/**
 * The sender as packets name it: organisation, unit, and a key card to which receipts are sealed. The card's age key is the unit's,
 * kept in the vault, so that a receipt can be taken in by whoever is at work.
 */
import { generateHybridIdentity, identityToRecipient } from 'age-encryption'
import type { Session } from '../access/index.ts'
import { changeSecret, parseEnvelope, type Envelope, type Reader, type Tx } from '../vault/index.ts'
import { findOrganisation, findOwnCertificate } from './certificates.ts'
import { q } from './queries.ts'
import { makeKeyCard } from './seal/key-card.ts'

const secretName = 'receipts'

export function senderOf(reader: Reader): { organisation: string; unit: string } {
  const setting = (name: string) =>
    reader.get(q.selectFrom('setting').select('value').where('name', '=', name).orderBy('hlc', 'desc').limit(1))?.value
  return {
    organisation:
      setting('sender_organisation') ?? findOrganisation(reader)?.name ?? 'Immigratie- en Naturalisatiedienst',
    unit: setting('sender_unit') ?? 'Liaisons vreemdelingenketen',
  }
}

/** The unit's identity for receipts; undefined before the first packet. */
export function findReceiptIdentity(reader: Reader): string | undefined {
  const row = reader.get(q.selectFrom('vault_secret').select('bytes').where('name', '=', secretName))
  return row && new TextDecoder().decode(row.bytes)
}

/** A fresh identity, for when there is none yet: making one is asynchronous, an act is not. */
export async function newReceiptIdentity(): Promise<string> {
  return await generateHybridIdentity()
}

/** Keeps the first identity that was given; later ones are not needed. */
export function keepReceiptIdentity(tx: Tx, identity: string): string {
  const kept = findReceiptIdentity(tx)
  if (kept === undefined) changeSecret(tx, secretName, new TextEncoder().encode(identity))
  return kept ?? identity
}

/** With the author's certificate where there is one: then a recipient can tell whose card it is. */
export async function senderCard(reader: Reader, session: Session, identity: string): Promise<Envelope> {
  const { organisation, unit } = senderOf(reader)
  const own = findOwnCertificate(reader, session, session.deps.clock.now())
  const card = makeKeyCard(session.deps, {
    name: `${organisation}, ${unit}`.slice(0, 200),
    enc: [await identityToRecipient(identity)],
    signer: session.signer,
    cert: own?.envelope,
  })
  return parseEnvelope(card)
}
