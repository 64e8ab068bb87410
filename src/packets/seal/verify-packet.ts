/**
 * What a recipient's program does with a packet, in the order of security design §12, stopping at the first failure: size →
 * header caps → age header and identity → payload up to the final chunk → strict ZIP → one top folder → certificates,
 * revocation → statement, release → tag manifest equals statement → tag files → payload hashes → completeness both ways →
 * Payload-Oxum → JSON schema → standing. Nothing parses the payload before the signatures are good. Needs no vault.
 */
import { fromBase64url } from '../../vault/index.ts'
import { openSealed, type SealedSource } from './age-file.ts'
import { keyfpsOf } from './age-keys.ts'
import { hashFile, type HashedFile } from './bag.ts'
import { failureOf } from './failures.ts'
import type { Released } from './four-eyes.ts'
import { checkAgainstStatement, checkContents, metaPath, packetJsonLimit, packetJsonPath } from './packet-contents.ts'
import { readItemMeta, readPacketJson, type PacketJson } from './packet-json.ts'
import { certificateFiles, checkSignatures, pinnedOf } from './packet-signatures.ts'
import { bytesIn, checkPayload, checkTagFiles, checkTagManifest, openBag, type OpenBag } from './read-bag.ts'
import type { SeenPacket } from './seen.ts'
import { standingOf, type Remark } from './standing.ts'
import type { PacketVerdict, Reader, RefusedPacket, VerifiedPacket } from './verdict.ts'

export type { PacketVerdict, Reader, VerifiedPacket } from './verdict.ts'

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

async function checkJson(bag: OpenBag, payload: readonly HashedFile[], released: Released): Promise<PacketJson> {
  const packet = readPacketJson(await bytesIn(bag, packetJsonPath, packetJsonLimit))
  const metas = new Map<number, ReturnType<typeof readItemMeta>>()
  for (const { number } of packet.items) metas.set(number, readItemMeta(await bytesIn(bag, metaPath(number))))
  checkContents(packet, metas, payload)
  checkAgainstStatement(packet, released.statement)
  return packet
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
