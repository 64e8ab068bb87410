/**
 * Role certificates: who may sign what, signed by the organisation key and nobody else, for at most 400 days; and the list
 * of certificates that were withdrawn. `person` is one human: the same in all certificates that human ever gets.
 */
import { z } from 'zod'
import { Refused } from '../../contract/errors.ts'
import { fromBase64url, keyidOf, signEnvelope, type Deps, type Envelope } from '../../vault/index.ts'
import type { PacketReason } from '../../contract/error-codes/packets.ts'
import { unknownSigner } from './failures.ts'
import type { KeyCard } from './key-card.ts'
import { withOrganisationSigner, type Organisation } from './organisation-key.ts'
import {
  Bytes32,
  dayMs,
  InstantText,
  instantOf,
  instantText,
  maxLifeMs,
  Name,
  OrganisationName,
  Uuid,
} from './shapes.ts'
import { holdsSignature, readBody } from './signed-body.ts'

export const Permission = z.enum(['author', 'review', 'release', 'status', 'config'])
export type Permission = z.infer<typeof Permission>

export const certifiedRoles = ['liaison', 'coordinator', 'privacy_officer', 'config_admin', 'auditor'] as const

const RoleBody = z.strictObject({
  v: z.literal(1),
  serial: Uuid,
  org: OrganisationName,
  person: Uuid,
  name: Name,
  roles: z.array(z.enum(certifiedRoles)).min(1).max(certifiedRoles.length),
  may: z.array(Permission).max(Permission.options.length),
  sig: Bytes32,
  enc: z.string().max(2000),
  notBefore: InstantText,
  notAfter: InstantText,
})

export interface RoleCertificate extends z.infer<typeof RoleBody> {
  /** Of `sig`. */
  readonly keyid: string
  readonly publicKey: Uint8Array
}

/**
 * Reads a certificate under the pinned organisation key. PKT-03: of another organisation, not signed by it, longer than
 * 400 days, or not a certificate.
 */
export function readCertificate(envelope: Envelope, organisation: Organisation): RoleCertificate {
  const certificate = claimedCertificate(envelope)
  if (certificate.org.keyid !== organisation.keyid) throw unknownSigner('other_organisation')
  if (!holdsSignature(envelope, organisation.publicKey)) throw unknownSigner('certificate_signature')
  const life = instantOf(certificate.notAfter) - instantOf(certificate.notBefore)
  if (life <= 0 || life > maxLifeMs) throw unknownSigner('certificate_term')
  return certificate
}

/** What a certificate says of itself: for showing whose key to compare, never for trust. */
export function claimedCertificate(envelope: Envelope): RoleCertificate {
  const body = readBody(envelope, 'role', RoleBody, cause => unknownSigner('certificate_form', cause))
  const publicKey = fromBase64url(body.sig)
  return { ...body, publicKey, keyid: keyidOf(publicKey) }
}

/**
 * Why a signature of this moment by this certificate does not hold; undefined when it holds. A key reported compromised
 * voids all its signatures, unless what it signed was received and logged before.
 */
export function certificateFault(
  certificate: RoleCertificate,
  moment: number,
  revocation: Revocation | undefined,
  receivedBefore = false,
): PacketReason | undefined {
  if (moment < instantOf(certificate.notBefore)) return 'certificate_not_yet'
  if (moment > instantOf(certificate.notAfter)) return 'certificate_expired'
  const revoked = revocation?.list.find(entry => entry.serial === certificate.serial)
  if (!revoked) return undefined
  if (revoked.why === 'compromised') return receivedBefore ? undefined : 'certificate_compromised'
  return moment >= instantOf(revoked.since) ? 'certificate_left' : undefined
}

export interface CertificateRequest {
  /** The card of `user card`; its own signature was checked when it was read. */
  readonly card: KeyCard
  readonly person: string
  readonly roles: readonly (typeof certifiedRoles)[number][]
  readonly may: readonly Permission[]
  /** As recipients see it; may be a function. The name of the card when absent. */
  readonly name?: string
  readonly days?: number
}

/** Certifies a card with two of the organisation's three shares. CERTIFICATE_REFUSED for a card without `sig`, or > 400 days. */
export async function certify(
  { clock, ids }: Deps,
  organisation: Organisation,
  shares: readonly string[],
  request: CertificateRequest,
): Promise<Envelope> {
  const { card, days = 365 } = request
  const [enc] = card.enc
  if (card.sig === null || enc === undefined || days < 1 || days > 400) throw new Refused('CERTIFICATE_REFUSED')
  const now = clock.now()
  const body = RoleBody.safeParse({
    v: 1,
    serial: ids.uuid4(),
    org: { name: organisation.name, keyid: organisation.keyid },
    person: request.person,
    name: request.name ?? card.name,
    roles: [...new Set(request.roles)].toSorted(),
    may: [...new Set(request.may)].toSorted(),
    sig: card.sig,
    enc,
    notBefore: instantText(now),
    notAfter: instantText(now + days * dayMs),
  })
  if (!body.success) throw new Refused('CERTIFICATE_REFUSED', { cause: body.error })
  return await withOrganisationSigner(organisation, shares, signer => signEnvelope('role', body.data, [{ signer }]))
}

const RevokedBody = z.strictObject({
  v: z.literal(1),
  org: OrganisationName,
  seq: z.int().min(1),
  issued: InstantText,
  list: z.array(z.strictObject({ serial: Uuid, since: InstantText, why: z.enum(['left', 'compromised']) })).max(10_000),
})
export type Revocation = z.infer<typeof RevokedBody>

/** Reads a revocation file under the pinned organisation key. PKT-03 for any other. */
export function readRevocation(envelope: Envelope, organisation: Organisation): Revocation {
  const body = readBody(envelope, 'revoked', RevokedBody, cause => unknownSigner('revocation_form', cause))
  if (body.org.keyid !== organisation.keyid) throw unknownSigner('other_organisation')
  if (!holdsSignature(envelope, organisation.publicKey)) throw unknownSigner('revocation_signature')
  return body
}

/** Highest seq counts: an old list in a packet cannot bring a certificate back. */
export function latestRevocation(lists: readonly Revocation[]): Revocation | undefined {
  return lists.toSorted((a, b) => b.seq - a.seq)[0]
}

export interface RevocationRequest {
  readonly serial: string
  readonly why: 'left' | 'compromised'
  /** From when on; now when absent. */
  readonly since?: number
}

/** A new revocation file: the former list and one more. The same serial again replaces what was said of it. */
export async function revoke(
  { clock }: Pick<Deps, 'clock'>,
  organisation: Organisation,
  shares: readonly string[],
  former: Revocation | undefined,
  request: RevocationRequest,
): Promise<Envelope> {
  const now = clock.now()
  const others = (former?.list ?? []).filter(entry => entry.serial !== request.serial)
  const body: Revocation = {
    v: 1,
    org: { name: organisation.name, keyid: organisation.keyid },
    seq: (former?.seq ?? 0) + 1,
    issued: instantText(now),
    list: [...others, { serial: request.serial, since: instantText(request.since ?? now), why: request.why }],
  }
  if (!RevokedBody.safeParse(body).success) throw new Refused('CERTIFICATE_REFUSED')
  return await withOrganisationSigner(organisation, shares, signer => signEnvelope('revoked', body, [{ signer }]))
}
