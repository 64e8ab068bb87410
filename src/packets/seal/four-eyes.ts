/**
 * Four eyes, exactly (security design §12). Valid = the author named in the body signed it (`may: author`); everyone else who
 * signed it validly (`may: review`) is a reviewer, at least one, two if `minor`; the releaser (`may: release`) signs `release`.
 * Author and reviewers all differ in keyid and person, the releaser differs in both from the author and may be a reviewer.
 * Certificates chain to the pinned key and are valid at `submitted` (author, reviewers) and `released` (releaser);
 * submitted ≤ released < expires ≤ released + 400 days. The label beside a signature must agree, and decides nothing.
 */
import type { PacketReason } from '../../contract/error-codes/packets.ts'
import { type Envelope } from '../../vault/index.ts'
import {
  certificateFault,
  readCertificate,
  type Permission,
  type Revocation,
  type RoleCertificate,
} from './certificates.ts'
import { failureOf, type PacketFailure } from './failures.ts'
import type { Organisation } from './organisation-key.ts'
import { readRelease, statementDigest, type Release } from './release.ts'
import { instantOf, maxLifeMs, type SignedByPerson } from './shapes.ts'
import { holdsSignature } from './signed-body.ts'
import { readStatement, type Statement } from './statement.ts'

export interface FourEyesEvidence {
  readonly statement: Envelope
  readonly release: Envelope
  readonly certificates: readonly Envelope[]
  /** The pinned organisation. */
  readonly organisation: Organisation
  readonly revocation: Revocation | undefined
  /** This very packet was received and logged before: a key reported compromised later does not void it. */
  readonly receivedBefore?: boolean
}

export interface Released {
  readonly statement: Statement
  readonly release: Release
  readonly author: RoleCertificate
  readonly reviewers: readonly RoleCertificate[]
  readonly releaser: RoleCertificate
}

export type FourEyes =
  | { readonly kind: 'valid'; readonly released: Released }
  | { readonly kind: 'refused'; readonly failure: PacketFailure }

/** Judges everything that was signed. PKT-03 where a certificate is at fault, PKT-04 where the signatures are. */
export function judgeFourEyes(evidence: FourEyesEvidence): FourEyes {
  try {
    return judge(evidence)
  } catch (error) {
    const failure = failureOf(error)
    if (!failure) throw error
    return { kind: 'refused', failure }
  }
}

function judge(evidence: FourEyesEvidence): FourEyes {
  const certificates = evidence.certificates.map(envelope => readCertificate(envelope, evidence.organisation))
  if (certificates.length === 0) return refused('certificate_missing')
  const statement = readStatement(evidence.statement)
  const release = readRelease(evidence.release)
  const judging: Judging = { ...evidence, certificates, body: statement, releaseBody: release }

  const form = labelFault(judging) ?? bindingFault(judging)
  if (form) return refused(form)
  const author = authorOf(judging)
  if ('fault' in author) return refused(author.fault)
  const reviewers = reviewersOf(judging, author.who)
  if ('fault' in reviewers) return refused(reviewers.fault)
  const releaser = releaserOf(judging, author.who)
  if ('fault' in releaser) return refused(releaser.fault)
  return {
    kind: 'valid',
    released: { statement, release, author: author.who, reviewers: reviewers.who, releaser: releaser.who },
  }
}

interface Judging extends Omit<FourEyesEvidence, 'certificates'> {
  readonly certificates: readonly RoleCertificate[]
  readonly body: Statement
  readonly releaseBody: Release
}
type Found<T> = { readonly who: T } | { readonly fault: PacketReason }

/** A reviewer's signature must not pass for a release, nor the author's for a review. */
function labelFault({ statement, release, body, releaseBody }: Judging): PacketReason | undefined {
  const agrees = (keyid: string, role: string | undefined) =>
    role === (keyid === body.author.keyid ? 'author' : 'reviewer')
  if (!statement.signatures.every(({ keyid, role }) => agrees(keyid, role))) return 'label'
  const released = release.signatures.every(
    ({ keyid, role }) => keyid === releaseBody.releaser.keyid && role === 'releaser',
  )
  return released ? undefined : 'label'
}

