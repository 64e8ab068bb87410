/**
 * How foreign bytes are given to readers, whatever process they stand in: the cells of the program and the child of the CLI obey
 * these rules alike (docs: security design §9, joints §5). A reader serves the plain items of one delivery; what may spoil it ends it.
 */
import { IMP } from '../src/contract/error-codes/intake.ts'
import { ParserReply, type DocumentFormat, type PartRefusal } from '../src/contract/parsed-document.ts'
import { RecognitionReply } from '../src/contract/recognition.ts'
import { limits } from '../src/intake/limits.ts'
import type { ParserHint, ParserPort, Recognition } from '../src/intake/parser-port.ts'

/** Why there is no answer. `malformed` is an answer that is none. */
export type Failure = 'time' | 'memory' | 'crash' | 'malformed' | 'cancelled'

export type Answer =
  { readonly kind: 'reply'; readonly reply: unknown } | { readonly kind: 'failure'; readonly failure: Failure }

/** What a reader is told of its bytes. */
export interface ItemHint {
  readonly name: string
  readonly part: ParserHint['part'] | undefined
  readonly password: string | undefined
  readonly ranges: ParserHint['ranges']
  readonly recognise: Recognition | undefined
}

/** One process that reads and holds nothing else. */
export interface ReaderProcess {
  /** Items and bytes it was given so far. */
  readonly items: number
  readonly bytes: number
  /** One at a time. Resolves with a failure rather than rejecting; the process is dead then. */
  ask(bytes: Uint8Array, hint: ItemHint, signal?: AbortSignal): Promise<Answer>
  /** Resolves when the process is gone. */
  kill(): Promise<void>
}

/** What one reader may serve. */
export interface ShareBounds {
  readonly items: number
  readonly bytes: number
}

export interface Readers<P extends ReaderProcess> {
  start(): Promise<P>
  /** The limits of intake unless said. */
  readonly bounds?: ShareBounds
  readonly onEnded?: (reader: P) => void
  readonly onFailed?: (reader: P, failure: Failure) => void
}

/** One delivery. Starts nothing until the first item. Items are read one after another; a caller that wants two readers opens two ports. */
export function openDelivery<P extends ReaderProcess>(readers: Readers<P>): ParserPort {
  const bounds: ShareBounds = readers.bounds ?? limits.cell
  let current: P | null = null
  let queue: Promise<unknown> = Promise.resolve()
  const closing = new AbortController()

  async function retire(): Promise<void> {
    const old = current
    current = null
    if (old === null) return
    readers.onEnded?.(old)
    await old.kill()
  }

  async function readOnce(bytes: Uint8Array, hint: ParserHint, signal: AbortSignal): Promise<ParserReply | Failure> {
    if (hint.fresh === true || !isPlain(bytes) || (current !== null && isUsedUp(current, bytes, bounds))) await retire()
    current ??= await readers.start()
    const reader = current
    signal.throwIfAborted()
    const { name, part, password, ranges } = hint
    const asked = { name, part, password, ranges, recognise: undefined }
    const outcome = checked(await reader.ask(bytes, asked, signal), ParserReply)
    if (typeof outcome === 'string') readers.onFailed?.(reader, outcome)
    if (!mayServeAgain(outcome) || hint.fresh === true) await retire()
    return outcome
  }

  async function read(bytes: Uint8Array, hint: ParserHint, signal: AbortSignal): Promise<ParserReply> {
    signal.throwIfAborted()
    const hadReadOthers = current !== null && current.items > 0
    const first = await readOnce(bytes, hint, signal)
    signal.throwIfAborted()
    if (typeof first !== 'string') return first
    // An item may fail because of what the reader read before it: once more, alone.
    const second =
      hadReadOthers && hint.fresh !== true ? await readOnce(bytes, { ...hint, fresh: true }, signal) : first
    signal.throwIfAborted()
    return typeof second === 'string' ? refusalFor(second, bytes) : second
  }

  /** Alone in its process, before and after. */
  async function readWords(bytes: Uint8Array, wanted: Recognition, signal: AbortSignal): Promise<RecognitionReply> {
    await retire()
    signal.throwIfAborted()
    const reader = (current = await readers.start())
    const asked = { name: '', part: undefined, password: undefined, ranges: undefined, recognise: wanted }
    const outcome = checked(await reader.ask(bytes, asked, signal), RecognitionReply)
    if (typeof outcome === 'string') readers.onFailed?.(reader, outcome)
    await retire()
    signal.throwIfAborted()
    return typeof outcome === 'string' ? refusalFor(outcome, bytes) : outcome
  }

  function inTurn<T>(act: (signal: AbortSignal) => Promise<T>, signal: AbortSignal | undefined): Promise<T> {
    const whole = signal === undefined ? closing.signal : AbortSignal.any([signal, closing.signal])
    const done = queue.then(() => act(whole))
    queue = done.catch(() => undefined)
    return done
  }

  return {
    parse: (bytes, hint, signal) => inTurn(whole => read(bytes, hint, whole), signal),
    recognise: (bytes, wanted, signal) => inTurn(whole => readWords(bytes, wanted, whole), signal),
    async close() {
      closing.abort()
      await queue
      await retire()
    },
  }
}

type SafeParsed<T> = { readonly success: true; readonly data: T } | { readonly success: false }

/** What a reader answered is foreign until the schema has passed. */
function checked<T>(answer: Answer, shape: { safeParse(reply: unknown): SafeParsed<T> }): T | Failure {
  if (answer.kind === 'failure') return answer.failure
  const reply = shape.safeParse(answer.reply)
  return reply.success ? reply.data : 'malformed'
}

const simple = new Set<DocumentFormat>(['eml', 'mbox', 'txt', 'csv', 'html', 'ics', 'vcf'])

/** Never after a flag, a refusal or a failure; and only among items whose readers are simple. */
function mayServeAgain(outcome: ParserReply | Failure): boolean {
  if (typeof outcome === 'string' || outcome.kind === 'refusal') return false
  const { format, warnings, children } = outcome.document
  return (
    simple.has(format) &&
    warnings.length === 0 &&
    children.every(part => mayServeAgain({ kind: 'document', document: part }))
  )
}

function isUsedUp(reader: ReaderProcess, next: Uint8Array, bounds: ShareBounds): boolean {
  return reader.items >= bounds.items || (reader.items > 0 && reader.bytes + next.length > bounds.bytes)
}

/** Containers, Outlook items, RTF and PDF have readers that are worth attacking: each gets a process that has read nothing else. */
function isPlain(bytes: Uint8Array): boolean {
  const magic = Buffer.from(bytes.subarray(0, 4)).toString('hex')
  return !/^(504b|1f8b|d0cf11e0|789f3e22|7b5c7274|2142444e)/.test(magic) && !looksLikePdf(bytes)
}

/** The mark of a PDF may stand anywhere in its first kilobyte. */
function looksLikePdf(bytes: Uint8Array): boolean {
  return Buffer.from(bytes.subarray(0, 1_029)).includes('%PDF-')
}

/** IMP-33 where a PDF ran out of time or memory, else the reader failed: red, so that a second person looks at it (§14, rows 33 and 45). */
function refusalFor(failure: Failure, bytes: Uint8Array): { kind: 'refusal' } & PartRefusal {
  if (looksLikePdf(bytes) && (failure === 'time' || failure === 'memory'))
    return { kind: 'refusal', code: IMP.readingStopped, red: false }
  return { kind: 'refusal', code: IMP.readerFailed, red: true }
}
