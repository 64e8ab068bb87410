/** Who may sign: role certificates and the organisation's key as the register keeps them. */
import type { Session } from '../access/index.ts'
import { fromBase64url, parseEnvelope, type Envelope, type Reader } from '../vault/index.ts'
import { q } from './queries.ts'
import {
  certificateFault,
  claimedCertificate,
  latestRevocation,
  readRevocation,
  type Revocation,
  type RoleCertificate,
} from './seal/certificates.ts'
import { parseOrganisation, type Organisation } from './seal/organisation-key.ts'

export interface OwnCertificate {
  readonly envelope: Envelope
  readonly certificate: RoleCertificate
}

/** The pinned organisation; the latest one, should there have been another. */
export function findOrganisation(reader: Reader): Organisation | undefined {
  const row = reader.get(
    q
      .selectFrom('certificate')
      .select('bytes')
      .where('kind', '=', 'organisation')
      .orderBy('hlc', 'desc')
      .orderBy('id', 'desc')
      .limit(1),
  )
  return row && parseOrganisation(row.bytes)
}

/** The certificate of this user's signing key that holds now; undefined without one. */
export function findOwnCertificate(reader: Reader, session: Session, at: number): OwnCertificate | undefined {
  const revocation = findRevocation(reader)?.body
  return roleCertificates(reader).find(
    ({ certificate }) =>
      certificate.keyid === session.signer.keyid && certificateFault(certificate, at, revocation) === undefined,
  )
}

/** All certificates of these keys: what a reader needs to judge the signatures. */
export function certificatesOf(reader: Reader, keyids: readonly string[]): Envelope[] {
  return roleCertificates(reader)
    .filter(({ certificate }) => keyids.includes(certificate.keyid))
    .map(({ envelope }) => envelope)
}

/** The highest revocation list under the pinned key, with its envelope. */
export function findRevocation(reader: Reader): { readonly envelope: Envelope; readonly body: Revocation } | undefined {
  const organisation = findOrganisation(reader)
  if (!organisation) return undefined
  const rows = reader.all(q.selectFrom('certificate').select('bytes').where('kind', '=', 'revoked').orderBy('hlc'))
  const lists = rows
    .map(row => parseEnvelope(row.bytes))
    .map(envelope => ({ envelope, body: readRevocation(envelope, organisation) }))
  const latest = latestRevocation(lists.map(l => l.body))
  return lists.find(l => l.body === latest)
}

/** As recipients see a user: the name in the certificate, which may be a function; else the full name. */
export function nameOfUser(reader: Reader, user: string): string {
  const row = reader.get(q.selectFrom('user').select('full_name').where('id', '=', user))
  const certified = reader.get(
    q
      .selectFrom('certificate')
      .select('bytes')
      .where('kind', '=', 'role')
      .where('user', '=', user)
      .orderBy('hlc', 'desc')
      .limit(1),
  )
  const name = certified ? claimedCertificate(parseEnvelope(certified.bytes)).name : row?.full_name
  return name ?? 'liaison'
}

function roleCertificates(reader: Reader): OwnCertificate[] {
  const rows = reader.all(
    q.selectFrom('certificate').select('bytes').where('kind', '=', 'role').orderBy('hlc', 'desc').orderBy('id', 'desc'),
  )
  return rows
    .map(row => parseEnvelope(row.bytes))
    .map(envelope => ({ envelope, certificate: claimedCertificate(envelope) }))
}

/** What a signed receipt must be signed with. */
export function signingKeyOf(sig: string | null): Uint8Array | undefined {
  return sig === null ? undefined : fromBase64url(sig)
}
