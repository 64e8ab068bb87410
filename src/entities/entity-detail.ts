/** One person or thing as a screen shows it: names by script, statements with their source, contradictions side by side. */
import type { Session } from '../access/index.ts'
import type { EntityDetail, StatementRow } from '../contract/entities.ts'
import { DecisionId, EntityId, MentionId, SignalId, StatementId } from '../contract/ids.ts'
import type { Reader, Tx } from '../vault/index.ts'
import { attachmentsOf, mentionsOf, namesOf } from './entity-mentions.ts'
import { minorOf } from './minors.ts'
import { getEntity, q } from './queries.ts'
import { labelOf } from './register.ts'
import { casesWith, sourcesOf } from './sources.ts'
import { statementsOf } from './statements.ts'
import { compareVNumbers } from './v-number.ts'

export function showEntity(tx: Tx, session: Session, id: string): EntityDetail {
  const { root, kind, subkind } = getEntity(tx, session, id)
  tx.about('entity', root)
  const attachments = attachmentsOf(tx, root)
  const mentions = mentionsOf(tx, session, [...attachments.keys()])
  const visible = new Set(mentions.map(row => row.signal))
  const statements = statementsOf(tx, { root }).filter(row => visible.has(row.signal))
  const own = mentions.filter(row => row.kind === 'person' || kind !== 'person')
  const minor = minorOf(tx, root, session.deps.clock.now())
  return {
    id: EntityId.parse(root),
    kind,
    subkind,
    label: labelOf(own, mentions),
    names: namesOf(own, statements),
    minor:
      kind === 'person'
        ? { ...minor, statement: minor.statement === null ? null : StatementId.parse(minor.statement) }
        : { value: false, basis: null, statement: null },
    roles: [...new Set(own.map(row => row.role))],
    mentions: mentions.map(row => ({
      id: MentionId.parse(row.id),
      kind: row.kind,
      surface: row.surface,
      script: row.script,
      role: row.role,
      signal: SignalId.parse(row.signal),
      signalNumber: row.number,
      decision: DecisionId.parse(attachments.get(row.id)),
    })),
    statements,
    contradictions: contradictionsIn(statements),
    merges: mergesOf(tx, root),
    signals: [
      ...new Map(mentions.map(row => [row.signal, { id: SignalId.parse(row.signal), number: row.number }])).values(),
    ],
    sources: sourcesOf(tx, [...visible], statements),
    cases: casesWith(tx, session, [...visible]),
  }
}

/** The name on labels of pictures and lists; empty when nothing of it is visible. */
export function entityLabel(reader: Reader, root: string): string {
  return entityLabels(reader, [root]).get(root) ?? ''
}

/** The same for many at once: the clusters are worked out once. */
export function entityLabels(reader: Reader, roots: readonly string[]): ReadonlyMap<string, string> {
  if (roots.length === 0) return new Map()
  const rows = reader.all(
    q
      .selectFrom('cluster_mention as c')
      .innerJoin('visible_mention as m', 'm.id', 'c.mention')
      .innerJoin('visible_signal as s', 's.id', 'm.signal')
      .select(['c.root', 'm.surface', 'm.script', 'm.proposed', 'c.kind', 'c.mention_kind'])
      .where('c.root', 'in', [...new Set(roots)])
      .orderBy('s.number')
      .orderBy('m.extract')
      .orderBy('m.start'),
  )
  return new Map(
    [...Map.groupBy(rows, row => row.root)].map(([root, own]) => [
      root,
      labelOf(
        own.filter(row => row.kind !== 'person' || row.mention_kind === 'person'),
        own,
      ),
    ]),
  )
}

/** Statements that cannot all hold: two complete V-numbers, two real birth dates; or one that a source denies. */
export function contradictionsIn(statements: readonly StatementRow[]): EntityDetail['contradictions'] {
  const found: EntityDetail['contradictions'] = []
  for (const [property, rows] of Map.groupBy(statements, row => row.property)) {
    const clashing = rows.filter(row => rows.some(other => clashes(row, other)))
    if (clashing.length > 1) found.push({ property, statements: clashing.map(row => row.id) })
  }
  return found
}

function clashes(a: StatementRow, b: StatementRow): boolean {
  if (a.polarity !== b.polarity && a.polarity !== 'neutral' && b.polarity !== 'neutral' && a.value === b.value)
    return true
  if (a.polarity === 'contradicts' || b.polarity === 'contradicts') return false
  if (a.property === 'v_number') return compareVNumbers(a.value, b.value) === 'different'
  if (a.property === 'birth_date')
    return a.edtf !== null && b.edtf !== null && a.edtf.length === 10 && b.edtf.length === 10 && a.edtf !== b.edtf
  return a.property === 'minor' && a.value !== b.value
}

function mergesOf(reader: Reader, root: string): EntityDetail['merges'] {
  const rows = reader.all(
    q
      .selectFrom('decision_in_force as l')
      .innerJoin('decision_in_force as r', 'r.id', 'l.id')
      .innerJoin('entity_root as e', 'e.entity', 'l.subject')
      .select(['l.id', 'l.subject as left', 'r.subject as right', 'l.because'])
      .where('l.kind', '=', 'same_entity')
      .where('l.role', '=', 'left')
      .where('r.role', '=', 'right')
      .where('e.root', '=', root)
      .orderBy('l.hlc'),
  )
  return rows.map(row => ({
    decision: DecisionId.parse(row.id),
    left: EntityId.parse(row.left),
    right: EntityId.parse(row.right),
    because: row.because,
  }))
}
