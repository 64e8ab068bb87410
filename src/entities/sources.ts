/** Where what is known comes from: signals by the origin that they share, each origin once (R19, R20). */
import { maySeeStream, type Session } from '../access/index.ts'
import { inheritedOf } from '../annotation/index.ts'
import type { EntityDetail, EntitySource, StatementRow } from '../contract/entities.ts'
import { CaseId, OriginId, SignalId } from '../contract/ids.ts'
import type { Reader } from '../vault/index.ts'
import { q } from './queries.ts'

/** A signal stands under its own origin, and under that of a statement in it that comes from elsewhere (R23). */
export function sourcesOf(
  reader: Reader,
  signals: readonly string[],
  statements: readonly StatementRow[],
): EntitySource[] {
  if (signals.length === 0) return []
  const rows = reader.all(
    q
      .selectFrom('visible_signal as s')
      .innerJoin('origin_root as r', 'r.origin', 's.origin')
      .leftJoin('current_answer as a', join => join.onRef('a.signal', '=', 's.id').on('a.question', '=', 'help'))
      .select(['s.id', 's.number', 's.title', 's.received_at', 'r.root', 'a.value as help'])
      .where('s.id', 'in', [...signals])
      .orderBy('s.received_at')
      .orderBy('s.id'),
  )
  const roots = new Set<string>([...rows.map(row => row.root), ...statements.map(row => row.root)])
  return [...roots].map(root => {
    const own = rows.filter(
      row => row.root === root || statements.some(each => each.root === root && each.signal === row.id),
    )
    const ids = own.map(row => row.id)
    return {
      root: OriginId.parse(root),
      organisation: organisationOf(reader, root),
      signals: own.map(row => ({
        id: SignalId.parse(row.id),
        number: row.number,
        title: row.title,
        receivedAt: row.received_at,
        help: row.help === 'yes' || row.help === 'no' || row.help === 'unknown' ? row.help : null,
      })),
      receipts: receiptsIn(
        reader,
        rows.filter(row => row.root === root).map(row => row.id),
      ),
      inherited: inheritedOf(reader, ids),
    }
  })
}

/** The partner of an origin: its own, else that of the first signal that brought it in. */
function organisationOf(reader: Reader, root: string): string | null {
  const origins = reader.all(
    q
      .selectFrom('origin as o')
      .innerJoin('origin_root as r', 'r.origin', 'o.id')
      .select('o.organisation')
      .where('r.root', '=', root)
      .orderBy('o.hlc'),
  )
  return origins.find(row => row.organisation !== null)?.organisation ?? null
}

function receiptsIn(reader: Reader, signals: readonly string[]): number {
  if (signals.length === 0) return 0
  const rows = reader.all(
    q
      .selectFrom('delivery')
      .select('id')
      .where('signal', 'in', [...signals]),
  )
  // A row of a list came in with its list, which has no delivery for each row.
  return Math.max(rows.length, signals.length)
}

export function casesWith(reader: Reader, session: Session, signals: readonly string[]): EntityDetail['cases'] {
  if (signals.length === 0) return []
  const rows = reader.all(
    q
      .selectFrom('active_case_signal as c')
      .innerJoin('case', 'case.id', 'c.case_id')
      .select(['case.id', 'case.number'])
      .distinct()
      .where('c.signal', 'in', [...signals])
      .orderBy('case.number'),
  )
  return rows
    .filter(row => maySeeStream(reader, session.user, `case:${row.id}`))
    .map(row => ({ id: CaseId.parse(row.id), number: row.number }))
}
