/** The release: one more person signs that this very statement may leave. It names its moment; the PDF names neither (R63). */
import { createHash } from 'node:crypto'
import { z } from 'zod'
import { signEnvelope, toBase64url, type Envelope, type Signer } from '../../vault/index.ts'
import { notReleased } from './failures.ts'
import { Bytes32, InstantText, instantText, SignedByPerson, Uuid } from './shapes.ts'
import { bodyBytes, readBody } from './signed-body.ts'
import { readStatement } from './statement.ts'

export const Release = z.strictObject({
  v: z.literal(1),
  id: Uuid,
  /** SHA-256 of the statement's body. */
  statement: Bytes32,
  releaser: SignedByPerson,
  released: InstantText,
})
export type Release = z.infer<typeof Release>

export function statementDigest(statement: Envelope): string {
  return toBase64url(createHash('sha256').update(bodyBytes(statement)).digest())
}

/** Releases a statement. Says nothing about whether this person may: `judgeFourEyes` does. */
export function signRelease(
  statement: Envelope,
  { signer, person, cert }: { signer: Signer; person: string; cert: string },
  now: number,
): Envelope {
  const body: Release = {
    v: 1,
    id: readStatement(statement).id,
    statement: statementDigest(statement),
    releaser: { person, keyid: signer.keyid, cert },
    released: instantText(now),
  }
  return signEnvelope('release', body, [{ signer, role: 'releaser' }])
}

/** PKT-04 for anything but a release in its exact form. */
export function readRelease(envelope: Envelope): Release {
  return readBody(envelope, 'release', Release, () => notReleased('release_form'))
}
