/**
 * Intake's parser port in the CLI: foreign bytes go to a child process that holds no key and reaches neither files nor network
 * (docs: security design §9, joints §4). A child serves the plain items of one delivery; what may spoil it ends it.
 */
import { IMP } from '../../src/contract/error-codes/intake.ts'
import { ParserReply } from '../../src/contract/parsed-document.ts'
import { limits } from '../../src/intake/limits.ts'
import type { ParserHint, ParserPort } from '../../src/intake/parser-port.ts'
import { startParserProcess, type Answer, type Failure, type ParserProcess } from './parser-process.ts'
import { wallsFor, type Wall } from './parser-walls.ts'

export interface ParserHostOptions {
  /** Called once, when no network namespace can be made and only the guard inside the child stands. */
  readonly onOpenNetwork?: () => void
  /** Absolute path of the child's entry file. Unset: built from the sources when they have changed. */
  readonly entry?: () => Promise<string>
  /** What happens to children, for the log: process ids and counts only. */
  readonly onEvent?: (event: ParserEvent) => void
}

export type ParserEvent =
  | { readonly kind: 'started'; readonly pid: number }
  | { readonly kind: 'ended'; readonly pid: number; readonly items: number }
  | { readonly kind: 'failed'; readonly pid: number; readonly failure: Failure }

/** Starts nothing until the first item. Items are read one after another; a caller that wants two children opens two ports. */
export function startParserHost(options: ParserHostOptions = {}): ParserPort {
  const entry = options.entry ?? builtEntry
  let wall: Wall | null = null
  let child: ParserProcess | null = null
  let queue: Promise<unknown> = Promise.resolve()
  const closing = new AbortController()

  async function start(): Promise<ParserProcess> {
    const file = await entry()
    const candidates = wall === null ? wallsFor(process.platform, process.getuid?.() === 0) : [wall]
    for (const candidate of candidates) {
      const started = await startParserProcess(file, candidate)
      if (started === null) continue
      if (wall === null && !candidate.hasNoNetwork) options.onOpenNetwork?.()
      wall = candidate
      options.onEvent?.({ kind: 'started', pid: started.pid })
      return started
    }
    throw new Error('the parser child does not start')
  }

  async function retire(): Promise<void> {
    const old = child
    child = null
    if (old === null) return
    options.onEvent?.({ kind: 'ended', pid: old.pid, items: old.items })
    await old.kill()
  }

  async function readOnce(bytes: Uint8Array, hint: ParserHint, signal: AbortSignal): Promise<ParserReply | Failure> {
    if (hint.fresh === true || !isPlain(bytes) || (child !== null && isUsedUp(child, bytes))) await retire()
    child ??= await start()
    const reader = child
    signal.throwIfAborted()
    const outcome = checked(await reader.ask(bytes, hint.name, signal))
    if (typeof outcome === 'string') options.onEvent?.({ kind: 'failed', pid: reader.pid, failure: outcome })
    if (!mayServeAgain(outcome) || hint.fresh === true) await retire()
    return outcome
  }

  async function read(bytes: Uint8Array, hint: ParserHint, signal: AbortSignal): Promise<ParserReply> {
    signal.throwIfAborted()
    const hadReadOthers = child !== null && child.items > 0
    const first = await readOnce(bytes, hint, signal)
    signal.throwIfAborted()
    if (typeof first !== 'string') return first
    // An item may fail because of what the child read before it: once more, alone.
    const second =
      hadReadOthers && hint.fresh !== true ? await readOnce(bytes, { ...hint, fresh: true }, signal) : first
    signal.throwIfAborted()
    return typeof second === 'string' ? refusalFor(second, bytes) : second
  }

  return {
    parse(bytes, hint, signal) {
      const whole = signal === undefined ? closing.signal : AbortSignal.any([signal, closing.signal])
      const reply = queue.then(() => read(bytes, hint, whole))
      queue = reply.catch(() => undefined)
      return reply
    },
    async close() {
      closing.abort()
      await queue
      await retire()
    },
  }
}

/** What a child answered is foreign until the schema has passed. */
function checked(answer: Answer): ParserReply | Failure {
  if (answer.kind === 'failure') return answer.failure
  const reply = ParserReply.safeParse(answer.reply)
  return reply.success ? reply.data : 'malformed'
}

/** Never after a flag, a refusal or a failure; and only among items whose readers are simple (docs: security design §9, joints §5). */
function mayServeAgain(outcome: ParserReply | Failure): boolean {
  if (typeof outcome === 'string' || outcome.kind === 'refusal') return false
  const { format, warnings, children } = outcome.document
  const isSimple = format === 'eml' || format === 'txt' || format === 'csv' || format === 'html'
  return (
    isSimple && warnings.length === 0 && children.every(part => mayServeAgain({ kind: 'document', document: part }))
  )
}

function isUsedUp(child: ParserProcess, next: Uint8Array): boolean {
  return child.items >= limits.cell.items || (child.items > 0 && child.bytes + next.length > limits.cell.bytes)
}

/** Containers and PDF have readers that are worth attacking: each gets a child that has read nothing else. */
function isPlain(bytes: Uint8Array): boolean {
  const magic = Buffer.from(bytes.subarray(0, 4)).toString('hex')
  return !/^(504b|1f8b|d0cf11e0)/.test(magic) && !looksLikePdf(bytes)
}

/** The mark of a PDF may stand anywhere in its first kilobyte. */
function looksLikePdf(bytes: Uint8Array): boolean {
  return Buffer.from(bytes.subarray(0, 1_029)).includes('%PDF-')
}

/** IMP-33 where a PDF ran out of time or memory, else the reader failed: red, so that a second person looks at it (§14, rows 33 and 45). */
function refusalFor(failure: Failure, bytes: Uint8Array): ParserReply {
  if (looksLikePdf(bytes) && (failure === 'time' || failure === 'memory'))
    return { kind: 'refusal', code: IMP.readingStopped, red: false }
  return { kind: 'refusal', code: IMP.readerFailed, red: true }
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
