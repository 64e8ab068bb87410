/**
 * What this recipient has seen before: packets by id and version, and how far each status file had come. In the vault of a
 * recipient with Schakel, or `seen.json` in the state folder for the command line. Ids, versions, hashes and days: no content.
 */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { IntegrityFailure } from '../../contract/errors.ts'
import { canonicalBytes, parseCanonical } from '../../vault/index.ts'
import { writeWhole, writeFully } from './bytes.ts'
import { Bytes32, Bytes64, InstantText, Uuid } from './shapes.ts'

const SeenPacket = z.strictObject({
  id: Uuid,
  version: z.int().min(1),
  supersedes: Uuid.nullable(),
  tagmanifest: Bytes64,
  /** When it was opened first. */
  opened: InstantText,
})
export type SeenPacket = z.infer<typeof SeenPacket>

const SeenStatus = z.strictObject({ org: Bytes32, recipient: Bytes32, seq: z.int().min(1) })
export type SeenStatus = z.infer<typeof SeenStatus>

export interface Seen {
  readonly packets: readonly SeenPacket[]
  readonly statuses: readonly SeenStatus[]
}

export interface SeenStore {
  read(): Seen
  /** Called when a packet was opened: with what is now known, to be kept before the packet is shown. */
  write(seen: Seen): Promise<void>
}

export const nothingSeen: Seen = { packets: [], statuses: [] }

const SeenFile = z.strictObject({ v: z.literal(1), packets: z.array(SeenPacket), statuses: z.array(SeenStatus) })

/** `seen.json` in a folder that exists. A damaged file is refused (NOT_CANONICAL), never started anew in silence. */
export function seenFile(folder: string): SeenStore {
  const path = join(folder, 'seen.json')
  return {
    read() {
      const bytes = readIfThere(path)
      if (!bytes) return nothingSeen
      const parsed = SeenFile.safeParse(parseCanonical(bytes))
      if (!parsed.success) throw new IntegrityFailure('NOT_CANONICAL', { cause: parsed.error })
      return { packets: parsed.data.packets, statuses: parsed.data.statuses }
    },
    async write({ packets, statuses }) {
      const bytes = canonicalBytes(SeenFile.parse({ v: 1, packets, statuses }))
      await writeWhole(path, handle => writeFully(handle, bytes))
    },
  }
}

/** The same packet again changes nothing: the day of the first opening stays. */
export function withPacket(seen: Seen, packet: SeenPacket): Seen {
  const known = seen.packets.some(other => other.id === packet.id && other.version === packet.version)
  return known ? seen : { ...seen, packets: [...seen.packets, packet] }
}

export function withStatus(seen: Seen, status: SeenStatus): Seen {
  const former = seqSeen(seen, status)
  if (former >= status.seq) return seen
  const others = seen.statuses.filter(other => other.org !== status.org || other.recipient !== status.recipient)
  return { ...seen, statuses: [...others, status] }
}

/** Highest status file seen of an organisation for a recipient; 0 for none. */
export function seqSeen(seen: Seen, { org, recipient }: Pick<SeenStatus, 'org' | 'recipient'>): number {
  return seen.statuses.find(other => other.org === org && other.recipient === recipient)?.seq ?? 0
}

function readIfThere(path: string): Uint8Array | undefined {
  try {
    return new Uint8Array(readFileSync(path))
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined
    throw error
  }
}
