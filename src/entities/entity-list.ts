/** Persons and things through a signal, a case or a purposeful query; there is no list of all (R2, R3, R15). Sorted by name, last change or number, nothing else (R9). */
import { mustSeeCase, type Session } from '../access/index.ts'
import { mustSeeSignal } from '../annotation/index.ts'
import type { EntityRow } from '../contract/entities.ts'
import { Refused } from '../contract/errors.ts'
import { EntityId, SignalId } from '../contract/ids.ts'
import { isTooShortToAsk } from '../contract/query-length.ts'
import type { Reader, Tx } from '../vault/index.ts'
import type { Evidence } from './evidence.ts'
import { matchQuery, type QueryMatch } from './match-query.ts'
import { minorsOf } from './minors.ts'
import { q } from './queries.ts'
import { loadRegister, type Register } from './register.ts'
import type { EntityKind } from './tables.ts'

export interface ListWish {
  readonly kind: EntityKind
  readonly order: 'name' | 'changed' | 'number'
  readonly after?: string | undefined
  readonly limit: number
}
export interface EntityPage {
  readonly rows: EntityRow[]
  readonly next: string | null
}

export function listEntities(
  tx: Tx,
  session: Session,
  wish: ListWish & { readonly case?: string | undefined; readonly signal?: string | undefined },
): EntityPage {
  const signals = signalsOf(tx, session, wish)
  const register = loadRegister(tx, session, wish.kind)
  const found = [...register.sides.values()].filter(
    side => side.type === 'entity' && side.signals.some(id => signals.has(id)),
  )
  return pageOf(
    tx,
    session,
    register,
    found.map(side => ({ side, match: null })),
    wish,
  )
}

/** R3 refuses short queries. Only people concerned and possible victims are found (R15); restricted to clusters that people made. */
export function findEntities(tx: Tx, session: Session, wish: ListWish & { readonly query: string }): EntityPage {
  if (isTooShortToAsk(wish.query)) throw new Refused('QUERY_TOO_SHORT')
  const register = loadRegister(tx, session, wish.kind)
  const searchable = wish.kind === 'person' ? searchablePersons(tx) : null
  const found = [...register.sides.values()].flatMap(side => {
    if (side.type !== 'entity' || (searchable && !searchable.has(side.id))) return []
    const match = matchQuery(wish.query, side)
    return match ? [{ side, match }] : []
  })
  tx.count(found.length)
  return pageOf(tx, session, register, found, wish)
}

function signalsOf(
  tx: Tx,
  session: Session,
  wish: { case?: string | undefined; signal?: string | undefined },
): Set<string> {
  if (wish.case !== undefined) {
    mustSeeCase(tx, session.user, wish.case)
    tx.about('case', wish.case)
    return new Set(
      tx
        .all(q.selectFrom('active_case_signal').select('signal').where('case_id', '=', wish.case))
        .map(row => row.signal),
    )
  }
  if (wish.signal === undefined) throw new Refused('PARENT_NEEDED')
  mustSeeSignal(tx, session, wish.signal)
  tx.about('signal', wish.signal)
  return new Set([wish.signal])
}

export function searchablePersons(reader: Reader): Set<string> {
  const rows = reader.all(
    q
      .selectFrom('cluster_mention')
      .select('root')
      .distinct()
      .where('kind', '=', 'person')
      .where('mention_kind', '=', 'person')
      .where('role', 'in', ['subject', 'possible_victim']),
  )
  return new Set(rows.map(row => row.root))
}

function pageOf(
  reader: Reader,
  session: Session,
  register: Register,
  found: readonly { side: Evidence; match: QueryMatch | null }[],
  wish: ListWish,
): EntityPage {
  const changed = wish.order === 'changed' ? lastChanges(reader) : null
  const number = (side: Evidence) => side.signals.map(register.numberOf).sort()[0] ?? ''
  const sorted = [...found].sort(({ side: a }, { side: b }) => {
    const byName = a.label.localeCompare(b.label, 'nl') || a.id.localeCompare(b.id)
    if (wish.order === 'number') return number(a).localeCompare(number(b)) || byName
    if (changed) return (changed.get(b.id) ?? '').localeCompare(changed.get(a.id) ?? '') || byName
    return byName
  })
  const from = wish.after === undefined ? 0 : sorted.findIndex(({ side }) => side.id === wish.after) + 1
  const page = sorted.slice(from, from + wish.limit)
  const subkinds = new Map(
    reader.all(q.selectFrom('visible_entity').select(['id', 'subkind'])).map(row => [row.id, row.subkind]),
  )
  const minors =
    wish.kind === 'person'
      ? minorsOf(
          reader,
          page.map(({ side }) => side.id),
          session.deps.clock.now(),
        )
      : new Map<string, { value: boolean }>()
  const last = page.at(-1)
  return {
    rows: page.map(({ side, match }) => ({
      id: EntityId.parse(side.id),
      kind: side.kind,
      subkind: subkinds.get(side.id) ?? null,
      label: side.label,
      names: [...new Set(side.mentions.map(fact => fact.surface))],
      minor: minors.get(side.id)?.value ?? false,
      signals: side.signals.map(id => ({ id: SignalId.parse(id), number: register.numberOf(id) })),
      found: match,
    })),
    next: last && from + wish.limit < sorted.length ? last.side.id : null,
  }
}

function lastChanges(reader: Reader): Map<string, string> {
  const rows = reader.all(
    q
      .selectFrom('mention_of as o')
      .innerJoin('entity_root as r', 'r.entity', 'o.entity')
      .select(eb => ['r.root', eb.fn.max('o.hlc').as('hlc')])
      .groupBy('r.root'),
  )
  return new Map(rows.map(row => [row.root, row.hlc]))
}
