/**
 * What a recipient's program does with a packet, in the order of security design §12, stopping at the first failure: size →
 * header caps → age header and identity → payload up to the final chunk → strict ZIP → one top folder → certificates,
 * revocation → statement, release → tag manifest equals statement → tag files → payload hashes → completeness both ways →
 * Payload-Oxum → JSON schema → standing. Nothing parses the payload before the signatures are good. Needs no vault.
 */
import { fromBase64url, parseEnvelope, type Envelope } from '../../vault/index.ts'
import { openSealed, type SealedSource } from './age-file.ts'
import { keyfpsOf, type RecipientKind } from './age-keys.ts'
import { hashFile, type HashedFile } from './bag.ts'
import {
  claimedCertificate,
  latestRevocation,
  readCertificate,
  readRevocation,
  type Revocation,
} from './certificates.ts'
import { contentsDiffer, errorOf, failureOf, notReleased, unknownSigner, type PacketFailure } from './failures.ts'
import { judgeFourEyes, type Released } from './four-eyes.ts'
import { groupsOf, type Organisation } from './organisation-key.ts'
import { checkAgainstStatement, checkContents, metaPath, packetJsonLimit, packetJsonPath } from './packet-contents.ts'
import { readItemMeta, readPacketJson, type PacketJson } from './packet-json.ts'
import { bytesIn, checkPayload, checkTagFiles, checkTagManifest, openBag, type OpenBag } from './read-bag.ts'
import type { Seen, SeenPacket } from './seen.ts'
import { standingOf, type Remark, type Stamp } from './standing.ts'
import { readStatement } from './statement.ts'
import { readStatus, type StatusFile } from './status-file.ts'

const signatureLimit = 8 * 1024 * 1024

/** What the reader brings along. */
export interface Reader {
  /** age identities; see `parseIdentities`. */
  readonly identities: readonly string[]
  /** The organisations whose keys this reader has compared and pinned. */
  readonly organisations: readonly Organisation[]
  /** Revocation files taken in; the one in the packet counts too, highest seq first. */
  readonly revocations?: readonly Envelope[]
  /** Status files that came after the packet. */
  readonly statuses?: readonly Envelope[]
  readonly seen: Seen
  readonly now: number
}

export interface VerifiedPacket {
  readonly packet: PacketJson
  readonly released: Released
  readonly organisation: Organisation
  /** SHA-512 of the tag manifest, base64url: which content this is. */
  readonly tagmanifest: string
  readonly recipients: RecipientKind
  /** Status files that were found good, for remembering their seq. */
  readonly statuses: readonly StatusFile[]
}

export interface ShownPacket {
  readonly verified: VerifiedPacket
  readonly remarks: readonly Remark[]
}

export type PacketVerdict =
  | ({ readonly kind: 'valid' } & ShownPacket)
  /** PKT-05; may be shown only under this stamp. */
  | ({ readonly kind: 'stamped'; readonly code: 'PKT-05'; readonly stamp: Stamp } & ShownPacket)
  | RefusedPacket

export interface RefusedPacket extends PacketFailure {
  readonly kind: 'refused'
  /** PKT-03: what the packet says of its organisation, to be compared over another channel before it is pinned. */
  readonly compare?: { readonly name: string; readonly groups: string }
  /** PKT-02, two packets under one id: hashes of the one seen first and of this one, for the sender. */
  readonly hashes?: { readonly first: string; readonly now: string }
}

/** Judges a packet file. Expected outcomes are verdicts; only a failing disk or a mistake of ours is thrown. */
export async function verifyPacket(path: string, reader: Reader, signal?: AbortSignal): Promise<PacketVerdict> {
  return await withVerified(path, reader, signal, verdict => Promise.resolve(verdict))
}

/** The files of a packet that may be shown, with the hashes that were found good. */
export interface VerifiedFiles {
  readonly id: string
  readonly files: readonly HashedFile[]
}

