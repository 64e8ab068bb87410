/** Items that a reader was given and has not answered yet, in their order: the first is being read, the others wait inside the reader. */
import type { Ranges } from '../src/intake/ranges.ts'
import type { Answer, Failure } from './parser-delivery.ts'

interface OpenItem {
  readonly id: number
  /** What the item may ask pieces of. */
  readonly ranges: Ranges | undefined
  readonly settle: (answer: Answer) => void
}

export class OpenItems {
  readonly #items: OpenItem[] = []
  readonly #itemMs: number
  readonly #late: () => void
  #limit: NodeJS.Timeout | undefined

  /** `late` is called when the first was read for longer than `itemMs`. */
  constructor(itemMs: number, late: () => void) {
    this.#itemMs = itemMs
    this.#late = late
  }

  /** What is being read. */
  get first(): Pick<OpenItem, 'id' | 'ranges'> | undefined {
    return this.#items[0]
  }

  add(id: number, ranges: Ranges | undefined): Promise<Answer> {
    const answer = Promise.withResolvers<Answer>()
    this.#items.push({ id, ranges, settle: answer.resolve })
    if (this.#items.length === 1) this.#watch()
    return answer.promise
  }

  answer(reply: unknown): void {
    const item = this.#items.shift()
    this.#watch()
    item?.settle({ kind: 'reply', reply })
  }

  /** The first is what it failed over; the others nobody has looked at. */
  fail(failure: Failure): void {
    const [first, ...others] = this.#items.splice(0)
    this.#watch()
    first?.settle({ kind: 'failure', failure })
    for (const item of others) item.settle({ kind: 'failure', failure: 'unread' })
  }

  #watch(): void {
    clearTimeout(this.#limit)
    if (this.#items.length > 0) this.#limit = setTimeout(this.#late, this.#itemMs)
  }
}
