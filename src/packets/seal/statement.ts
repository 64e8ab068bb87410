/**
 * The statement: what author and reviewers sign. It binds the bag by the SHA-512 of its tag manifest, and with it recipients,
 * purpose, ground and handling. The bag is frozen before; a change of the bag voids every signature (R63).
 */
import { z } from 'zod'
import { addSignature, Envelope, signEnvelope, type Signer } from '../../vault/index.ts'
import { notReleased } from './failures.ts'
import { Bytes32, Bytes64, Code, InstantText, Name, Reference, SignedByPerson, Uuid } from './shapes.ts'
import { readBody } from './signed-body.ts'

export const statementKinds = ['packet', 'rectification', 'withdrawal', 'handover'] as const

export const Statement = z.strictObject({
  v: z.literal(1),
  kind: z.enum(statementKinds),
  id: Uuid,
  version: z.int().min(1).max(9999),
  supersedes: Uuid.nullable(),
  /** SHA-512 of tagmanifest-sha512.txt. */
  tagmanifest: Bytes64,
  recipients: z
    .array(z.strictObject({ name: Name, keyfp: Bytes32 }))
    .min(1)
    .max(20),
  purpose: Code,
  ground: z.strictObject({ code: Code, ref: Reference.nullable() }),
  handling: z.strictObject({ code: Code, limits: z.array(z.string().min(1).max(500)).max(200) }),
  minor: z.boolean(),
  author: SignedByPerson,
  submitted: InstantText,
  expires: InstantText,
  /** State of the sender's log when this was submitted. */
  checkpoint: Envelope,
})
export type Statement = z.infer<typeof Statement>

/** Signs as the author. The body names who that is: a signer with another key makes a statement nobody accepts. */
export function signStatement(statement: Statement, author: Signer): Envelope {
  return signEnvelope('statement', Statement.parse(statement), [{ signer: author, role: 'author' }])
}

/** A reviewer's signature over the same body. Signing twice adds nothing. */
export function addReview(statement: Envelope, reviewer: Signer): Envelope {
  return addSignature(statement, reviewer, 'reviewer')
}

/** PKT-04 for anything but a statement in its exact form. */
export function readStatement(envelope: Envelope): Statement {
  return readBody(envelope, 'statement', Statement, () => notReleased('statement_form'))
}
