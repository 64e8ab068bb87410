/** Sealing and handing over: an act of its own after the release, one file for each recipient (R71). */
import { createHash } from 'node:crypto'
import type { Call, Session } from '../access/index.ts'
import { Refused } from '../contract/errors.ts'
import { addTask, daysAfter } from '../signals/index.ts'
import { insertRecord, type Tx } from '../vault/index.ts'
import { findOrganisation, findRevocation } from './certificates.ts'
import { keyStateOf, latestCard } from './members.ts'
import { moveTo } from './packet-state.ts'
import { frozenLeaves, wholePacket, type FrozenLeaf } from './prepare.ts'
import { getPacket, mustBeIn } from './queries.ts'
import { signaturesOf, signersCertificates } from './release-packet.ts'
import { chunksOf, fileSource, memorySource } from './seal/bytes.ts'
import { readKeyCard } from './seal/key-card.ts'
import { readFrozenBag } from './seal/read-bag.ts'
import { sealPacket, type Sealing } from './seal/seal-packet.ts'
import { packetEnvelope } from './tables.ts'

export interface SealRequest {
  readonly packet: string
  /** An existing folder, as the person chose it. */
  readonly folder: string
  /** A recipient with a classical key: why it is sealed all the same. The file is then not safe against quantum computers. */
  readonly classicalBecause?: string | undefined
}
export interface SealedFile {
  readonly packet: string
  readonly fileName: string
  readonly quantumSafe: boolean
}

interface Ready extends Omit<Sealing, 'bag' | 'folder'> {
  readonly leaf: FrozenLeaf
}

export async function sealOut(call: Call, request: SealRequest, signal?: AbortSignal): Promise<SealedFile[]> {
  const { session } = call
  const ready = call.act(tx => readyToSeal(tx, session, request), { act: 'packet.seal_begun' })
  const sealed: (SealedFile & { readonly sha256: Uint8Array })[] = []
  for (const { leaf, ...one } of ready) {
    const bag = await readFrozenBag(memorySource(leaf.bytes), signal)
    const { path, kind } = await sealPacket({ ...one, bag, folder: request.folder }, signal)
    sealed.push({
      packet: leaf.id,
      fileName: path.slice(Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\')) + 1),
      quantumSafe: kind !== 'classical',
      sha256: await sha256OfFile(path),
    })
  }
  call.act(tx => {
    const packet = wholePacket(tx, session, request.packet)
    for (const [i, { leaf }] of ready.entries()) {
      insertRecord(tx, packetEnvelope, packet.keeping, {
        packet: leaf.id,
        type: 'sealed',
        bytes: sealed[i]?.sha256 ?? new Uint8Array(32),
        tagmanifest: leaf.tagmanifest,
      })
    }
    if (packet.state === 'released') moveTo(tx, packet, 'sealed', request.classicalBecause)
    tx.about('packet', packet.id)
    tx.count(sealed.length)
  })
  return sealed.map(({ packet, fileName, quantumSafe }) => ({ packet, fileName, quantumSafe }))
}

/** Which file left: the seal differs each time, what is inside does not. */
async function sha256OfFile(path: string): Promise<Uint8Array> {
  const file = await fileSource(path)
  try {
    const hash = createHash('sha256')
    for await (const chunk of chunksOf(file)) hash.update(chunk)
    return new Uint8Array(hash.digest())
  } finally {
    await file.close()
  }
}

function readyToSeal(tx: Tx, session: Session, { packet: id, classicalBecause }: SealRequest): Ready[] {
  const packet = wholePacket(tx, session, id)
  mustBeIn(packet, 'released', 'sealed')
  const organisation = findOrganisation(tx)
  if (!organisation) throw new Refused('NO_CERTIFICATE', { subject: id, details: { who: 'organisatie' } })
  tx.about('packet', packet.id)
  return frozenLeaves(tx, packet).map(leaf => {
    const card = latestCard(tx, leaf.recipient)
    const signatures = signaturesOf(tx, leaf)
    if (!signatures)
      throw new Refused('PACKET_STATE', { subject: id, details: { state: packet.state, needs: 'released' } })
    if (!card || keyStateOf(tx, leaf.recipient, tx.at) !== 'verified')
      throw new Refused('NO_KEY', { subject: leaf.recipient })
    if (card.classical === 1 && classicalBecause === undefined)
      throw new Refused('CLASSICAL_NEEDS_REASON', { subject: leaf.recipient })
    const certificates = signersCertificates(
      tx,
      signatures.statement,
      signatures.release,
      ...(signatures.status ? [signatures.status] : []),
    )
    return {
      leaf,
      organisation,
      recipients: readKeyCard(card.bytes).enc,
      signatures: { ...signatures, certificates, revoked: findRevocation(tx)?.envelope },
    }
  })
}

const receiptTermDays = 3

/** Handed over by hand, post or another channel; a receipt is expected within three days. */
export function deliverPacket(tx: Tx, session: Session, id: string, channel: string): { dueOn: string } {
  const packet = getPacket(tx, session, id)
  mustBeIn(packet, 'sealed')
  const whole = wholePacket(tx, session, id)
  const leaves = frozenLeaves(tx, whole).filter(leaf => leaf.id === id || whole.id === id)
  tx.about('packet', id)
  moveTo(
    tx,
    packet,
    'delivered',
    channel,
    leaves.map(l => l.id),
  )
  const dueOn = daysAfter(tx, receiptTermDays)
  for (const leaf of leaves)
    addTask(tx, packet.keeping, {
      aboutType: 'packet',
      about: leaf.id,
      kind: 'receipt_chase',
      what: `Ontvangst van ${packet.number} nagaan`,
      dueOn,
    })
  return { dueOn }
}
