/**
 * An extract for the auditor: a contiguous run of whole entries with the checkpoints inside it, details only where they were released
 * (security design §8). Lines of canonical JSON that any age program and any reader of text can open:
 *
 *     {"for":…,"from":…,"kind":"schakel-log-extract","made":…,"prev":…,"v":1,"vault":…}    where it begins, and on what
 *     the bytes of entry n, as they are hashed                                             one line an entry
 *     {"detail":…,"n":…,"nonce":…}                                                         after its entry, where released
 *     {"payload":…,"payloadType":…,"signatures":…}                                         after its entry: a checkpoint
 *     {"payload":…,"payloadType":…,"signatures":…}                                         last: who made it, over all bytes before
 */
import { createHash } from 'node:crypto'
import { z } from 'zod'
import { IntegrityFailure } from '../contract/errors.ts'
import {
  bodyOf,
  canonicalBytes,
  Envelope,
  envelopeBytes,
  fromBase64url,
  isSignedBy,
  keyidOf,
  parseCanonical,
  signEnvelope,
  toBase64url,
  type Signer,
} from '../vault/index.ts'
import { detailCommitment, hashOfEntry, parseEntry, type Entry } from './entry.ts'
import { readCheckpoint, verifyLog, type LogReport, type StoredEntry } from './verify-log.ts'

const Head = z.strictObject({
  /** `keyfp` of the card that it is sealed to. */
  for: z.string().max(64),
  from: z.number().int().positive(),
  kind: z.literal('schakel-log-extract'),
  made: z.number().int(),
  prev: z.string().length(43),
  v: z.literal(1),
  vault: z.string().max(64),
})
const Detail = z.strictObject({ detail: z.string(), n: z.number().int(), nonce: z.string().length(43) })
const Seal = z.strictObject({
  from: z.number().int(),
  keyid: z.string().max(64),
  sha256: z.string().length(43),
  t: z.number().int(),
  to: z.number().int(),
  v: z.literal(1),
  vault: z.string().max(64),
})

export interface ReleasedDetail {
  readonly n: number
  readonly nonce: Uint8Array
  readonly detail: Uint8Array
}
export interface ExtractParts {
  readonly vault: Uint8Array
  readonly for: string
  readonly made: number
  /** In order, without a gap, at least one. */
  readonly entries: readonly StoredEntry[]
  readonly checkpoints: ReadonlyMap<number, Envelope>
  readonly released: ReadonlyMap<number, ReleasedDetail>
}

export function writeExtract(parts: ExtractParts, signer: Signer): Uint8Array {
  const { vault, entries, checkpoints, released } = parts
  const [first] = entries
  const last = entries.at(-1)
  if (!first || !last) throw new IntegrityFailure('NOT_CANONICAL')
  const named = { from: first.n, v: 1, vault: toBase64url(vault) } as const
  const head = {
    ...named,
    for: parts.for,
    kind: 'schakel-log-extract',
    made: parts.made,
    prev: parseEntry(first.bytes).prev,
  }
  const lines = [canonicalBytes(head)]
  for (const { n, bytes } of entries) {
    lines.push(bytes)
    const given = released.get(n)
    if (given) {
      const detail = new TextDecoder().decode(given.detail)
      lines.push(canonicalBytes({ detail, n, nonce: toBase64url(given.nonce) }))
    }
    const mark = checkpoints.get(n)
    if (mark) lines.push(envelopeBytes(mark))
  }
  const body = joined(lines)
  const seal = { ...named, keyid: signer.keyid, sha256: sha256Of(body), t: parts.made, to: last.n }
  return joined([body.subarray(0, -1), envelopeBytes(signEnvelope('extract', seal, [{ signer }]))])
}

export interface ReadExtract {
  readonly head: z.infer<typeof Head>
  readonly entries: readonly StoredEntry[]
  readonly details: readonly z.infer<typeof Detail>[]
  readonly checkpoints: readonly Envelope[]
  readonly seal: z.infer<typeof Seal>
  readonly envelope: Envelope
  /** What the signature is over. */
  readonly sha256: string
}

