/**
 * Looking at one thing again and again is one entry with a count (security design §8). The first look is written at once, so none is
 * ever lost; further ones within five minutes are counted in memory and written as one entry afterwards (decision 13).
 */
import type { Acting } from '../vault/index.ts'
import type { Purpose } from './entry.ts'

export const lookWindowMs = 5 * 60_000
/** Result of the entry that counts further looks. Such an entry is no look of its own. */
export const seenAgain = 'again'

/** Acts that only show one thing. Copying, printing, exporting and searching are disclosure: each is an entry. */
const looks: ReadonlySet<string> = new Set([
  'signal.opened',
  'signal.read',
  'signal.closing_viewed',
  'signal.related',
  'mention.listed',
  'statement.listed',
  'statement.weighing_opened',
  'original.opened',
  'quarantine.opened',
  'entity.opened',
  'entity.candidates_listed',
  'entity.attached_listed',
  'entity.proposed',
  'relation.opened',
  'relation.evidence_opened',
  'network.opened',
  'case.opened',
  'case.log_read',
  'packet.opened',
  'packet.checked',
  'packet.candidates_listed',
  'packet.review_opened',
  'packet.preview_opened',
])

export interface Look {
  readonly acting: Acting
  readonly act: string
  readonly object: { readonly type: string; readonly id: string }
  readonly purpose: Purpose | undefined
}
export interface CountedLook extends Look {
  readonly times: number
}

interface OpenLook extends Look {
  readonly since: number
  times: number
}

export function mayBeCounted(act: string): boolean {
  return looks.has(act)
}

export class OpenLooks {
  readonly #open = new Map<string, OpenLook>()

  /** Counts it and says true when the same look has its entry already, from less than five minutes ago. */
  isAgain(look: Look, now: number): boolean {
    const known = this.#open.get(keyOf(look))
    if (known === undefined || now - known.since >= lookWindowMs || now < known.since) return false
    known.times += 1
    return true
  }

  /** Its entry was written just now. */
  begin(look: Look, now: number): void {
    this.#open.set(keyOf(look), { ...look, since: now, times: 0 })
  }

  /** What is over, with how often it was looked at again; gone from here. */
  takeEnded(isOver: (look: Look, since: number) => boolean): CountedLook[] {
    const ended = [...this.#open].filter(([, look]) => isOver(look, look.since))
    for (const [key] of ended) this.#open.delete(key)
    return ended.flatMap(([, look]) => (look.times > 0 ? [look] : []))
  }
}

function keyOf({ acting, act, object, purpose }: Look): string {
  return JSON.stringify([acting.user, acting.unlock, act, object.type, object.id, purpose?.code, purpose?.ref])
}
