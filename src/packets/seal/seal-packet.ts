/**
 * From content to sealed file, in two moments: freezing, after which people read and sign exactly these bytes; and sealing,
 * which adds their signatures and nothing else (R63, R71).
 */
import { join } from 'node:path'
import { canonicalBytes, envelopeBytes, toBase64url, type Envelope } from '../../vault/index.ts'
import { sealFile } from './age-file.ts'
import { keyfpOf, kindOfAll, type RecipientKind } from './age-keys.ts'
import { bagZip, freezeBag, hashBytes, topFolder, type BagFile, type FrozenBag, type HashedFile } from './bag.ts'
import { allOf, memorySource, type ByteSource } from './bytes.ts'
import { claimedCertificate, readCertificate, readRevocation } from './certificates.ts'
import { contentsDiffer, damaged, errorOf, notForYou } from './failures.ts'
import { judgeFourEyes, type Released } from './four-eyes.ts'
import type { Organisation } from './organisation-key.ts'
import {
  checkAgainstStatement,
  checkContents,
  itemFilePath,
  metaPath,
  packetJsonLimit,
  packetJsonPath,
  packetPdfPath,
} from './packet-contents.ts'
import { metaOf, packetBytes, readPacketJson, type PacketJson } from './packet-json.ts'
import { readStatus } from './status-file.ts'

/** A file of an item; its path, name, type and size stand in packet.json. */
export interface ItemContent {
  readonly number: number
  readonly form: 'original' | 'redacted'
  readonly extension: string
  readonly content: ByteSource
}

export interface PacketContent {
  readonly packet: PacketJson
  readonly pdf: Uint8Array
  readonly files: readonly ItemContent[]
  /** Version of the program, for bag-info.txt. */
  readonly software: string
}

/**
 * Freezes a packet. Equal content gives equal bytes; every file is read once. PKT-06 when the files and packet.json do not
 * match. `bagZip` of the result is what is kept and shown until sealing; `readFrozenBag` reads it back.
 */
export async function freezePacket(
  { packet, pdf, files, software }: PacketContent,
  signal?: AbortSignal,
): Promise<FrozenBag> {
  const metas = new Map(packet.items.map(item => [item.number, metaOf(item)]))
  const payload: BagFile[] = [
    { path: packetJsonPath, content: memorySource(packetBytes(packet)) },
    { path: packetPdfPath, content: memorySource(pdf) },
    ...[...metas].map(([number, meta]) => ({ path: metaPath(number), content: memorySource(canonicalBytes(meta)) })),
    ...files.map(({ number, form, extension, content }) => ({ path: itemFilePath(number, form, extension), content })),
  ]
  checkContents(packet, metas, payload)
  return await freezeBag({ id: packet.id, date: packet.created.slice(0, 10), software }, payload, signal)
}

/** `tagmanifest` of the statement that people sign over this bag. */
export function tagmanifestOf(bag: FrozenBag): string {
  return toBase64url(bag.tagmanifest)
}

/** One file of a frozen bag, as it will be sealed: what a reviewer is shown. */
export function frozenFile(bag: FrozenBag, path: string): ByteSource {
  const file = bag.files.find(candidate => candidate.path === path)
  if (!file) throw contentsDiffer('missing')
  return file.content
}

export interface PacketSignatures {
  readonly statement: Envelope
  readonly release: Envelope
  readonly certificates: readonly Envelope[]
  readonly revoked?: Envelope | undefined
  readonly status?: Envelope | undefined
}

export interface Sealing {
  readonly bag: FrozenBag
  readonly signatures: PacketSignatures
  readonly organisation: Organisation
  /** age recipients: exactly those whose fingerprints the statement names. */
  readonly recipients: readonly string[]
  readonly folder: string
}

export interface SealedPacket {
  readonly path: string
  readonly kind: RecipientKind
  readonly released: Released
}

/**
 * Writes `SKP-<id>.age` into a folder, whole or not at all. What a recipient would refuse is not sealed: recipients that may not
 * be together (PKT-07), four eyes (PKT-03, PKT-04), another bag than the signed one (PKT-02), a packet.json that says otherwise
 * (PKT-06), recipients other than the statement names (PKT-01).
 */
export async function sealPacket(sealing: Sealing, signal?: AbortSignal): Promise<SealedPacket> {
  const { bag, signatures, recipients, folder } = sealing
  const kind = kindOfAll(recipients)
  const released = checkSignatures(sealing)
  const { statement } = released
  if (statement.id !== bag.id || statement.tagmanifest !== tagmanifestOf(bag)) throw damaged('tagmanifest')
  const json = await allOf(frozenFile(bag, packetJsonPath), packetJsonLimit)
  checkAgainstStatement(readPacketJson(json), statement)
  const named = statement.recipients.map(recipient => recipient.keyfp).toSorted()
  if (named.join() !== recipients.map(keyfpOf).toSorted().join()) throw notForYou('recipients_differ')
  const path = join(folder, `${topFolder(bag.id)}.age`)
  await sealFile(bagZip(bag, signatureFiles(signatures)), path, recipients, signal)
  return { path, kind, released }
}

function checkSignatures({ signatures, organisation }: Sealing): Released {
  const { statement, release, certificates, revoked, status } = signatures
  const revocation = revoked && readRevocation(revoked, organisation)
  const judged = judgeFourEyes({ statement, release, certificates, organisation, revocation })
  if (judged.kind === 'refused') throw errorOf(judged.failure)
  const known = certificates.map(envelope => readCertificate(envelope, organisation))
  if (status) readStatus(status, organisation, known, revocation)
  return judged.released
}

function signatureFiles({ statement, release, certificates, revoked, status }: PacketSignatures): HashedFile[] {
  const file = (name: string, envelope: Envelope) => hashBytes(`signatures/${name}.dsse.json`, envelopeBytes(envelope))
  return [
    file('statement', statement),
    file('release', release),
    ...certificates.map(envelope => file(`certs/${claimedCertificate(envelope).serial}`, envelope)),
    ...(revoked ? [file('revoked', revoked)] : []),
    ...(status ? [file('status', status)] : []),
  ]
}
