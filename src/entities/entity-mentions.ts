/** The mentions of one person or thing as this user may see them, and the names that they write. */
import { maySeeStream, type Session } from '../access/index.ts'
import type { EntityDetail, StatementRow } from '../contract/entities.ts'
import type { Reader } from '../vault/index.ts'
import { q } from './queries.ts'
import { labelOf } from './register.ts'

export type EntityMention = ReturnType<typeof mentionsOf>[number]

/** In order of signal and text. */
export function mentionsOf(reader: Reader, session: Session, ids: readonly string[]) {
  if (ids.length === 0) return []
  const rows = reader.all(
    q
      .selectFrom('visible_mention as m')
      .innerJoin('visible_signal as s', 's.id', 'm.signal')
      .select(['m.id', 'm.kind', 'm.surface', 'm.proposed', 'm.script', 'm.role', 'm.signal', 's.number', 's.stream'])
      .where('m.id', 'in', [...ids])
      .orderBy('s.number')
      .orderBy('m.extract')
      .orderBy('m.start'),
  )
  return rows.filter(row => maySeeStream(reader, session.user, row.stream))
}

/** Each mention of a cluster with the decision that attached it, the latest where there are two. */
export function attachmentsOf(reader: Reader, root: string): ReadonlyMap<string, string> {
  const rows = reader.all(
    q
      .selectFrom('mention_of as o')
      .innerJoin('entity_root as r', 'r.entity', 'o.entity')
      .select(['o.mention', 'o.decision'])
      .where('r.root', '=', root)
      .orderBy('o.hlc'),
  )
  return new Map(rows.map(row => [row.mention, row.decision]))
}

/** One row a writing, with the signals that have it and the partners whom they come from. */
export function namesOf(rows: readonly EntityMention[], statements: readonly StatementRow[]): EntityDetail['names'] {
  const partners = new Map<string, string | null>(statements.map(row => [row.mention, row.organisation]))
  const names = rows.map(row => ({ ...row, whole: labelOf([row]), organisation: partners.get(row.id) ?? null }))
  return [...Map.groupBy(names, name => `${name.script} ${name.whole}`).values()].flatMap(same => {
    const [name] = same
    return name
      ? [
          {
            script: name.script,
            surface: name.whole,
            signals: [...new Set(same.map(each => each.number))],
            organisations: [...new Set(same.flatMap(each => each.organisation ?? []))],
          },
        ]
      : []
  })
}
