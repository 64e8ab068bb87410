/** Taking in what the organisation's key signed: its public half, role certificates, lists of withdrawn ones (security design §12). */
import { Refused } from '../contract/errors.ts'
import { insertRecord, keepingOf, parseEnvelope, type Tx } from '../vault/index.ts'
import { certificate } from '../access/index.ts'
import { findOrganisation, findRevocation } from './certificates.ts'
import { readCertificate, readRevocation } from './seal/certificates.ts'
import { parseOrganisation } from './seal/organisation-key.ts'
import { q } from './queries.ts'

export interface Trusted {
  readonly kind: 'organisation' | 'revoked'
  /** Twelve groups of the organisation's key, to compare over another channel. */
  readonly groups: string
}

/** Pins `org.skorg`, or takes in a revocation file of the pinned organisation; an older one than known changes nothing. */
export function trustFile(tx: Tx, file: Uint8Array): Trusted {
  const unit = keepingOf(tx, 'unit', 'unit')
  const asOrganisation = tryOrganisation(file)
  if (asOrganisation) {
    tx.about('organisation', asOrganisation.keyid)
    insertRecord(tx, certificate, unit, {
      user: null,
      serial: asOrganisation.keyid,
      kind: 'organisation',
      bytes: file,
      not_after: null,
    })
    return { kind: 'organisation', groups: asOrganisation.groups }
  }
  const organisation = findOrganisation(tx)
  if (!organisation) throw new Refused('ORGANISATION_UNREADABLE')
  const body = readRevocation(parseEnvelope(file), organisation)
  tx.about('organisation', organisation.keyid)
  if (body.seq > (findRevocation(tx)?.body.seq ?? 0)) {
    insertRecord(tx, certificate, unit, {
      user: null,
      serial: `revoked-${body.seq}`,
      kind: 'revoked',
      bytes: file,
      not_after: null,
    })
  }
  return { kind: 'revoked', groups: organisation.groups }
}

function tryOrganisation(file: Uint8Array): ReturnType<typeof parseOrganisation> | undefined {
  try {
    return parseOrganisation(file)
  } catch {
    return undefined
  }
}

/** Takes in the certificate of a user: under the pinned organisation, for the key that this user's card named. */
export function takeCertificate(tx: Tx, user: string, file: Uint8Array): { user: string; serial: string } {
  const organisation = findOrganisation(tx)
  if (!organisation) throw new Refused('ORGANISATION_UNREADABLE')
  if (!tx.get(q.selectFrom('active_user').select('id').where('id', '=', user)))
    throw new Refused('NOT_FOUND', { subject: user })
  const read = readCertificate(parseEnvelope(file), organisation)
  tx.about('user', user)
  insertRecord(tx, certificate, keepingOf(tx, 'unit', 'unit'), {
    user,
    serial: read.serial,
    kind: 'role',
    bytes: file,
    not_after: Date.parse(read.notAfter),
  })
  return { user, serial: read.serial }
}