/** NOT_CANONICAL for anything that is no extract; whether it is whole and true is the next question. */
export function readExtract(bytes: Uint8Array): ReadExtract {
  const lines = linesOf(bytes)
  const last = lines.at(-1)
  if (!last || lines.length < 3) throw new IntegrityFailure('NOT_CANONICAL')
  const envelope = parsed(Envelope, last)
  const found: ReadExtract = {
    head: parsed(Head, lines[0] ?? last),
    seal: parsed(Seal, canonicalBytes(bodyOf(envelope, 'extract'))),
    envelope,
    entries: [],
    details: [],
    checkpoints: [],
    sha256: sha256Of(bytes.subarray(0, bytes.length - last.length - 1)),
  }
  const entries: StoredEntry[] = []
  const details: z.infer<typeof Detail>[] = []
  const checkpoints: Envelope[] = []
  for (const line of lines.slice(1, -1)) {
    // Canonical JSON begins with its first key: that of an entry is always "act".
    const start = new TextDecoder().decode(line.subarray(0, 10))
    if (start === '{"payload"') checkpoints.push(parsed(Envelope, line))
    else if (start.startsWith('{"detail"')) details.push(parsed(Detail, line))
    else entries.push({ n: found.head.from + entries.length, bytes: line, h: hashOfEntry(line) })
  }
  return { ...found, entries, details, checkpoints }
}

export interface ExtractReport extends LogReport {
  readonly from: number
  readonly signature: 'OK' | 'BADSIG' | 'UNCHECKED'
  readonly details: number
}

/**
 * `keys`: whom the auditor knows; without any, signatures stay unchecked. `outside`: checkpoints that were kept elsewhere.
 * A released detail that is not what its entry committed to counts as that entry being broken.
 */
export function verifyExtract(
  extract: ReadExtract,
  keys: readonly Uint8Array[],
  outside: readonly Envelope[],
): ExtractReport {
  const { head, seal, envelope, entries } = extract
  const signed = keys.some(key => keyidOf(key) === seal.keyid && isSignedBy(envelope, key))
  const signature = keys.length === 0 ? 'UNCHECKED' : signed ? 'OK' : 'BADSIG'
  // Of a checkpoint by somebody whom the auditor does not know nothing can be said; what was kept outside must be right.
  const kept = extract.checkpoints.filter(mark => isByOneOf(mark, keys))
  const known = { kept, outside: keys.length === 0 ? [] : outside }
  const report = verifyLog(entries, known, keys, { n: head.from - 1, h: fromBase64url(head.prev) })
  const whole = { ...report, from: head.from, signature, details: extract.details.length } as const
  if (report.verdict.kind !== 'OK') return whole
  if (signature === 'BADSIG') return { ...whole, verdict: { kind: 'BADSIG', n: seal.to } }
  if (seal.to !== report.count) return { ...whole, verdict: { kind: 'MISSING', n: report.count + 1 } }
  if (seal.sha256 !== extract.sha256 || seal.from !== head.from || seal.vault !== head.vault)
    return { ...whole, verdict: { kind: 'BROKEN', n: head.from } }
  const wrong = extract.details.find(detail => !isCommitted(entries, head.from, detail))
  return wrong ? { ...whole, verdict: { kind: 'BROKEN', n: wrong.n } } : whole
}

function isByOneOf(mark: Envelope, keys: readonly Uint8Array[]): boolean {
  const { keyid } = readCheckpoint(mark)
  return keys.some(key => keyidOf(key) === keyid)
}

function isCommitted(
  entries: readonly StoredEntry[],
  from: number,
  { n, nonce, detail }: z.infer<typeof Detail>,
): boolean {
  const entry: Entry | undefined = entries[n - from] && parseEntry(entries[n - from]?.bytes ?? new Uint8Array())
  return entry?.detail === detailCommitment(fromBase64url(nonce), new TextEncoder().encode(detail))
}

function parsed<T>(shape: z.ZodType<T>, line: Uint8Array): T {
  const found = shape.safeParse(parseCanonical(line))
  if (!found.success) throw new IntegrityFailure('NOT_CANONICAL', { cause: found.error })
  return found.data
}

function linesOf(bytes: Uint8Array): Uint8Array[] {
  const lines: Uint8Array[] = []
  let start = 0
  for (let at = bytes.indexOf(0x0a); at >= 0; at = bytes.indexOf(0x0a, start)) {
    lines.push(bytes.subarray(start, at))
    start = at + 1
  }
  if (start !== bytes.length) throw new IntegrityFailure('NOT_CANONICAL')
  return lines
}

function joined(lines: readonly Uint8Array[]): Uint8Array {
  return new Uint8Array(Buffer.concat(lines.flatMap(line => [line, Buffer.from('\n')])))
}

function sha256Of(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('base64url')
}
