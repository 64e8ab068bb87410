/**
 * How foreign bytes are given to readers, whatever process they stand in: the cells of the program and the child of the CLI obey
 * these rules alike (docs: security design §9, joints §5). A reader serves the plain items of one delivery; what may spoil it ends it.
 */
import { IMP } from '../src/contract/error-codes/intake.ts'
import { ParserReply, type DocumentFormat, type PartRefusal } from '../src/contract/parsed-document.ts'
import { RecognitionReply } from '../src/contract/recognition.ts'
import { limits } from '../src/intake/limits.ts'
import type { ParserHint, ParserPort, Recognition } from '../src/intake/parser-port.ts'

/** Why there is no answer. `malformed` is an answer that is none; `unread` says that another item was what the reader failed over. */
export type Failure = 'time' | 'memory' | 'crash' | 'malformed' | 'cancelled' | 'unread'

export type Answer =
  { readonly kind: 'reply'; readonly reply: unknown } | { readonly kind: 'failure'; readonly failure: Failure }

/** What a reader is told of its bytes. */
export interface ItemHint {
  readonly name: string
  readonly part: ParserHint['part'] | undefined
  readonly password: string | undefined
  readonly asText: ParserHint['asText'] | undefined
  readonly ranges: ParserHint['ranges']
  readonly recognise: Recognition | undefined
}

/** One process that reads and holds nothing else. */
export interface ReaderProcess {
  /** Items and bytes it was given so far. */
  readonly items: number
  readonly bytes: number
  /** Answered in the order in which they are asked. Resolves with a failure rather than rejecting; the process is dead then. */
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

/** What a reader is given ahead: it reads on while the caller writes down what was read. */
const ahead = { items: 32, bytes: 4 * 1024 * 1024 } as const

interface Given {
  readonly outcome: Promise<ParserReply | Failure>
  readonly hadReadOthers: boolean
}

/**
 * One delivery. Starts nothing until the first item. Items are read one after another, plain ones ahead of who asked; a caller that wants
 * two readers opens two ports.
 */
export function openDelivery<P extends ReaderProcess>(readers: Readers<P>): ParserPort {
  const bounds: ShareBounds = readers.bounds ?? limits.cell
  let current: P | null = null
  let queue: Promise<unknown> = Promise.resolve()
  const closing = new AbortController()
  /** Given to a reader and not judged yet; none of them rejects. */
  const open = new Set<Promise<unknown>>()
  let openBytes = 0
  let lastJudged: Promise<unknown> = Promise.resolve()
  /** Readers that an item may have taken over: what they answered after it counts for nothing. */
  const spoiled = new WeakSet<P>()

  async function retire(): Promise<void> {
    const old = current
    current = null
    if (old === null) return
    readers.onEnded?.(old)
    await old.kill()
  }

  async function judge(reader: P, answer: Answer, isFresh: boolean): Promise<ParserReply | Failure> {
    if (spoiled.has(reader)) return 'unread'
    const outcome = checked(answer, ParserReply)
    if (typeof outcome === 'string') readers.onFailed?.(reader, outcome)
    if (mayServeAgain(outcome) && !isFresh) return outcome
    spoiled.add(reader)
    if (current === reader) await retire()
    return outcome
  }

  /** Resolves once a reader has it. */
  async function give(bytes: Uint8Array, hint: ParserHint, signal: AbortSignal): Promise<Given> {
    signal.throwIfAborted()
    const isFresh = hint.fresh === true
    const needsOwn = isFresh || !isPlain(bytes)
    const isAlone = needsOwn || hint.ranges !== undefined
    const isFull = () => open.size >= ahead.items || isAlone || openBytes + bytes.length > ahead.bytes
    while (open.size > 0 && isFull()) await Promise.race(open)
    if (current !== null && (needsOwn || isUsedUp(current, bytes, bounds))) {
      await Promise.all(open)
      await retire()
    }
    current ??= await readers.start()
    const reader = current
    signal.throwIfAborted()
    const hadReadOthers = reader.items > 0
    const { name, part, password, asText, ranges } = hint
    const answer = reader.ask(bytes, { name, part, password, asText, ranges, recognise: undefined }, signal)
    openBytes += bytes.length
    const before = lastJudged
    const outcome = Promise.all([answer, before]).then(async ([got]) => await judge(reader, got, isFresh))
    const judged = outcome
      .catch(() => undefined)
      .then(() => {
        openBytes -= bytes.length
        open.delete(judged)
      })
    lastJudged = judged
    open.add(judged)
    if (isAlone) await judged
    return { outcome, hadReadOthers }
  }

  async function read(bytes: Uint8Array, hint: ParserHint, signal: AbortSignal): Promise<ParserReply> {
    const { outcome, hadReadOthers } = await inTurn(async () => await give(bytes, hint, signal))
    const said = await outcome
    signal.throwIfAborted()
    if (typeof said !== 'string') return said
    if (said === 'unread') return await read(bytes, hint, signal)
    // An item may fail because of what the reader read before it: once more, alone.
    return hadReadOthers && hint.fresh !== true
      ? await read(bytes, { ...hint, fresh: true }, signal)
      : refusalFor(said, bytes)
  }

  /** Alone in its process, before and after. */
  async function readWords(bytes: Uint8Array, wanted: Recognition, signal: AbortSignal): Promise<RecognitionReply> {
    await Promise.all(open)
    await retire()
    signal.throwIfAborted()
    const reader = (current = await readers.start())
    const nothing = { part: undefined, password: undefined, asText: undefined, ranges: undefined }
    const asked = { name: '', ...nothing, recognise: wanted }
    const outcome = checked(await reader.ask(bytes, asked, signal), RecognitionReply)
    if (typeof outcome === 'string') readers.onFailed?.(reader, outcome)
    await retire()
    signal.throwIfAborted()
    return typeof outcome === 'string' ? refusalFor(outcome, bytes) : outcome
  }

  function inTurn<T>(act: () => Promise<T>): Promise<T> {
    const done = queue.then(act)
    queue = done.catch(() => undefined)
    return done
  }

  const untilClosed = (signal: AbortSignal | undefined): AbortSignal =>
    signal === undefined ? closing.signal : AbortSignal.any([signal, closing.signal])

  return {
    parse: async (bytes, hint, signal) => await read(bytes, hint, untilClosed(signal)),
    recognise: async (bytes, wanted, signal) =>
      await inTurn(async () => await readWords(bytes, wanted, untilClosed(signal))),
    async close() {
      closing.abort()
      await queue
      await Promise.all(open)
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
