/**
 * Ties as people see them: one for each type between the same two in the same period, with every statement, the distinct origins,
 * the grades per origin, and all that the sources demand (R20, R24, R27, R40).
 */
import type { Session } from '../access/index.ts'
import { inheritedOf, spanOf } from '../annotation/index.ts'
import type { StatementRow } from '../contract/entities.ts'
import type { TieRow } from '../contract/links.ts'
import { EntityId, OriginId, RelationId, SignalId } from '../contract/ids.ts'
import { entityLabels, statementsOf } from '../entities/index.ts'
import type { Reader } from '../vault/index.ts'
import { kindNames, q, seesSignals } from './queries.ts'

export type RelationRow = ReturnType<typeof relationsOf>[number]
export type TieFilter =
  | { readonly entities: readonly string[] }
  | { readonly signals: readonly string[] }
  | { readonly relations: readonly string[] }
  | 'all'

export function tiesOf(reader: Reader, session: Session, filter: TieFilter): TieRow[] {
  const rows = relationsOf(reader, session, filter)
  const labels = entityLabels(
    reader,
    rows.flatMap(row => [row.from_root, row.to_root]),
  )
  const statements = new Map<string, StatementRow>(
    statementsOf(reader, { ids: rows.map(row => row.statement) }).map(row => [row.id, row]),
  )
  const groups = [...Map.groupBy(rows, row => tieKey(session, row)).values()]
  return groups.flatMap(group => tieOf(reader, session, group, labels, statements)).sort(inOrder)
}

/** By type and names: an order that says nothing about anybody. */
function inOrder(a: TieRow, b: TieRow): number {
  return (
    a.type.localeCompare(b.type) ||
    a.from.label.localeCompare(b.from.label, 'nl') ||
    a.to.label.localeCompare(b.to.label, 'nl') ||
    (a.period ?? '').localeCompare(b.period ?? '')
  )
}

/** The whole tie that one relation is part of. */
export function findTie(reader: Reader, session: Session, relation: string): TieRow | undefined {
  const [row] = relationsOf(reader, session, { relations: [relation] })
  if (!row) return undefined
  return tiesOf(reader, session, { entities: [row.from_root] }).find(tie => tie.relations.some(id => id === relation))
}

/** Distinct root origins on either side; unfounded ones are not visible and so count nowhere (model invariant 2). */
export function countOrigins(statements: readonly Pick<StatementRow, 'root' | 'polarity'>[]): {
  supporting: OriginId[]
  contradicting: OriginId[]
} {
  const of = (wanted: readonly string[]) => [
    ...new Set(statements.filter(row => wanted.includes(row.polarity)).map(row => row.root)),
  ]
  return { supporting: of(['supports', 'neutral']), contradicting: of(['contradicts']) }
}

function relationsOf(reader: Reader, session: Session, filter: TieFilter) {
  const sees = seesSignals(reader, session)
  const base = q
    .selectFrom('visible_relation')
    .select(['id', 'type', 'from_root', 'to_root', 'period_edtf', 'statement', 'signal', 'root', 'hlc'])
    .orderBy('hlc')
    .orderBy('id')
  const none = ['']
  const rows = reader.all(
    filter === 'all'
      ? base
      : 'signals' in filter
        ? base.where('signal', 'in', filter.signals.length === 0 ? none : [...filter.signals])
        : 'relations' in filter
          ? base.where('id', 'in', filter.relations.length === 0 ? none : [...filter.relations])
          : base.where(eb =>
              eb.or([eb('from_root', 'in', rootsOf(filter.entities)), eb('to_root', 'in', rootsOf(filter.entities))]),
            ),
  )
  return rows.filter(row => sees(row.signal) && row.from_root !== row.to_root)
}

function rootsOf(entities: readonly string[]) {
  return q
    .selectFrom('entity_root')
    .select('root')
    .where('entity', 'in', entities.length === 0 ? [''] : [...entities])
}

function tieKey(session: Session, row: RelationRow): string {
  const symmetric = session.codebooks.relationTypes.find(type => type.code === row.type)?.symmetric === true
  const ends = [row.from_root, row.to_root]
  return [row.type, ...(symmetric ? ends.sort() : ends), row.period_edtf ?? ''].join(' ')
}

function tieOf(
  reader: Reader,
  session: Session,
  group: readonly RelationRow[],
  labels: ReadonlyMap<string, string>,
  known: ReadonlyMap<string, StatementRow>,
): TieRow[] {
  const [first] = group
  const type = session.codebooks.relationTypes.find(row => row.code === first?.type)
  if (!first || !type) return []
  const statements = group.flatMap(row => known.get(row.statement) ?? [])
  const { supporting, contradicting } = countOrigins(statements)
  const signals = [...new Set(group.map(row => row.signal))]
  const end = (root: string, name: string) => ({
    id: EntityId.parse(root),
    kind: kindNames[name] ?? 'person',
    label: labels.get(root) ?? '',
  })
  return [
    {
      id: RelationId.parse(first.id),
      relations: group.map(row => RelationId.parse(row.id)),
      type: type.code,
      nl: type.nl,
      en: type.en,
      directed: type.symmetric !== true,
      from: end(first.from_root, type.from),
      to: end(first.to_root, type.to),
      period: first.period_edtf,
      span: spanOf(first.period_edtf),
      statements,
      signals: signals.map(id => SignalId.parse(id)),
      origins: supporting,
      contradicting,
      receipts: receiptsOf(reader, signals),
      grades: [...supporting, ...contradicting.filter(root => !supporting.includes(root))].map(root => ({
        origin: root,
        grades: statements.filter(row => row.root === root).map(row => row.grade),
      })),
      inherited: inheritedOf(reader, signals),
      evidence: type.evidence,
    },
  ]
}

/** These signals, and those merged into the origin of one of them. */
export function receiptsOf(reader: Reader, signals: readonly string[]): number {
  if (signals.length === 0) return 0
  const repeats = reader.all(
    q
      .selectFrom('visible_signal as s')
      .innerJoin('origin_root as r', 'r.origin', 's.origin')
      .select('s.id')
      .distinct()
      .where('s.state', '=', 'merged_origin')
      .where('s.id', 'not in', [...signals])
      .where(
        'r.root',
        'in',
        q
          .selectFrom('visible_signal as o')
          .innerJoin('origin_root as t', 't.origin', 'o.origin')
          .select('t.root')
          .where('o.id', 'in', [...signals]),
      ),
  )
  return new Set(signals).size + repeats.length
}

/** For packets: the signals and roots that a relation rests on, over its whole tie. */
export function sourcesOfRelation(
  reader: Reader,
  session: Session,
  relation: string,
): { signals: string[]; roots: string[] } {
  const tie = findTie(reader, session, relation)
  return {
    signals: tie?.signals ?? [],
    roots: tie ? [...new Set([...tie.origins, ...tie.contradicting])].map(root => OriginId.parse(root)) : [],
  }
}
