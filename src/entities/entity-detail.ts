/** One person or thing as a screen shows it: names by script, statements with their source, contradictions side by side. */
import type { Session } from '../access/index.ts'
import type { EntityDetail, StatementRow } from '../contract/entities.ts'
import { DecisionId, EntityId, MentionId, SignalId, StatementId } from '../contract/ids.ts'
import type { Tx } from '../vault/index.ts'
import { mergesOf, pairsOf } from './entity-decisions.ts'
import { attachmentsOf, mentionsOf, namesOf } from './entity-mentions.ts'
import { minorOf } from './minors.ts'
import { getEntity } from './queries.ts'
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
    pairs: pairsOf(tx, session, root),
    signals: [
      ...new Map(mentions.map(row => [row.signal, { id: SignalId.parse(row.signal), number: row.number }])).values(),
    ],
    sources: sourcesOf(tx, [...visible], statements),
    cases: casesWith(tx, session, [...visible]),
  }
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
