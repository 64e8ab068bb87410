/** The signatures of a packet that came in: who signed what, under which organisation, and whether that holds. */
import { parseEnvelope, type Envelope } from '../../vault/index.ts'
import {
  claimedCertificate,
  latestRevocation,
  readCertificate,
  readRevocation,
  type Revocation,
} from './certificates.ts'
import { contentsDiffer, errorOf, failureOf, notReleased, unknownSigner } from './failures.ts'
import { judgeFourEyes, type Released } from './four-eyes.ts'
import { groupsOf, type Organisation } from './organisation-key.ts'
import { bytesIn, type OpenBag } from './read-bag.ts'
import type { Seen } from './seen.ts'
import { readStatement } from './statement.ts'
import { readStatus, type StatusFile } from './status-file.ts'
import type { Reader, RefusedPacket } from './verdict.ts'

const signatureLimit = 8 * 1024 * 1024

/** Certificates as they lie in the packet; each under its own serial. */
export async function certificateFiles(bag: OpenBag): Promise<Envelope[]> {
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
export function pinnedOf(
  certificates: readonly Envelope[],
  pinned: readonly Organisation[],
): Organisation | RefusedPacket {
  const [first] = certificates
  if (!first) throw unknownSigner('certificate_missing')
  const claimed = claimedCertificate(first).org
  const organisation = pinned.find(({ keyid }) => keyid === claimed.keyid)
  if (organisation) return organisation
  const reason = pinned.length === 0 ? 'not_pinned' : 'other_organisation'
  return { kind: 'refused', code: 'PKT-03', reason, compare: { name: claimed.name, groups: groupsOf(claimed.keyid) } }
}

/** Steps "certificates, revocation" and "statement, release", and the status files. */
export async function checkSignatures(
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
  const statuses = enclosed ? [readStatus(enclosed, organisation, known, revocation)] : []
  for (const envelope of reader.statuses ?? []) {
    statuses.push(...ofThisOrganisation(() => readStatus(envelope, organisation, known, revocation)))
  }
  return { released: judged.released, statuses }
}

async function revocationFor(
  bag: OpenBag,
  organisation: Organisation,
  reader: Reader,
): Promise<Revocation | undefined> {
  const enclosed = await optionalEnvelope(bag, 'revoked', cause => unknownSigner('revocation_form', cause))
  const lists = enclosed ? [readRevocation(enclosed, organisation)] : []
  for (const envelope of reader.revocations ?? []) {
    lists.push(...ofThisOrganisation(() => readRevocation(envelope, organisation)))
  }
  return latestRevocation(lists)
}

/** Files that were taken in may be of other organisations that this reader pinned: those say nothing here. */
function ofThisOrganisation<T>(read: () => T): T[] {
  try {
    return [read()]
  } catch (error) {
    if (failureOf(error)?.reason === 'other_organisation') return []
    throw error
  }
}

function wasReceived({ id, tagmanifest }: { id: string; tagmanifest: string }, seen: Seen): boolean {
  return seen.packets.some(packet => packet.id === id && packet.tagmanifest === tagmanifest)
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
