/**
 * Intake's parser port in the CLI: foreign bytes go to a child process that holds no key and reaches neither files nor network
 * (docs: security design §9, joints §4).
 */
import { limits } from '../../src/intake/limits.ts'
import type { ParserPort } from '../../src/intake/parser-port.ts'
import { openDelivery, type Failure, type ShareBounds } from '../parser-delivery.ts'
import { startParserProcess, type ItemBounds, type ParserProcess } from './parser-process.ts'
import { wallsFor, type Wall } from './parser-walls.ts'

export interface ParserHostOptions {
  /** Called once, when no network namespace can be made and only the guard inside the child stands. */
  readonly onOpenNetwork?: () => void
  /** Absolute path of the child's entry file. Unset: built from the sources when they have changed. */
  readonly entry?: () => Promise<string>
  /** What a child may cost and serve; the limits of intake unless said. */
  readonly bounds?: ItemBounds & ShareBounds
  /** What happens to children, for the log: process ids and counts only. */
  readonly onEvent?: (event: ParserEvent) => void
}

export type ParserEvent =
  | { readonly kind: 'started'; readonly pid: number }
  | { readonly kind: 'ended'; readonly pid: number; readonly items: number }
  | { readonly kind: 'failed'; readonly pid: number; readonly failure: Failure }

/** Starts nothing until the first item; what a child may be given to read is the rule of main/parser-delivery.ts. */
export function startParserHost(options: ParserHostOptions = {}): ParserPort {
  const entry = options.entry ?? builtEntry
  const bounds = options.bounds ?? limits.cell
  let wall: Wall | null = null

  async function start(): Promise<ParserProcess> {
    const file = await entry()
    const candidates = wall === null ? wallsFor(process.platform, process.getuid?.() === 0) : [wall]
    for (const candidate of candidates) {
      const started = await startParserProcess(file, candidate, bounds)
      if (started === null) continue
      if (wall === null && !candidate.hasNoNetwork) options.onOpenNetwork?.()
      wall = candidate
      options.onEvent?.({ kind: 'started', pid: started.pid })
      return started
    }
    throw new Error('the parser child does not start')
  }

  return openDelivery<ParserProcess>({
    start,
    bounds,
    onEnded: ({ pid, items }) => options.onEvent?.({ kind: 'ended', pid, items }),
    onFailed: ({ pid }, failure) => options.onEvent?.({ kind: 'failed', pid, failure }),
  })
}

/** In a checkout the child is bundled at its first use. The builder belongs to the tool chain, so it is found by its place. */
async function builtEntry(): Promise<string> {
  const builder = unsafeBuilder(await import(new URL('../../scripts/build-cell.ts', import.meta.url).href))
  return builder.ensureCellBundle()
}

/** A module of this project whose shape stands in build-cell.ts; an import by address has none. */
function unsafeBuilder(module: unknown): { ensureCellBundle(): Promise<string> } {
  return module as { ensureCellBundle(): Promise<string> }
}
