/**
 * Is this the newest state of the vault? Page checks of the database say nothing about that: an old copy put back is whole. Every
 * valid record must lie on the database's chain; the worst answer counts (security design §5).
 */
import type { AnchorReading } from './anchor-file.ts'
import type { AnchorRecord } from './anchor-record.ts'
import { anchorFormat } from './formats.ts'

export type AnchorPlace = 'vault' | 'profile'
/** What both anchor files hold. */
export type AnchorReadings = Readonly<Record<AnchorPlace, AnchorReading>>

/** The database and header as they are now. */
export interface ChainFacts {
  /** Number of the last log entry; 0 for none. */
  readonly count: number
  /** h of an entry, if there is one of that number. */
  headAt(n: number): Uint8Array | undefined
  readonly headerSeq: number
  readonly generation: number
}

export type AnchorRemark =
  /** The chain does not hold what was recorded: two copies were both worked in. Only export and report. */
  | { readonly kind: 'fork'; readonly place: AnchorPlace; readonly count: number }
  /** Lost log file, roll-back or restored copy. `recordedAt`: when the missing acts were recorded last. */
  | { readonly kind: 'behind'; readonly place: AnchorPlace; readonly missing: number; readonly recordedAt: number }
  /** An old header or database generation was put back, perhaps with a removed slot. */
  | { readonly kind: 'header-behind'; readonly place: AnchorPlace }
  | { readonly kind: 'none-anywhere' }
  /** Work of a batch that was cut, or done elsewhere since: told once, with the number. */
  | { readonly kind: 'far-ahead'; readonly place: AnchorPlace; readonly by: number }
  | { readonly kind: 'record-bad'; readonly place: AnchorPlace }
  | { readonly kind: 'none-in-vault' }
  | { readonly kind: 'none-in-profile' }
  /** A crash between commit and anchor. */
  | { readonly kind: 'ahead'; readonly place: AnchorPlace; readonly by: number }
  /** A crash between header and commit. */
  | { readonly kind: 'header-ahead'; readonly place: AnchorPlace }
  | { readonly kind: 'equal'; readonly place: AnchorPlace }

/** Worst first. */
const severity = [
  ...([
    'fork',
    'header-behind',
    'behind',
    'none-anywhere',
    'far-ahead',
    'record-bad',
    'none-in-vault',
    'none-in-profile',
  ] as const),
  ...(['ahead', 'header-ahead', 'equal'] as const),
]
const closing: readonly AnchorRemark['kind'][] = ['fork', 'header-behind', 'behind', 'none-anywhere']

export interface AnchorVerdict {
  readonly worst: AnchorRemark
  /** All of them, worst first; each but `equal` is an event of the log. */
  readonly remarks: readonly AnchorRemark[]
  /** `read-only` until restored, or accepted with a reason; a fork is never accepted. */
  readonly action: 'open' | 'read-only'
}

export function judgeAnchors(files: AnchorReadings, chain: ChainFacts): AnchorVerdict {
  const remarks = [...judgeFile('vault', files.vault, chain), ...judgeFile('profile', files.profile, chain)]
  if (files.vault.records.length + files.profile.records.length === 0 && !remarks.some(isOldHeader))
    remarks.push({ kind: 'none-anywhere' })
  remarks.sort((a, b) => severity.indexOf(a.kind) - severity.indexOf(b.kind))
  const [worst = { kind: 'none-anywhere' }] = remarks
  return { worst, remarks, action: closing.includes(worst.kind) ? 'read-only' : 'open' }
}

const isOldHeader = (remark: AnchorRemark): boolean => remark.kind === 'header-behind'

function judgeFile(place: AnchorPlace, file: AnchorReading, chain: ChainFacts): AnchorRemark[] {
  const [newest] = file.records
  // Cannot be authenticated: a forged one costs somebody a reason, a missed one would let a removed access in again.
  if (file.unknownEpoch) return [{ kind: 'header-behind', place }]
  const remarks: AnchorRemark[] = file.damaged ? [{ kind: 'record-bad', place }] : []
  if (!newest) return [...remarks, { kind: place === 'vault' ? 'none-in-vault' : 'none-in-profile' }]
  return [
    ...remarks,
    ...file.records.flatMap(record => faultsOf(place, record, chain)),
    ...judgeNewest(place, newest, chain),
  ]
}

/** What no record may show, old or new. */
function faultsOf(place: AnchorPlace, record: AnchorRecord, chain: ChainFacts): AnchorRemark[] {
  const remarks: AnchorRemark[] = []
  if (record.count > chain.count)
    remarks.push({ kind: 'behind', place, missing: record.count - chain.count, recordedAt: record.at })
  else if (!liesOn(record, chain)) remarks.push({ kind: 'fork', place, count: record.count })
  if (record.headerSeq > chain.headerSeq || record.generation > chain.generation)
    remarks.push({ kind: 'header-behind', place })
  return remarks
}

function judgeNewest(place: AnchorPlace, newest: AnchorRecord, chain: ChainFacts): AnchorRemark[] {
  const by = chain.count - newest.count
  const headerAhead = newest.headerSeq < chain.headerSeq || newest.generation < chain.generation
  const remarks: AnchorRemark[] = headerAhead ? [{ kind: 'header-ahead', place }] : []
  if (by > 0) remarks.push({ kind: by > anchorFormat.quietEntries ? 'far-ahead' : 'ahead', place, by })
  else if (by === 0 && !headerAhead && liesOn(newest, chain)) remarks.push({ kind: 'equal', place })
  return remarks
}

function liesOn(record: AnchorRecord, chain: ChainFacts): boolean {
  if (record.count === 0) return record.head.every(byte => byte === 0)
  const head = chain.headAt(record.count)
  return head !== undefined && Buffer.from(head).equals(record.head)
}