/** The release is of this statement, and the moments are in order. */
function bindingFault({ statement, body, releaseBody }: Judging): PacketReason | undefined {
  if (releaseBody.id !== body.id || releaseBody.statement !== statementDigest(statement)) return 'release_of_other'
  const submitted = instantOf(body.submitted)
  const released = instantOf(releaseBody.released)
  const expires = instantOf(body.expires)
  if (submitted > released) return 'released_before_submitted'
  if (released >= expires) return 'released_after_expiry'
  return expires > released + maxLifeMs ? 'term_too_long' : undefined
}

function authorOf(judging: Judging): Found<RoleCertificate> {
  const { statement, body } = judging
  const found = named(judging, body.author, 'author', instantOf(body.submitted))
  if ('fault' in found) return found
  return holdsSignature(statement, found.who.publicKey) ? found : { fault: 'author_not_signed' }
}

function releaserOf(judging: Judging, author: RoleCertificate): Found<RoleCertificate> {
  const { release, releaseBody } = judging
  const found = named(judging, releaseBody.releaser, 'release', instantOf(releaseBody.released))
  if ('fault' in found) return found
  if (!holdsSignature(release, found.who.publicKey)) return { fault: 'releaser_not_signed' }
  return isSamePerson(found.who, author) ? { fault: 'author_releases' } : found
}

function reviewersOf(judging: Judging, author: RoleCertificate): Found<readonly RoleCertificate[]> {
  const { statement, body } = judging
  const keyids = new Set(statement.signatures.map(signature => signature.keyid))
  keyids.delete(author.keyid)
  const readings = [...keyids].map(keyid => reviewerOf(judging, keyid))
  const reviewers = readings.flatMap(reading => ('who' in reading ? [reading.who] : []))
  const everyone = [author, ...reviewers]
  if (everyone.some((one, i) => everyone.slice(i + 1).some(other => isSamePerson(one, other))))
    return { fault: 'same_person' }
  if (reviewers.length >= (body.minor ? 2 : 1)) return { who: reviewers }
  // Not enough: if a signature was there but did not hold, say why it did not.
  const fault = readings.flatMap(reading => ('fault' in reading ? [reading.fault] : []))[0]
  return { fault: fault ?? (reviewers.length === 0 ? 'no_reviewer' : 'second_reviewer') }
}

/** A reviewer is not named in the body: any certificate of the key that holds at `submitted` will do. */
function reviewerOf(judging: Judging, keyid: string): Found<RoleCertificate> {
  const own = judging.certificates.filter(certificate => certificate.keyid === keyid)
  const readings = own.map(certificate => held(judging, certificate, 'review', instantOf(judging.body.submitted)))
  const good = readings.find(reading => 'who' in reading) ?? readings[0]
  if (!good) return { fault: 'certificate_missing' }
  if ('fault' in good) return good
  return holdsSignature(judging.statement, good.who.publicKey) ? good : { fault: 'signature' }
}

/** The certificate a body names, which must be of the very key and person it names. */
function named(judging: Judging, who: SignedByPerson, permission: Permission, moment: number): Found<RoleCertificate> {
  const certificate = judging.certificates.find(({ serial }) => serial === who.cert)
  if (!certificate) return { fault: 'certificate_missing' }
  if (certificate.keyid !== who.keyid || certificate.person !== who.person) return { fault: 'certificate_of_other' }
  return held(judging, certificate, permission, moment)
}

function held(
  { revocation, receivedBefore }: Judging,
  certificate: RoleCertificate,
  permission: Permission,
  moment: number,
): Found<RoleCertificate> {
  const fault = certificateFault(certificate, moment, revocation, receivedBefore)
  if (fault) return { fault }
  return certificate.may.includes(permission) ? { who: certificate } : { fault: 'not_permitted' }
}

function isSamePerson(a: RoleCertificate, b: RoleCertificate): boolean {
  return a.keyid === b.keyid || a.person === b.person
}

const certificateFaults: ReadonlySet<PacketReason> = new Set([
  'certificate_missing',
  'certificate_not_yet',
  'certificate_expired',
  'certificate_left',
  'certificate_compromised',
])

function refused(reason: PacketReason): FourEyes {
  return { kind: 'refused', failure: { code: certificateFaults.has(reason) ? 'PKT-03' : 'PKT-04', reason } }
}
