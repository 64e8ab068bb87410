/**
 * Packets at a recipient without a vault: judged, opened, answered. What was seen and which organisations were pinned lie in the
 * state folder of this computer; no content does (security design §12).
 */
import { mkdirSync, readdirSync, readFileSync } from 'node:fs'
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { bodyOf, envelopeBytes, fromBase64url, openStateFolder, parseEnvelope } from '../vault/index.ts'
import { parseIdentities } from './seal/age-keys.ts'
import { parseSigningFile, readKeyCard } from './seal/key-card.ts'
import { openPacket, type OpenedPacket } from './seal/open-packet.ts'
import { parseOrganisation, type Organisation } from './seal/organisation-key.ts'
import { receiptCode, sealReceipt, signReceipt, type ReceiptVerdict } from './seal/receipt.ts'
import { seenFile, type SeenStore } from './seal/seen.ts'
import type { PacketVerdict } from './seal/verdict.ts'
import { verifyPacket } from './seal/verify-packet.ts'

/** Where and when. */
export interface Place {
  readonly stateFolder: string
  readonly now: number
}

export interface Receiving {
  readonly path: string
  /** Text of an age identity file. */
  readonly identities: string
  /** `org.skorg` as given; beside what was pinned on this computer when a packet was opened before. */
  readonly organisation?: Uint8Array
  /** Status and revocation files that came after the packet. */
  readonly later?: readonly Uint8Array[]
}

export async function verifyReceived(received: Receiving, at: Place, signal?: AbortSignal): Promise<PacketVerdict> {
  const seen = seenIn(at)
  return await verifyPacket(received.path, { ...readerOf(received, at), seen: seen.read() }, signal)
}

/** Writes the bag as it was sealed; pins the organisation that was given with it. `folder` is made when it is not there. */
export async function openReceived(
  received: Receiving,
  folder: string,
  underStamp: boolean,
  at: Place,
  signal?: AbortSignal,
): Promise<OpenedPacket> {
  mkdirSync(folder, { recursive: true })
  const opened = await openPacket(
    received.path,
    { ...readerOf(received, at), seen: seenIn(at), folder, underStamp },
    signal,
  )
  if (opened.folder !== undefined && received.organisation) await pin(received.organisation, at)
  return opened
}

export interface MadeReceipt {
  readonly code: string
  readonly packet: string
  readonly verdict: ReceiptVerdict
  readonly date: string
  /** `SKR-*.age`, when a signing key was given. */
  readonly file: string | null
}

export interface Signing {
  /** Text of a signing file. */
  readonly text: string
  /** Where the sealed receipt goes. */
  readonly folder: string
}

export type ReceiptOutcome =
  | { readonly kind: 'made'; readonly receipt: MadeReceipt }
  | { readonly kind: 'refused'; readonly verdict: PacketVerdict }

/** A receipt needs the packet's own secret: of one that cannot be opened there is none. */
export async function receiptFor(
  received: Receiving,
  signing: Signing | undefined,
  at: Place,
): Promise<ReceiptOutcome> {
  const verdict = await verifyReceived(received, at)
  if (verdict.kind === 'refused') return { kind: 'refused', verdict }
  const { packet, tagmanifest } = verdict.verified
  const said: ReceiptVerdict =
    verdict.kind === 'valid' || verdict.stamp.reason === 'already_received' ? 'ok' : verdict.code
  const date = new Date(at.now).toISOString().slice(0, 10)
  const code = receiptCode({ secret: packet.receiptSecret, id: packet.id, verdict: said, date })
  let file: string | null = null
  if (signing) {
    const receipt = signReceipt({ id: packet.id, tagmanifest }, said, date, parseSigningFile(signing.text))
    file = join(signing.folder, `SKR-${packet.id}.age`)
    await sealReceipt(receipt, readKeyCard(envelopeBytes(packet.senderKeyCard)), file)
  }
  return { kind: 'made', receipt: { code, packet: packet.id, verdict: said, date, file } }
}

function readerOf({ identities, organisation, later = [] }: Receiving, at: Place) {
  const envelopes = later.map(file => parseEnvelope(file))
  return {
    identities: parseIdentities(identities),
    organisations: [...(organisation ? [parseOrganisation(organisation)] : []), ...pinned(at)],
    statuses: envelopes.filter(envelope => isOfType(envelope, 'status')),
    revocations: envelopes.filter(envelope => isOfType(envelope, 'revoked')),
    now: at.now,
  }
}

function isOfType(envelope: ReturnType<typeof parseEnvelope>, name: 'status' | 'revoked'): boolean {
  try {
    bodyOf(envelope, name)
    return true
  } catch {
    return false
  }
}

/** Ids, versions and hashes of packets that were opened here: `seen.json` in the state folder. */
function seenIn(at: Place): SeenStore {
  return seenFile(stateFolderIn(at))
}

function stateFolderIn({ stateFolder }: Place): string {
  openStateFolder(stateFolder)
  return stateFolder
}

/** Keys of organisations that the user gave with a packet that was then opened: `organisations/` in the state folder. */
function pinned(at: Place): Organisation[] {
  const folder = join(stateFolderIn(at), 'organisations')
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  return readdirSync(folder)
    .filter(name => name.endsWith('.skorg'))
    .map(name => parseOrganisation(new Uint8Array(readFileSync(join(folder, name)))))
}

async function pin(file: Uint8Array, at: Place): Promise<void> {
  const { keyid } = parseOrganisation(file)
  if (pinned(at).some(known => known.keyid === keyid)) return
  await writeFile(
    join(stateFolderIn(at), 'organisations', `${Buffer.from(fromBase64url(keyid)).toString('hex')}.skorg`),
    file,
    { mode: 0o600 },
  )
}
