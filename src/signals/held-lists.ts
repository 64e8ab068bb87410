/**
 * Lists of this unlocking, with the rows that are on offer, in memory and nowhere else: from the import until a person is done with
 * them, or until the vault locks. Then a list is offered again from where it lies (R6, R22; security design §9).
 */
import { Refused } from '../contract/errors.ts'
import { ListId } from '../contract/ids.ts'
import type { Ids } from '../vault/index.ts'
import type { FoundList } from './read-lists.ts'

export interface HeldList extends FoundList {
  readonly id: ListId
  /** Null for one that was read again in quarantine. */
  readonly run: string | null
  readonly label: string
  readonly at: number
}

export interface HoldBounds {
  readonly lists: number
  readonly rows: number
}

/** Beyond these the list held longest is forgotten. */
const usualBounds: HoldBounds = { lists: 100, rows: 200_000 }

export class HeldLists {
  readonly #held = new Map<string, HeldList>()
  readonly #ids: Ids
  readonly #bounds: HoldBounds

  constructor(ids: Ids, bounds: HoldBounds = usualBounds) {
    this.#ids = ids
    this.#bounds = bounds
  }

  /** The same file again takes the place of the one before: its rows are the same. */
  hold(list: FoundList, of: { readonly run: string | null; readonly label: string; readonly at: number }): void {
    for (const known of this.all()) if (known.sha256 === list.sha256) this.forget(known.id)
    const id = ListId.parse(this.#ids.uuid4())
    this.#held.set(id, { ...list, ...of, id })
    for (const oldest of this.all()) {
      if (!this.#isTooMuch()) return
      this.forget(oldest.id)
    }
  }

  all(): HeldList[] {
    return [...this.#held.values()]
  }

  /** Throws NOT_FOUND for one that is no longer held. */
  get(id: string): HeldList {
    const found = this.#held.get(id)
    if (!found) throw new Refused('NOT_FOUND', { subject: id })
    return found
  }

  forget(id: string): void {
    this.#held.delete(id)
  }

  forgetAll(): void {
    this.#held.clear()
  }

  #isTooMuch(): boolean {
    const rows = this.all().reduce((sum, list) => sum + (list.document.list?.offered.length ?? 0), 0)
    return this.#held.size > this.#bounds.lists || (this.#held.size > 1 && rows > this.#bounds.rows)
  }
}
