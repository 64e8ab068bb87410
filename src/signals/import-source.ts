/** What an import takes in, wherever it comes from: files that were granted, a mail box, a watched folder. */
import type { UnitOutcome } from '../contract/imports.ts'
import {
  listGranted,
  readGranted,
  readInParts,
  type GrantedFile,
  type Incoming,
  type ParserPort,
  type ReadPart,
} from '../intake/index.ts'
import type { Tx } from '../vault/index.ts'

/** One thing that came. */
export interface Arrival {
  readonly incoming: Incoming
  readonly sizeBytes: number
  /** What reading it gives; nothing for what was refused unread. */
  readonly parts: AsyncIterable<ReadPart> | Iterable<ReadPart>
  /** Nobody sent it again: we read it anew. */
  readonly isAgain: boolean
  /** What became of its units, as far as that is settled. */
  readonly outcomes: UnitOutcome[]
  /** In the act that settles the last of it. */
  readonly settled?: (tx: Tx, outcomes: readonly UnitOutcome[]) => void
}

export interface ImportSource {
  /** How many there are, and of what size in all: may change while they come. Bytes are 0 where nobody knows. */
  readonly files: number
  readonly bytes: number
  /** Before the numbers are asked for. */
  open?(): Promise<void>
  /** Ends early when the signal aborts. */
  arrivals(enough: AbortSignal): AsyncIterable<Arrival>
}

type Settled = NonNullable<Arrival['settled']>

/** Files and folders that a person granted, read by one parser: one delivery. */
export function grantedSource(
  parser: ParserPort,
  paths: readonly string[],
  settledOf: (file: GrantedFile) => Settled | undefined = () => undefined,
): ImportSource {
  let listed: readonly GrantedFile[] = []
  return {
    get files() {
      return listed.length
    },
    get bytes() {
      return listed.reduce((sum, file) => sum + file.sizeBytes, 0)
    },
    async open() {
      listed = await listGranted(paths)
    },
    async *arrivals(enough) {
      for (const file of listed) {
        if (enough.aborted) return
        const incoming = await readGranted(file)
        const { label } = incoming
        const source = incoming.kind === 'file' ? incoming.bytes : incoming.kind === 'mailbox' ? incoming.ranges : null
        const parts = source === null ? [] : readInParts(parser, source, { name: label }, enough)
        const settled = settledOf(file)
        try {
          yield {
            incoming,
            sizeBytes: file.sizeBytes,
            parts,
            isAgain: false,
            outcomes: [],
            ...(settled ? { settled } : {}),
          }
        } finally {
          if (incoming.kind === 'mailbox') await incoming.close()
        }
      }
    },
  }
}
