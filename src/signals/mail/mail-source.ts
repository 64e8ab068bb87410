/**
 * What is new in the chosen folders of one box, as a source of an import. A message moves the position in the act that takes it in; after
 * a cut the rest is asked for anew, behind what was already handed over.
 */
import type { Session } from '../../access/index.ts'
import { IMP } from '../../contract/error-codes/intake.ts'
import { Refused, type ErrorCode } from '../../contract/errors.ts'
import {
  readInParts,
  type Incoming,
  type MailMessage,
  type MailSession,
  type ParserPort,
  type ReadPart,
} from '../../intake/index.ts'
import type { Arrival, ImportSource } from '../import-source.ts'
import { movePosition, positionOf } from './accounts.ts'
import type { Mailbox } from './mailbox.ts'

/** Messages that are asked for at once: those of one sender among them share a reader (security design §9, delivery). */
const pageMessages = 128

export interface MailSourceDeps {
  readonly session: Session
  readonly startParser: () => ParserPort
}

interface Place {
  readonly folder: string
  uidValidity: string
  /** Up to and with this one everything was handed over. */
  uid: number
  /** The server has numbered anew: what is known already did not come again. */
  isAgain: boolean
}

export class MailSource implements ImportSource {
  readonly #deps: MailSourceDeps
  readonly #box: Mailbox
  readonly #account: string
  readonly #places: Place[]
  readonly #waiting = new Map<string, number>()
  #handed = 0
  /** Why not everything came. */
  trouble: ErrorCode | null = null
  /** Messages that are in the vault. */
  taken = 0

  constructor(deps: MailSourceDeps, box: Mailbox, account: string, folders: readonly string[]) {
    this.#deps = deps
    this.#box = box
    this.#account = account
    this.#places = folders.map(folder => {
      const known = positionOf(deps.session.reader, account, folder)
      return { folder, uidValidity: known?.uidValidity ?? '', uid: known?.uid ?? 0, isAgain: false }
    })
  }

  /** Nobody knows before they are asked for. */
  readonly bytes = 0

  get files(): number {
    return this.#handed + [...this.#waiting.values()].reduce((sum, n) => sum + n, 0)
  }

  /** Asks every folder what is new; says how many in all. Gives up with `trouble`. */
  async look(): Promise<number> {
    for (const place of this.#places) {
      await this.#persist(place, async () => {
        const uids = await newIn(await this.#box.session(), place)
        this.#waiting.set(place.folder, uids.length)
      })
      if (this.trouble !== null && this.trouble !== 'MAIL_FOLDER_GONE') break
    }
    return this.files - this.#handed
  }

  async *arrivals(enough: AbortSignal): AsyncGenerator<Arrival, void> {
    for (const place of this.#places) {
      if ((this.#waiting.get(place.folder) ?? 0) === 0) continue
      for (;;) {
        try {
          yield* this.#inFolder(place, enough)
          break
        } catch (error) {
          const gaveUp = await this.#box.failed(error)
          if (gaveUp === null) continue
          this.trouble = gaveUp
          if (gaveUp !== 'MAIL_FOLDER_GONE') return
          break
        }
      }
    }
  }

  async #persist(place: Place, work: () => Promise<void>): Promise<void> {
    for (;;) {
      try {
        await work()
        return
      } catch (error) {
        const gaveUp = await this.#box.failed(error)
        if (gaveUp === null) continue
        this.trouble = gaveUp
        this.#waiting.delete(place.folder)
        return
      }
    }
  }

  async *#inFolder(place: Place, enough: AbortSignal): AsyncGenerator<Arrival, void> {
    const session = await this.#box.session()
    const uids = await newIn(session, place)
    this.#waiting.set(place.folder, uids.length)
    const asked = new Set(uids)
    let rest = uids
    let page = rest.length > 0 ? session.fetch(rest.slice(0, pageMessages)) : null
    while (page !== null) {
      const { messages, upTo } = await page
      const from = rest.length
      rest = rest.filter(uid => uid > upTo)
      // A server that brings nothing on would be asked without end.
      if (rest.length === from) throw new Refused('MAIL_NOT_UNDERSTOOD')
      page = rest.length > 0 ? session.fetch(rest.slice(0, pageMessages)) : null
      page?.catch(() => undefined)
      const known = messages.filter(message => asked.delete(message.uid)).sort((a, b) => a.uid - b.uid)
      const read = await readBySender(this.#deps.startParser, known, message => labelOf(place, message), enough)
      this.#box.succeeded()
      for (const message of known) {
        if (enough.aborted) return
        place.uid = message.uid
        this.#handed += 1
        this.#waiting.set(place.folder, rest.length + known.length - known.indexOf(message) - 1)
        yield this.#arrivalOf(place, message, read.get(message.uid) ?? [])
      }
      place.uid = Math.max(place.uid, upTo)
      this.#waiting.set(place.folder, rest.length)
    }
  }

  #arrivalOf(place: Place, message: MailMessage, parts: readonly ReadPart[]): Arrival {
    const { folder, uidValidity, isAgain } = place
    const label = labelOf(place, message)
    const { bytes, sizeBytes, uid } = message
    const incoming: Incoming = bytes
      ? { kind: 'file', label, bytes }
      : { kind: 'refused', label, code: IMP.mailTooLarge, sizeBytes }
    return {
      incoming,
      sizeBytes,
      parts,
      isAgain,
      outcomes: [],
      settled: tx => {
        movePosition(tx, this.#account, folder, { uidValidity, uid })
        tx.afterCommit(() => (this.taken += 1))
      },
    }
  }
}

/** Where the server has numbered anew, everything counts as new: what is known is recognised by its bytes. */
async function newIn(session: MailSession, place: Place): Promise<number[]> {
  const { uidValidity } = await session.select(place.folder)
  if (uidValidity !== place.uidValidity) {
    place.isAgain = place.uidValidity !== ''
    place.uidValidity = uidValidity
    place.uid = 0
  }
  return [...(await session.after(place.uid))]
}

function labelOf({ folder }: Place, { uid }: MailMessage): string {
  return `${folder.split(/[/.]/).at(-1) ?? folder} ${uid}.eml`
}

/** Messages of different senders are never read by the same process, whatever their order. */
async function readBySender(
  startParser: () => ParserPort,
  messages: readonly MailMessage[],
  nameOf: (message: MailMessage) => string,
  enough: AbortSignal,
): Promise<Map<number, ReadPart[]>> {
  const read = new Map<number, ReadPart[]>()
  const deliveries = Map.groupBy(messages, ({ sender, uid }) => (sender === '' ? uid : sender))
  for (const delivery of deliveries.values()) {
    const parser = startParser()
    try {
      for (const message of delivery) {
        if (message.bytes === null) continue
        const parts: ReadPart[] = []
        for await (const part of readInParts(parser, message.bytes, { name: nameOf(message) }, enough)) parts.push(part)
        read.set(message.uid, parts)
      }
    } finally {
      await parser.close()
    }
  }
  return read
}
