/**
 * The last step of verifying: a packet that is whole, signed and released, judged against what was seen before, its status and
 * the clock. The table of security design §12 as a pure function.
 */
import type { PacketReason } from '../../contract/error-codes/packets.ts'
import type { PacketFailure } from './failures.ts'
import type { Seen, SeenPacket } from './seen.ts'
import { dayMs, instantOf } from './shapes.ts'
import type { Released } from './four-eyes.ts'
import { seqSeen } from './seen.ts'
import { statusOf, type StatusFile, type StatusReading } from './status-file.ts'

export interface StandingQuestion {
  readonly released: Released
  /** keyfp of every key the reader has. */
  readonly mine: readonly string[]
  readonly seen: Seen
  /** Enclosed and later status files that were found good. */
  readonly statuses: readonly StatusFile[]
  readonly now: number
}

/** Why a packet may be shown only under a stamp. */
export type Stamp =
  | { readonly reason: 'already_received'; readonly opened: string }
  | { readonly reason: 'older_version'; readonly newest: number }
  | { readonly reason: 'superseded'; readonly by: string | null; readonly since: string | null }
  | { readonly reason: 'withdrawn'; readonly by: string | null; readonly since: string | null }

/** Things to say beside a packet that is shown. */
export type Remark =
  | { readonly kind: 'CLOCK'; readonly released: string }
  | { readonly kind: 'STATUS_IGNORED'; readonly seq: number; readonly seen: number }
  | { readonly kind: 'STATUS_OLD'; readonly issued: string }
  | { readonly kind: 'NOT_QUANTUM_SAFE' }
  | { readonly kind: 'CMS_NOT_CHECKED' }

export type Standing =
  | { readonly kind: 'refused'; readonly failure: PacketFailure; readonly first?: SeenPacket }
  | { readonly kind: 'stamped'; readonly stamp: Stamp; readonly remarks: readonly Remark[] }
  | { readonly kind: 'current'; readonly remarks: readonly Remark[] }

export function standingOf(question: StandingQuestion): Standing {
  const { released, mine, seen, now } = question
  const { statement } = released
  if (!statement.recipients.some(({ keyfp }) => mine.includes(keyfp))) return refused('PKT-01', 'resealed')
  const ofThis = seen.packets.filter(packet => packet.id === statement.id)
  const same = ofThis.find(packet => packet.version === statement.version)
  if (same && same.tagmanifest !== statement.tagmanifest) {
    return { ...refused('PKT-02', 'other_content'), first: same }
  }
  if (!same && now >= instantOf(statement.expires)) return refused('PKT-05', 'expired')
  const { reading, remarks: said } = statusNow(question)
  const early = instantOf(released.release.released) > now + dayMs
  const clock: Remark[] = early ? [{ kind: 'CLOCK', released: released.release.released }] : []
  const remarks = [...clock, ...said]
  const stamp = worstStamp(question, ofThis, same, reading)
  return stamp ? { kind: 'stamped', stamp, remarks } : { kind: 'current', remarks }
}

function worstStamp(
  { released: { statement }, seen }: StandingQuestion,
  ofThis: readonly SeenPacket[],
  same: SeenPacket | undefined,
  reading: StatusReading | undefined,
): Stamp | undefined {
  const line = reading?.line
  if (line?.state === 'withdrawn') return { reason: 'withdrawn', by: line.by, since: line.since }
  if (line?.state === 'superseded') return { reason: 'superseded', by: line.by, since: line.since }
  const newest = Math.max(reading?.newestVersion ?? 0, ...ofThis.map(packet => packet.version))
  if (newest > statement.version) return { reason: 'older_version', newest }
  const successor = seen.packets.find(packet => packet.supersedes === statement.id)
  if (successor) return { reason: 'superseded', by: successor.id, since: null }
  return same ? { reason: 'already_received', opened: same.opened } : undefined
}

/** The newest status file for a key of mine. One with a lower seq than was seen is ignored, and said so. */
function statusNow({ released: { statement }, mine, seen, statuses, now }: StandingQuestion): {
  reading: StatusReading | undefined
  remarks: Remark[]
} {
  const remarks: Remark[] = []
  let newest: StatusFile | undefined
  for (const status of statuses) {
    if (!mine.includes(status.recipient)) continue
    const known = seqSeen(seen, { org: status.org.keyid, recipient: status.recipient })
    if (status.seq < known) remarks.push({ kind: 'STATUS_IGNORED', seq: status.seq, seen: known })
    else if (!newest || status.seq > newest.seq) newest = status
  }
  if (!newest) return { reading: undefined, remarks }
  const reading = statusOf(newest, statement, now)
  if (reading.old) remarks.push({ kind: 'STATUS_OLD', issued: reading.issued })
  return { reading, remarks }
}

function refused(code: PacketFailure['code'], reason: PacketReason): { kind: 'refused'; failure: PacketFailure } {
  return { kind: 'refused', failure: { code, reason } }
}
