/** What an import takes in, wherever it comes from: files that were granted, a mail box, a watched folder. */
import { lstat } from 'node:fs/promises'
import { Refused } from '../contract/errors.ts'
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
import { planOf, type PlannedFile } from './import-course.ts'

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
  /** Where it stands in the plan, and what of it was taken in before a pause or a cut. */
  readonly planned?: PlannedFile
}

export interface ImportSource {
  /** How many there are, and of what size in all: may change while they come. Bytes are 0 where nobody knows. */
  readonly files: number
  readonly bytes: number
  /** Where a person offered it: from here it is carried on. Left out for what comes by itself and is looked for again. */
  readonly plan?: readonly PlannedFile[]
  /** Before the numbers are asked for. */
  open?(): Promise<void>
  /** Ends early when the signal aborts. */
  arrivals(enough: AbortSignal): AsyncIterable<Arrival>
}

type Settled = NonNullable<Arrival['settled']>

/** Files and folders that are watched, read by one parser: one delivery. */
export function watchedSource(
  parser: ParserPort,
  paths: readonly string[],
  settledOf: (file: GrantedFile) => Settled,
): ImportSource {
  let listed: readonly GrantedFile[] = []
  return {
    get files() {
      return listed.length
    },
    get bytes() {
      return bytesOf(listed)
    },
    async open() {
      listed = await listGranted(paths)
    },
    arrivals: enough => arrivalsOf(parser, listed, enough, file => ({ settled: settledOf(file) })),
  }
}

/** Files and folders that a person granted, read by one parser: one delivery. */
export function grantedSource(parser: ParserPort, paths: readonly string[]): ImportSource {
  let plan: readonly PlannedFile[] = []
  return {
    get files() {
      return plan.length
    },
    get bytes() {
      return bytesOf(plan)
    },
    get plan() {
      return plan
    },
    async open() {
      plan = planOf(await listGranted(paths))
    },
    arrivals: enough => arrivalsOf(parser, plan, enough, planned => ({ planned })),
  }
}

/** What is left of an import. Refuses with SOURCE_GONE where not one of the files is there: a medium that was taken out. */
export function leftSource(
  parser: ParserPort,
  plan: readonly PlannedFile[],
  whole: { readonly files: number; readonly bytes: number },
): ImportSource {
  return {
    ...whole,
    plan,
    async open() {
      for (const { path } of plan) if (await lstat(path).catch(() => undefined)) return
      if (plan.length > 0) throw new Refused('SOURCE_GONE')
    },
    arrivals: enough => arrivalsOf(parser, plan, enough, planned => ({ planned })),
  }
}

function bytesOf(files: readonly GrantedFile[]): number {
  return files.reduce((sum, file) => sum + file.sizeBytes, 0)
}

/** Small files whose reading begins while those before them are settled. */
const ahead = { files: 32, fileBytes: 64 * 1024 } as const

async function* arrivalsOf<F extends GrantedFile>(
  parser: ParserPort,
  files: readonly F[],
  enough: AbortSignal,
  more: (file: F) => Pick<Arrival, 'settled' | 'planned'>,
): AsyncGenerator<Arrival, void> {
  const begun: { readonly file: F; readonly reading: Promise<Reading> }[] = []
  const rest = files.values()
  const isSmall = (file: F): boolean => file.sizeBytes <= ahead.fileBytes
  const begin = (): boolean => {
    const { value: file, done } = rest.next()
    if (done === true || enough.aborted) return false
    const reading = beginReading(parser, file, isSmall(file), enough)
    reading.catch(() => undefined)
    begun.push({ file, reading })
    return true
  }
  try {
    for (;;) {
      if (begun.length === 0 && !begin()) return
      // Behind a large one nothing is begun before it is settled.
      while (begun.length < ahead.files && begun.every(({ file }) => isSmall(file))) if (!begin()) break
      const next = begun.shift()
      if (next === undefined) return
      // What was read when a person stops comes in; where reading was broken off, it ends.
      const { incoming, parts } = await next.reading
      try {
        yield { incoming, sizeBytes: next.file.sizeBytes, parts, isAgain: false, outcomes: [], ...more(next.file) }
      } finally {
        await close(incoming)
      }
    }
  } finally {
    for (const { reading } of begun) void reading.then(({ incoming }) => close(incoming)).catch(() => undefined)
  }
}

async function close(incoming: Incoming): Promise<void> {
  if (incoming.kind === 'mailbox') await incoming.close()
}

interface Reading {
  readonly incoming: Incoming
  readonly parts: Arrival['parts']
}

async function beginReading(
  parser: ParserPort,
  file: GrantedFile,
  isSmall: boolean,
  enough: AbortSignal,
): Promise<Reading> {
  const incoming = await readGranted(file)
  const source = incoming.kind === 'file' ? incoming.bytes : incoming.kind === 'mailbox' ? incoming.ranges : null
  if (source === null) return { incoming, parts: [] }
  const parts = readInParts(parser, source, { name: incoming.label }, enough)
  return { incoming, parts: isSmall ? fromFirst(parts) : parts }
}

/** Its first part is asked for at once, whether somebody takes it or not. */
function fromFirst(parts: AsyncGenerator<ReadPart, void>): AsyncIterable<ReadPart> {
  const first = parts.next()
  first.catch(() => undefined)
  return {
    async *[Symbol.asyncIterator]() {
      for (let next = await first; next.done !== true; next = await parts.next()) yield next.value
    },
  }
}
