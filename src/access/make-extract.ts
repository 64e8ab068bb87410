/** An extract of the log for one auditor: signed by who makes it, sealed to the auditor's card, a new file outside the vault (R4). */
import { statSync } from 'node:fs'
import { basename, join } from 'node:path'
import { verifyLog, writeExtract, type auditTables, type ReleasedDetail, type StoredEntry } from '../audit/index.ts'
import { mostExtracted } from '../contract/audit.ts'
import { IntegrityFailure, Refused } from '../contract/errors.ts'
import {
  parseEnvelope,
  queriesOver,
  sealTo,
  twelveGroups,
  writeNewFile,
  type Envelope,
  type Reader,
  type Tables,
} from '../vault/index.ts'
import { getConfirmedAuditor } from './auditors.ts'
import type { Call } from './enforce.ts'
import { openDetailOf } from './log-details.ts'
import { takeCheckpoint, type OpenedVault } from './open-session.ts'
import { mayRole } from './roles.ts'

const q = queriesOver<Tables<typeof auditTables>>()

export interface ExtractWish {
  readonly auditor: string
  readonly because: string
  readonly from?: number | undefined
  readonly to?: number | undefined
  readonly since?: number | undefined
  readonly until?: number | undefined
  readonly details: readonly number[]
}

/** `place`: an existing folder, or the path of the new file. */
export async function makeExtract(call: Call, opened: OpenedVault, place: string, wish: ExtractWish) {
  const { session } = call
  if (wish.details.length > 0 && !mayRole(session.user.role, 'log.details')) throw new Refused('NOT_PERMITTED')
  const { reader } = session
  const auditor = getConfirmedAuditor(reader, wish.auditor)
  // So that the last line in it is covered by a checkpoint in it.
  const to = wish.to ?? (wish.until === undefined ? takeCheckpoint(session, 'CHECKPOINT_LEFT').count : undefined)
  const entries = entriesWithin(reader, { ...wish, to })
  const [first] = entries
  const last = entries.at(-1)
  if (!first || !last || entries.length > mostExtracted) throw new Refused('NOTHING_TO_EXTRACT')
  mustBeWhole(reader, entries)
  const released = await releasedOf(opened, entries, wish.details)
  const made = session.deps.clock.now()
  const plain = writeExtract(
    { vault: session.vaultId, for: auditor.keyfp, made, entries, checkpoints: checkpointsOf(reader), released },
    session.signer,
  )
  const path = isFolder(place) ? join(place, `logboek-${first.n}-${last.n}.age`) : place
  writeNewFile(path, await sealTo(auditor.recipients, plain))
  return call.act(tx => {
    tx.about('auditor', wish.auditor)
    tx.count(entries.length)
    tx.detail(JSON.stringify({ because: wish.because, from: first.n, to: last.n, details: [...released.keys()] }))
    return {
      fileName: basename(path),
      from: first.n,
      to: last.n,
      released: released.size,
      headGroups: twelveGroups(last.h),
    }
  })
}

/** Numbers as given; days by the first and last line in them: clocks may step back, a run of lines has no gaps. */
function entriesWithin(reader: Reader, { from = 1, to, since, until }: ExtractWish): StoredEntry[] {
  const upTo = to ?? Number.MAX_SAFE_INTEGER
  const all = reader.all(
    q
      .selectFrom('audit_entry')
      .selectAll()
      .where('n', '>=', from)
      .where('n', '<=', upTo)
      .orderBy('n')
      .limit(mostExtracted + 1),
  )
  if (since === undefined && until === undefined) return all
  const times = all.map(row => timeOf(row.bytes))
  const isIn = (t: number): boolean => t >= (since ?? 0) && t < (until ?? Number.MAX_SAFE_INTEGER)
  const start = times.findIndex(isIn)
  return start < 0 ? [] : all.slice(start, times.findLastIndex(isIn) + 1)
}

function timeOf(bytes: Uint8Array): number {
  const entry: unknown = JSON.parse(new TextDecoder().decode(bytes))
  return typeof entry === 'object' && entry !== null && 't' in entry ? Number(entry.t) : 0
}

/** What is not whole is not passed on as if it were. */
function mustBeWhole(reader: Reader, entries: readonly StoredEntry[]): void {
  const [first] = entries
  if (!first) return
  const before =
    first.n === 1
      ? undefined
      : reader.get(
          q
            .selectFrom('audit_entry')
            .select('h')
            .where('n', '=', first.n - 1),
        )
  const after = before ? { n: first.n - 1, h: before.h } : undefined
  if (verifyLog(entries, undefined, undefined, after).verdict.kind !== 'OK') throw new IntegrityFailure('LOG_NOT_WHOLE')
}

function checkpointsOf(reader: Reader): Map<number, Envelope> {
  return new Map(
    reader.all(q.selectFrom('checkpoint').select(['count', 'bytes'])).map(row => [row.count, parseEnvelope(row.bytes)]),
  )
}

/** Of the lines that were named: those that have details which this person can open. */
async function releasedOf(opened: OpenedVault, entries: readonly StoredEntry[], lines: readonly number[]) {
  const wanted = new Set(lines)
  const released = new Map<number, ReleasedDetail>()
  for (const { n } of entries.filter(entry => wanted.has(entry.n))) {
    const found = await openDetailOf(opened, n)
    if (found) released.set(n, { n, ...found })
  }
  return released
}

function isFolder(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isDirectory() ?? false
}
