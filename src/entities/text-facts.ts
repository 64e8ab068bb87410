/** Facts about texts and sources that reasons need beside the two sides. */
import { inheritedOf } from '../annotation/index.ts'
import type { Reader } from '../vault/index.ts'
import { q } from './queries.ts'
import type { TextFacts } from './reasons.ts'

export function textFactsOf(reader: Reader): TextFacts {
  const forwarded = new Map<string, boolean>()
  return {
    sameLine: (left, right) => {
      const [a, b] = [left, right].map(fact =>
        reader.get(q.selectFrom('visible_mention').select(['extract', 'start', 'end']).where('id', '=', fact.mention)),
      )
      if (!a || !b || a.extract !== b.extract) return false
      const text = reader.get(q.selectFrom('visible_extract').select('text').where('id', '=', a.extract))?.text ?? ''
      return !text.slice(Math.min(a.end, b.end), Math.max(a.start, b.start)).includes('\n')
    },
    sameForwardedMessage: (left, right) => {
      const key = [left, right].sort().join('+')
      const known = forwarded.get(key) ?? isForwarded(reader, left, right)
      forwarded.set(key, known)
      return known
    },
  }
}

/** Its source lets nothing of it go on: the question is for the liaison alone and never goes into a packet without consent. */
export function isRestricted(reader: Reader, signals: readonly string[]): boolean {
  return inheritedOf(reader, signals).conditions.some(condition => condition.code === 'no_onward_without_consent')
}

/** One lies inside the other as a message, byte for byte; or was merged into its origin as a delivery of it (R20, R22). */
function isForwarded(reader: Reader, left: string, right: string): boolean {
  const nested = reader.get(
    q
      .selectFrom('original as a')
      .innerJoin('original as b', 'b.dup', 'a.dup')
      .select('a.id')
      .where('a.owner', '=', left)
      .where('b.owner', '=', right)
      .where('a.kept_as', '<>', 'extract_only')
      .where(eb => eb.or([eb('a.parent', 'is', null), eb('b.parent', 'is', null)]))
      .limit(1),
  )
  if (nested) return true
  const rows = reader.all(
    q
      .selectFrom('visible_signal as s')
      .innerJoin('origin_root as r', 'r.origin', 's.origin')
      .select(['s.state', 'r.root'])
      .where('s.id', 'in', [left, right]),
  )
  return rows.length === 2 && rows[0]?.root === rows[1]?.root && rows.some(row => row.state === 'merged_origin')
}
