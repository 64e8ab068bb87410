/** What left the log, looked at without a vault: a checkpoint that was kept, an extract that an auditor got. */
import { flagsOf, readCheckpoint, readExtract, verifyExtract, type LogVerdict } from './audit/index.ts'
import { parseIdentities, readKeyCard } from './packets/index.ts'
import { fromBase64url, isSignedBy, keyidOf, openWithIdentities, parseEnvelope, twelveGroups } from './vault/index.ts'

export interface CheckpointJudgement {
  /** UNCHECKED: no card was given to check the signature with. */
  readonly verdict: 'OK' | 'BADSIG' | 'UNCHECKED'
  readonly count: number
  readonly headGroups: string
  readonly at: number
  /** Of the key that it says it was signed with. */
  readonly keyGroups: string
  /** Hex, as `vault info` shows it. */
  readonly vault: string
}

/** A checkpoint that was kept outside the vault: its form, and whether one of these cards signed it. NOT_CANONICAL for anything else. */
export function judgeCheckpointFile(file: Uint8Array, cards: readonly Uint8Array[]): CheckpointJudgement {
  const envelope = parseEnvelope(file)
  const body = readCheckpoint(envelope)
  const keys = keysOf(cards)
  const signed = keys.some(key => keyidOf(key) === body.keyid && isSignedBy(envelope, key))
  return {
    verdict: keys.length === 0 ? 'UNCHECKED' : signed ? 'OK' : 'BADSIG',
    count: body.count,
    headGroups: twelveGroups(fromBase64url(body.head)),
    at: body.t,
    keyGroups: twelveGroups(fromBase64url(body.keyid)),
    vault: Buffer.from(fromBase64url(body.vault)).toString('hex'),
  }
}

export interface ExtractToJudge {
  readonly file: Uint8Array
  /** Text of the auditor's identity file. */
  readonly identities: string
  /** Of the people who may have signed it and the checkpoints in it. */
  readonly cards: readonly Uint8Array[]
  /** Kept elsewhere, from before or after. */
  readonly checkpoints: readonly Uint8Array[]
}

export interface ExtractJudgement {
  readonly verdict: LogVerdict['kind']
  /** First line that is not what it must be. */
  readonly at: number | null
  readonly flags: readonly ('CLOCK' | 'UNANCHORED')[]
  readonly signature: 'OK' | 'BADSIG' | 'UNCHECKED'
  readonly keyGroups: string
  readonly from: number
  readonly to: number
  readonly details: number
  readonly headGroups: string
  readonly clockSteps: readonly number[]
  /** Lines after the last checkpoint that was good: change there would go unnoticed. */
  readonly unanchored: number
  readonly vault: string
  /** As it was sealed: lines of JSON, to be read. */
  readonly plain: Uint8Array
}

export function isSealedFile(file: Uint8Array): boolean {
  return Buffer.from(file.subarray(0, 21)).toString('latin1') === 'age-encryption.org/v1'
}

/** NOT_SEALED_TO_YOU for another key, NOT_CANONICAL for another kind of file. */
export async function judgeExtract({
  file,
  identities,
  cards,
  checkpoints,
}: ExtractToJudge): Promise<ExtractJudgement> {
  const plain = await openWithIdentities(parseIdentities(identities), file)
  const extract = readExtract(plain)
  const report = verifyExtract(extract, keysOf(cards), checkpoints.map(parseEnvelope))
  return {
    verdict: report.verdict.kind,
    at: 'n' in report.verdict ? report.verdict.n : null,
    flags: flagsOf(report),
    signature: report.signature,
    keyGroups: twelveGroups(fromBase64url(extract.seal.keyid)),
    from: report.from,
    to: report.count,
    details: report.details,
    headGroups: twelveGroups(report.head),
    clockSteps: report.clockSteps,
    unanchored: report.unanchored,
    vault: Buffer.from(fromBase64url(extract.head.vault)).toString('hex'),
    plain,
  }
}

function keysOf(cards: readonly Uint8Array[]): Uint8Array[] {
  return cards
    .map(card => readKeyCard(card).sig)
    .filter(sig => sig !== null)
    .map(sig => fromBase64url(sig))
}