/** Verifies and, while the file is still open, lends what was verified. `files` is absent when nothing may be shown. */
export async function withVerified<T>(
  path: string,
  reader: Reader,
  signal: AbortSignal | undefined,
  work: (verdict: PacketVerdict, files?: VerifiedFiles) => Promise<T>,
): Promise<T> {
  let source: SealedSource | undefined
  try {
    let reading: Reading
    try {
      source = await openSealed(path, reader.identities)
      await source.verify(signal)
      reading = await readPacket(source, reader, signal)
    } catch (error) {
      const failure = failureOf(error)
      if (!failure) throw error
      return await work({ kind: 'refused', ...failure })
    }
    return await work(reading.verdict, reading.files)
  } finally {
    await source?.close()
  }
}

interface Reading {
  readonly verdict: PacketVerdict
  readonly files?: VerifiedFiles
}

async function readPacket(source: SealedSource, reader: Reader, signal: AbortSignal | undefined): Promise<Reading> {
  const bag = await openBag(source)
  const certificates = await certificateFiles(bag)
  const organisation = pinnedOf(certificates, reader.organisations)
  if ('kind' in organisation) return { verdict: organisation }
  const released = await checkSignatures(bag, certificates, organisation, reader)
  const { statement } = released.released
  await checkTagManifest(bag, fromBase64url(statement.tagmanifest))
  const payload = await checkPayload(bag, await checkTagFiles(bag), signal)
  const packet = await checkJson(bag, payload, released.released)

  const verified: VerifiedPacket = {
    packet,
    released: released.released,
    organisation,
    tagmanifest: statement.tagmanifest,
    recipients: source.kind,
    statuses: released.statuses,
  }
  const mine = await keyfpsOf(reader.identities)
  const standing = standingOf({ ...reader, released: released.released, mine, statuses: released.statuses })
  if (standing.kind === 'refused') {
    return { verdict: { kind: 'refused', ...standing.failure, ...hashesOf(standing.first, verified) } }
  }
  const remarks = [...standing.remarks, ...remarksOn(source, bag)]
  const files = { id: bag.id, files: await hashedFiles(bag, payload) }
  return standing.kind === 'stamped'
    ? { verdict: { kind: 'stamped', code: 'PKT-05', stamp: standing.stamp, verified, remarks }, files }
    : { verdict: { kind: 'valid', verified, remarks }, files }
}

/** Certificates as they lie in the packet; each under its own serial. */
async function certificateFiles(bag: OpenBag): Promise<Envelope[]> {
  const envelopes: Envelope[] = []
  for (const path of bag.files.keys()) {
    const serial = /^signatures\/certs\/(.+)\.dsse\.json$/.exec(path)?.[1]
    if (serial === undefined) continue
    const envelope = await envelopeIn(bag, path, cause => unknownSigner('certificate_form', cause))
    if (claimedCertificate(envelope).serial !== serial) throw unknownSigner('certificate_form')
    envelopes.push(envelope)
  }
  return envelopes
}

/** The pinned organisation of these certificates, or PKT-03 with the groups of the one they name. */
function pinnedOf(certificates: readonly Envelope[], pinned: readonly Organisation[]): Organisation | RefusedPacket {
  const [first] = certificates
  if (!first) throw unknownSigner('certificate_missing')
  const claimed = claimedCertificate(first).org
  const organisation = pinned.find(({ keyid }) => keyid === claimed.keyid)
  if (organisation) return organisation
  const reason = pinned.length === 0 ? 'not_pinned' : 'other_organisation'
  return { kind: 'refused', code: 'PKT-03', reason, compare: { name: claimed.name, groups: groupsOf(claimed.keyid) } }
}

