/**
 * Looking at one thing again and again is one entry with a count (security design §8). The first look is written at once, so none is
 * ever lost; further ones within five minutes are counted and written as one entry afterwards (decision 13). The count stands in the
 * journal of unfinished steps meanwhile, so that a process that dies takes none of it along.
 */
import { z } from 'zod'
import type { Acting, SqlDatabase } from '../vault/index.ts'
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

  /** Counts it and gives the count when the same look has its entry already, from less than five minutes ago. */
  again(look: Look, now: number): CountedLook | undefined {
    const known = this.#open.get(keyOf(look))
    if (known === undefined || now - known.since >= lookWindowMs || now < known.since) return undefined
    known.times += 1
    return known
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

const KeptLook = z.strictObject({
  acting: z.strictObject({ user: z.string(), role: z.string(), device: z.string(), unlock: z.string() }),
  act: z.string(),
  object: z.strictObject({ type: z.string(), id: z.string() }),
  purpose: z.strictObject({ code: z.string(), ref: z.string().optional() }).optional(),
})
const journalPrefix = 'look/'

/** Keeps how often it was looked at again until that has its entry. */
export function journalLook(sql: SqlDatabase, { acting, act, object, purpose, times }: CountedLook, now: number): void {
  sql
    .prepare(
      'INSERT INTO step_journal (act, phase, detail, at) VALUES (?, ?, ?, ?) ON CONFLICT (act) DO UPDATE SET phase = excluded.phase',
    )
    .run([
      journalPrefix + keyOf({ acting, act, object, purpose }),
      String(times),
      JSON.stringify({ acting, act, object, purpose }),
      now,
    ])
}

/** With its entry, in the same transaction. */
export function forgetLook(sql: SqlDatabase, look: Look): void {
  sql.prepare('DELETE FROM step_journal WHERE act = ?').run([journalPrefix + keyOf(look)])
}

/** What a process that died had counted and not yet written. */
export function leftLooks(sql: SqlDatabase): CountedLook[] {
  return sql
    .prepare('SELECT phase, detail FROM step_journal WHERE act LIKE ? ORDER BY at, act')
    .all([`${journalPrefix}%`])
    .map(({ phase, detail }) => {
      const { acting, act, object, purpose } = KeptLook.parse(JSON.parse(String(detail)))
      return { acting, act, object, purpose, times: Number(phase) }
    })
}

function keyOf({ acting, act, object, purpose }: Look): string {
  return JSON.stringify([acting.user, acting.unlock, act, object.type, object.id, purpose?.code, purpose?.ref])
}
