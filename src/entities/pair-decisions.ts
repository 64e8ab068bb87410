/** What people decided about a pair before: "not the same" and "undecided", remembered with what they saw (R39). */
import { z } from 'zod'
import type { Reader } from '../vault/index.ts'
import type { Evidence } from './evidence.ts'
import { q } from './queries.ts'
import type { Reasons } from './reasons.ts'

export interface EarlierDecision {
  readonly kind: 'not_same' | 'undecided'
  readonly shownFor: ReadonlySet<string>
}

const Shown = z.object({ for: z.array(z.string()), against: z.array(z.string()) })

/** Codes only: what was on the screen can be told later without keeping anybody's number in a decision. */
export function shownText(reasons: Reasons): string {
  return JSON.stringify({
    for: reasons.for.map(reason => reason.code),
    against: reasons.against.map(reason => reason.code),
  })
}

export function earlierDecisions(reader: Reader): {
  between(left: Evidence, right: Evidence): EarlierDecision | undefined
} {
  const rows = reader.all(
    q
      .selectFrom('decision_in_force as l')
      .innerJoin('decision_in_force as r', 'r.id', 'l.id')
      .select(['l.kind', 'l.shown', 'l.subject as left', 'r.subject as right'])
      .where('l.kind', 'in', ['not_same_entity', 'undecided'])
      .where('l.role', '=', 'left')
      .where('r.role', '=', 'right')
      .orderBy('l.hlc'),
  )
  const roots = new Map(
    reader.all(q.selectFrom('entity_root').select(['entity', 'root'])).map(row => [row.entity, row.root]),
  )
  return {
    between: (left, right) => {
      const isOf = (record: string, side: Evidence) =>
        (roots.get(record) ?? record) === side.id || side.mentions.some(fact => fact.mention === record)
      const about = rows.filter(
        row => (isOf(row.left, left) && isOf(row.right, right)) || (isOf(row.left, right) && isOf(row.right, left)),
      )
      const latest = about.at(-1)
      if (!latest) return undefined
      const shown = about.flatMap(row =>
        row.kind === latest.kind ? Shown.parse(JSON.parse(row.shown ?? '{"for":[],"against":[]}')).for : [],
      )
      return { kind: latest.kind === 'not_same_entity' ? 'not_same' : 'undecided', shownFor: new Set(shown) }
    },
  }
}
