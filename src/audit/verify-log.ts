/**
 * Is the log whole? Walks the chain, holds it against known checkpoints and against the rows that it says were written.
 * "Geen manipulatie aangetoond" is the strongest sentence it may be used for (security design §8).
 */
import { bodyOf, isSignedBy, keyidOf, type Envelope } from '../vault/index.ts'
import { z } from 'zod'
import { IntegrityFailure } from '../contract/errors.ts'
import { clockStepMs } from './clock-steps.ts'
import { firstPrev, hashOfEntry, parseEntry, prevOf, type Entry } from './entry.ts'

export type LogVerdict =
  | { readonly kind: 'OK' }
  /** Hash or prev of entry n is not what it must be. */
  | { readonly kind: 'BROKEN'; readonly n: number }
  /** A gap, or shorter than a known checkpoint. */
  | { readonly kind: 'MISSING'; readonly n: number }
  /** A checkpoint's head is not on the chain. */
  | { readonly kind: 'FORK'; readonly n: number }
  | { readonly kind: 'BADSIG'; readonly n: number }
  /** A row differs from the digest that its entry kept, or is gone without its key being destroyed. */
  | { readonly kind: 'ROW_DIFFERS'; readonly n: number; readonly table: string; readonly id: string }

export interface LogReport {
  readonly verdict: LogVerdict
  readonly count: number
  readonly head: Uint8Array
  /** Entries at which time stepped back more than two minutes: not in itself tampering. */
  readonly clockSteps: readonly number[]
  /** Entries after the last checkpoint that left: change there would go unnoticed. */
  readonly unanchored: number
}

export interface StoredEntry {
  readonly n: number
  readonly bytes: Uint8Array
  readonly h: Uint8Array
}

const CheckpointBody = z.strictObject({
  count: z.number().int(),
  head: z.string(),
  keyid: z.string(),
  t: z.number().int(),
  v: z.literal(1),
  vault: z.string(),
})
export type CheckpointBody = z.infer<typeof CheckpointBody>

/** What a checkpoint says, in its exact form; says nothing about its signature. */
export function readCheckpoint(envelope: Envelope): CheckpointBody {
  const parsed = CheckpointBody.safeParse(bodyOf(envelope, 'checkpoint'))
  if (!parsed.success) throw new IntegrityFailure('NOT_CANONICAL', { cause: parsed.error })
  return parsed.data
}

/**
 * Beside the verdict; neither is in itself tampering. UNANCHORED: entries after the last checkpoint that left, where change would go
 * unnoticed: who rewrites the log rewrites the checkpoints beside it too.
 */
export function flagsOf(report: LogReport): ('CLOCK' | 'UNANCHORED')[] {
  return [
    ...(report.clockSteps.length > 0 ? (['CLOCK'] as const) : []),
    ...(report.unanchored > 0 ? (['UNANCHORED'] as const) : []),
  ]
}

const beginning = { n: 0, h: firstPrev }

export interface Checkpoints {
  /** Beside the log, in the vault or in an extract of it. */
  readonly kept: readonly Envelope[]
  /** That left: on paper, in a packet, a backup, an earlier extract. */
  readonly outside: readonly Envelope[]
}

const none: Checkpoints = { kept: [], outside: [] }

/**
 * Entries must come in order of n. All checkpoints are held against them; `keys` are the Ed25519 keys that may sign them.
 * `after`: the entry before the first one, where they are a part of a log. `count` is the number of the last good entry.
 */
export function verifyLog(
  entries: Iterable<StoredEntry>,
  { kept, outside }: Checkpoints = none,
  keys: readonly Uint8Array[] = [],
  after: { readonly n: number; readonly h: Uint8Array } = beginning,
): LogReport {
  const marks = new Map<number, string>()
  let anchored = after.n
  for (const envelope of [...kept, ...outside]) {
    const body = readCheckpoint(envelope)
    const key = keys.find(k => keyidOf(k) === body.keyid)
    if (!key || !isSignedBy(envelope, key)) return report({ kind: 'BADSIG', n: body.count }, 0, firstPrev, [], 0)
    // Of before this part of the log nothing can be said.
    if (body.count <= after.n) continue
    // Two heads for one count: one of them is not on the chain.
    if ((marks.get(body.count) ?? body.head) !== body.head)
      return report({ kind: 'FORK', n: body.count }, 0, firstPrev, [], 0)
    marks.set(body.count, body.head)
    if (outside.includes(envelope)) anchored = Math.max(anchored, body.count)
  }
  let prev: Uint8Array = after.h
  let count = after.n
  let lastTime = 0
  const clockSteps: number[] = []
  for (const stored of entries) {
    if (stored.n !== count + 1) return report({ kind: 'MISSING', n: count + 1 }, count, prev, clockSteps, 0)
    const entry = entryOf(stored)
    const h = hashOfEntry(stored.bytes)
    if (!entry || entry.n !== stored.n || entry.prev !== prevOf(prev) || !Buffer.from(h).equals(stored.h))
      return report({ kind: 'BROKEN', n: stored.n }, count, prev, clockSteps, 0)
    const mark = marks.get(stored.n)
    if (mark !== undefined && mark !== prevOf(h))
      return report({ kind: 'FORK', n: stored.n }, count, prev, clockSteps, 0)
    if (entry.t < lastTime - clockStepMs) clockSteps.push(stored.n)
    lastTime = entry.t
    prev = h
    count = stored.n
  }
  const furthest = Math.max(after.n, ...marks.keys())
  if (furthest > count) return report({ kind: 'MISSING', n: count + 1 }, count, prev, clockSteps, 0)
  return report({ kind: 'OK' }, count, prev, clockSteps, count - anchored)
}

function report(
  verdict: LogVerdict,
  count: number,
  head: Uint8Array,
  clockSteps: readonly number[],
  unanchored: number,
): LogReport {
  return { verdict, count, head, clockSteps, unanchored }
}

function entryOf(stored: StoredEntry): Entry | undefined {
  try {
    return parseEntry(stored.bytes)
  } catch {
    return undefined
  }
}
