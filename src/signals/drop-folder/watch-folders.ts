/** Watching: look, take in what is wholly written as one import a folder, look again. The source is never touched. */
import type { Call } from '../../access/index.ts'
import type { DropEvent } from '../../contract/channels.ts'
import { IMP } from '../../contract/error-codes/intake.ts'
import type { UnitOutcome } from '../../contract/imports.ts'
import type { ParserPort } from '../../intake/index.ts'
import { importFrom, type ImportDeps } from '../import-files.ts'
import { watchedSource } from '../import-source.ts'
import { noteTaken, offeredFiles, takenIn } from './folders.ts'
import { SettledFiles, type FoundFile } from './settled-files.ts'
import { pause } from '../pause.ts'

export interface DropDeps extends ImportDeps {
  readonly startParser: () => ParserPort
  readonly wake: () => void
  /** Between two looks, in milliseconds. */
  readonly lookEveryMs: number
}

export interface WatchInput {
  /** Asked before each look: a folder may be added meanwhile. */
  readonly folders: () => readonly string[]
  readonly tell: 'units' | 'progress'
  readonly signal?: AbortSignal | undefined
}

/** A file that could not be read may still be written to: it is tried again, so often. */
const mostTries = 3

export async function* watchFolders(call: Call, deps: DropDeps, input: WatchInput): AsyncGenerator<DropEvent> {
  const until = deps.running.until(input.signal)
  const settled = new Map<string, SettledFiles>()
  const tries = new Map<string, number>()
  const { reader } = call.session
  let told = 0
  try {
    for (;;) {
      for (const folder of input.folders()) {
        const known = new Map(takenIn(reader, folder).map(row => [row.name, row]))
        const looking = settled.get(folder) ?? new SettledFiles()
        settled.set(folder, looking)
        const ready = await looking.look(folder, file => {
          const row = known.get(file.name)
          return row?.size_bytes === file.sizeBytes && row.modified_at === file.modifiedAt
        })
        if (ready.length > 0) yield* takeIn(call, deps, input, { folder, ready, tries })
      }
      const offered = (await offeredFiles(reader)).length
      if (offered !== told) yield { type: 'watching', offered }
      told = offered
      await pause(deps.lookEveryMs, until.signal)
    }
  } finally {
    until.finish()
  }
}

interface Ready {
  readonly folder: string
  readonly ready: readonly FoundFile[]
  readonly tries: Map<string, number>
}

async function* takeIn(
  call: Call,
  deps: DropDeps,
  { tell, signal }: WatchInput,
  { folder, ready, tries }: Ready,
): AsyncGenerator<DropEvent> {
  const byPath = new Map(ready.map(file => [file.path, file]))
  const parser = deps.startParser()
  const source = watchedSource(parser, [...byPath.keys()], ({ path }) => (tx, outcomes) => {
    const file = byPath.get(path)
    if (!file || mayBeReadLater(outcomes, path, tries)) return
    noteTaken(tx, folder, file, outcomes.every(isInTheVault))
  })
  try {
    yield* importFrom(source, call, deps, { channel: 'file_drop', tell, signal })
  } finally {
    await parser.close()
    deps.wake()
  }
}

/** A list is kept nowhere (R6, R7): its rows are read from where it lies, so it is not on offer. */
function isInTheVault({ kind }: UnitOutcome): boolean {
  return kind === 'registered' || kind === 'duplicate' || kind === 'quarantined'
}

function mayBeReadLater(outcomes: readonly UnitOutcome[], path: string, tries: Map<string, number>): boolean {
  const isPassing = outcomes.some(
    unit => unit.kind === 'refused' && (unit.code === IMP.changedWhileRead || unit.code === IMP.unreadable),
  )
  if (!isPassing) return false
  const tried = (tries.get(path) ?? 0) + 1
  tries.set(path, tried)
  return tried < mostTries
}