async function checkSignatures(
  bag: OpenBag,
  certificates: readonly Envelope[],
  organisation: Organisation,
  reader: Reader,
): Promise<{ released: Released; statuses: StatusFile[] }> {
  const known = certificates.map(envelope => readCertificate(envelope, organisation))
  const revocation = await revocationFor(bag, organisation, reader)
  const statement = await requiredEnvelope(bag, 'statement')
  const release = await requiredEnvelope(bag, 'release')
  const receivedBefore = wasReceived(readStatement(statement), reader.seen)
  const judged = judgeFourEyes({ statement, release, certificates, organisation, revocation, receivedBefore })
  if (judged.kind === 'refused') throw errorOf(judged.failure)
  if (judged.released.statement.id !== bag.id) throw contentsDiffer('statement_differs')
  const enclosed = await optionalEnvelope(bag, 'status', cause => notReleased('status_form', cause))
  const files = [...(enclosed ? [enclosed] : []), ...(reader.statuses ?? [])]
  return { released: judged.released, statuses: files.map(file => readStatus(file, organisation, known, revocation)) }
}

async function revocationFor(
  bag: OpenBag,
  organisation: Organisation,
  reader: Reader,
): Promise<Revocation | undefined> {
  const enclosed = await optionalEnvelope(bag, 'revoked', cause => unknownSigner('revocation_form', cause))
  const lists = enclosed ? [readRevocation(enclosed, organisation)] : []
  for (const envelope of reader.revocations ?? []) {
    const list = tryRevocation(envelope, organisation)
    if (list) lists.push(list)
  }
  return latestRevocation(lists)
}

/** Lists taken in earlier may be of other organisations that the reader pinned. */
function tryRevocation(envelope: Envelope, organisation: Organisation): Revocation | undefined {
  try {
    return readRevocation(envelope, organisation)
  } catch (error) {
    if (failureOf(error)?.reason === 'other_organisation') return undefined
    throw error
  }
}

async function checkJson(bag: OpenBag, payload: readonly HashedFile[], released: Released): Promise<PacketJson> {
  const packet = readPacketJson(await bytesIn(bag, packetJsonPath, packetJsonLimit))
  const metas = new Map<number, ReturnType<typeof readItemMeta>>()
  for (const { number } of packet.items) metas.set(number, readItemMeta(await bytesIn(bag, metaPath(number))))
  checkContents(packet, metas, payload)
  checkAgainstStatement(packet, released.statement)
  return packet
}

function wasReceived({ id, tagmanifest }: { id: string; tagmanifest: string }, seen: Seen): boolean {
  return seen.packets.some(packet => packet.id === id && packet.tagmanifest === tagmanifest)
}

function remarksOn(source: SealedSource, bag: OpenBag): Remark[] {
  return [
    ...(source.kind === 'classical' ? [{ kind: 'NOT_QUANTUM_SAFE' } as const] : []),
    ...(bag.files.has('signatures/release.p7s') ? [{ kind: 'CMS_NOT_CHECKED' } as const] : []),
  ]
}

function hashesOf(first: SeenPacket | undefined, { tagmanifest }: VerifiedPacket): Pick<RefusedPacket, 'hashes'> {
  return first ? { hashes: { first: first.tagmanifest, now: tagmanifest } } : {}
}

/** Payload as it was checked; tag files and signatures are small and hashed here. */
async function hashedFiles(bag: OpenBag, payload: readonly HashedFile[]): Promise<HashedFile[]> {
  const known = new Set(payload.map(file => file.path))
  const files = [...payload]
  for (const [path, { content }] of bag.files) if (!known.has(path)) files.push(await hashFile({ path, content }))
  return files
}

async function requiredEnvelope(bag: OpenBag, name: 'statement' | 'release'): Promise<Envelope> {
  const form = `${name}_form` as const
  const envelope = await optionalEnvelope(bag, name, cause => notReleased(form, cause))
  if (!envelope) throw notReleased(`${name}_missing`)
  return envelope
}

async function optionalEnvelope(
  bag: OpenBag,
  name: string,
  failure: (cause: unknown) => Error,
): Promise<Envelope | undefined> {
  const path = `signatures/${name}.dsse.json`
  return bag.files.has(path) ? await envelopeIn(bag, path, failure) : undefined
}

async function envelopeIn(bag: OpenBag, path: string, failure: (cause: unknown) => Error): Promise<Envelope> {
  const bytes = await bytesIn(bag, path, signatureLimit)
  try {
    return parseEnvelope(bytes)
  } catch (cause) {
    throw failure(cause)
  }
}
