/**
 * The status file: which packets of one recipient still hold. One file a recipient, listing only its packets; `seq` rises by one.
 * It travels in a packet and, later, on its own (R72).
 */
import { z } from 'zod'
import { signEnvelope, type Envelope, type Signer } from '../../vault/index.ts'
import { certificateFault, type Revocation, type RoleCertificate } from './certificates.ts'
import { notReleased, unknownSigner } from './failures.ts'
import type { Organisation } from './organisation-key.ts'
import { Bytes32, Bytes64, dayMs, InstantText, instantOf, instantText, OrganisationName, Uuid } from './shapes.ts'
import { holdsSignature, readBody } from './signed-body.ts'

const StatusLine = z.strictObject({
  id: Uuid,
  version: z.int().min(1),
  tagmanifest: Bytes64,
  state: z.enum(['current', 'superseded', 'withdrawn']),
  /** What came in its place, if anything did. */
  by: Uuid.nullable(),
  since: InstantText,
})
export type StatusLine = z.infer<typeof StatusLine>

export const StatusFile = z.strictObject({
  v: z.literal(1),
  org: OrganisationName,
  /** keyfp. */
  recipient: Bytes32,
  seq: z.int().min(1),
  issued: InstantText,
  packets: z.array(StatusLine).max(10_000),
})
export type StatusFile = z.infer<typeof StatusFile>

/** Older than this the state of affairs is shown with its date. */
const freshMs = 30 * dayMs

export interface NewStatus {
  readonly organisation: Organisation
  readonly recipient: string
  /** Of the last file for this recipient; 0 for the first. */
  readonly formerSeq: number
  readonly packets: readonly StatusLine[]
}

export function signStatus(
  { organisation, recipient, formerSeq, packets }: NewStatus,
  signer: Signer,
  now: number,
): Envelope {
  const body: StatusFile = {
    v: 1,
    org: { name: organisation.name, keyid: organisation.keyid },
    recipient,
    seq: formerSeq + 1,
    issued: instantText(now),
    packets: [...packets],
  }
  return signEnvelope('status', StatusFile.parse(body), [{ signer }])
}

/** Reads a status file signed under a certificate with `may: status` that held when it was issued. PKT-03, PKT-04. */
export function readStatus(
  envelope: Envelope,
  organisation: Organisation,
  certificates: readonly RoleCertificate[],
  revocation: Revocation | undefined,
): StatusFile {
  const body = readBody(envelope, 'status', StatusFile, () => notReleased('status_form'))
  if (body.org.keyid !== organisation.keyid) throw unknownSigner('other_organisation')
  const signers = certificates.filter(certificate => holdsSignature(envelope, certificate.publicKey))
  const allowed = signers.filter(certificate => certificate.may.includes('status'))
  const faults = allowed.map(certificate => certificateFault(certificate, instantOf(body.issued), revocation))
  if (faults.includes(undefined)) return body
  const [fault] = faults
  throw fault ? unknownSigner(fault) : notReleased(signers.length > 0 ? 'not_permitted' : 'status_signature')
}

export interface StatusReading {
  readonly issued: string
  readonly seq: number
  /** Older than 30 days: "stand van <datum>". */
  readonly old: boolean
  /** About exactly this id and version. */
  readonly line: StatusLine | undefined
  /** Highest version the file knows of this id; 0 when it lists none. */
  readonly newestVersion: number
}

/** What one file says about one packet. */
export function statusOf(status: StatusFile, packet: { id: string; version: number }, now: number): StatusReading {
  const lines = status.packets.filter(({ id }) => id === packet.id)
  return {
    issued: status.issued,
    seq: status.seq,
    old: now - instantOf(status.issued) > freshMs,
    line: lines.find(({ version }) => version === packet.version),
    newestVersion: Math.max(0, ...lines.map(({ version }) => version)),
  }
}
