/**
 * Taking back a merge (R31). Both come back with their own mentions, names and numbers; what was added to the joined person since is
 * asked one by one, because only a person knows of whom it was said.
 */
import { decide, keepingOfDecision, reverse, type Session } from '../access/index.ts'
import type { TieRow } from '../contract/links.ts'
import { Refused } from '../contract/errors.ts'
import { attachMention, entityLabel, findEntity, getEntity, ownLabels } from '../entities/index.ts'
import { keepingOfSignal } from '../signals/index.ts'
import { insertRecord, type Reader, type Tx } from '../vault/index.ts'
import { q } from './queries.ts'
import { relation } from './tables.ts'
import { tiesOf } from './ties.ts'

type Side = 'left' | 'right'
export interface SplitAnswers {
  readonly decision: string
  readonly because: string
  readonly relations: readonly { readonly relation: string; readonly to: Side }[]
  readonly mentions: readonly { readonly mention: string; readonly to: Side }[]
}
interface Merge {
  readonly left: string
  readonly right: string
  readonly root: string
  readonly hlc: string
}

export interface SplitQuestions {
  /** The two entities that the merge joined. */
  readonly left: string
  readonly right: string
  readonly relations: TieRow[]
  readonly mentions: { id: string; surface: string; signalNumber: string }[]
}

export function splitQuestions(tx: Tx, session: Session, decision: string): SplitQuestions {
  const merge = getMerge(tx, session, decision)
  tx.about('decision', decision)
  const relations = relationsSince(tx, merge)
  const ties = tiesOf(tx, session, { entities: [merge.root] })
  return {
    left: merge.left,
    right: merge.right,
    // One question a relation: of two by other statements one may be about the one and one about the other.
    relations: relations.flatMap(({ id }) =>
      ties.filter(tie => tie.relations.some(each => each === id)).map(tie => onlyBy(tie, id)),
    ),
    mentions: mentionsSince(tx, merge),
  }
}

export function splitEntity(
  tx: Tx,
  session: Session,
  answers: SplitAnswers,
): { decision: string; left: string; right: string } {
  const merge = getMerge(tx, session, answers.decision)
  const relations = relationsSince(tx, merge)
  const mentions = mentionsSince(tx, merge)
  const open =
    relations.filter(row => !answers.relations.some(answer => answer.relation === row.id)).length +
    mentions.filter(row => !answers.mentions.some(answer => answer.mention === row.id)).length
  if (open > 0) throw new Refused('SPLIT_NEEDS_ANSWERS', { subject: answers.decision, details: { open } })
  tx.about('decision', answers.decision)
  const undone = reverse(tx, keepingOfDecision(tx, answers.decision), answers.decision, answers.because)
  for (const row of mentions) {
    const to = merge[answers.mentions.find(answer => answer.mention === row.id)?.to ?? 'left']
    if (rootOf(tx, row.entity) === rootOf(tx, to)) continue
    reverse(tx, keepingOfDecision(tx, row.decision), row.decision, answers.because)
    attachMention(tx, session, { entity: to, mention: row.id })
  }
  for (const row of relations)
    moveRelation(
      tx,
      session,
      row,
      merge,
      answers.relations.find(answer => answer.relation === row.id)?.to ?? 'left',
      answers.because,
    )
  return { decision: undone, left: rootOf(tx, merge.left), right: rootOf(tx, merge.right) }
}

function getMerge(tx: Tx, session: Session, decision: string): Merge {
  const rows = tx.all(
    q
      .selectFrom('decision_in_force')
      .select(['subject', 'role', 'hlc'])
      .where('id', '=', decision)
      .where('kind', '=', 'same_entity'),
  )
  const [left, right] = [rows.find(row => row.role === 'left'), rows.find(row => row.role === 'right')]
  if (!left || !right) throw new Refused('NOT_FOUND', { subject: decision })
  return { left: left.subject, right: right.subject, root: getEntity(tx, session, left.subject).root, hlc: left.hlc }
}

/** Ties that were recorded with the joined person at one end. */
function relationsSince(tx: Tx, merge: Merge) {
  return tx.all(
    q
      .selectFrom('visible_relation')
      .select(['id', 'type', 'from_root', 'to_root', 'from_entity', 'to_entity', 'period_edtf', 'statement', 'signal'])
      .where('hlc', '>', merge.hlc)
      .where(eb => eb.or([eb('from_root', '=', merge.root), eb('to_root', '=', merge.root)]))
      .orderBy('hlc'),
  )
}

/** Mentions that were attached to the joined person. */
function mentionsSince(tx: Tx, merge: Merge) {
  const rows = tx.all(
    q
      .selectFrom('mention_of as o')
      .innerJoin('entity_root as r', 'r.entity', 'o.entity')
      .innerJoin('visible_mention as m', 'm.id', 'o.mention')
      .innerJoin('visible_signal as s', 's.id', 'm.signal')
      .select(['m.id', 'm.surface', 's.number as signalNumber', 'o.entity', 'o.decision'])
      .where('r.root', '=', merge.root)
      .where('o.hlc', '>', merge.hlc)
      .orderBy('o.hlc'),
  )
  return rows
}

function moveRelation(
  tx: Tx,
  session: Session,
  row: ReturnType<typeof relationsSince>[number],
  merge: Merge,
  side: Side,
  because: string,
): void {
  const to = merge[side]
  const end = row.from_root === merge.root ? 'from_entity' : 'to_entity'
  if (rootOf(tx, row[end]) === rootOf(tx, to)) return
  const keeping = keepingOfSignal(tx, session, row.signal)
  decide(tx, keeping, { kind: 'relation_withdrawn', because, subjects: [{ role: 'relation', record: row.id }] })
  insertRecord(
    tx,
    relation,
    keeping,
    {
      type: row.type,
      from_entity: end === 'from_entity' ? to : row.from_entity,
      to_entity: end === 'to_entity' ? to : row.to_entity,
      period_edtf: row.period_edtf,
      statement: row.statement,
      signal: row.signal,
    },
    { because },
  )
}

function rootOf(reader: Reader, entity: string): string {
  return reader.get(q.selectFrom('entity_root').select('root').where('entity', '=', entity))?.root ?? entity
}

export function endOf(reader: Reader, entity: string): { id: string; kind: TieRow['from']['kind']; label: string } {
  const found = findEntity(reader, entity)
  // The two are one person now: each is named by what was said of it before.
  const own = ownLabels(reader, [entity]).get(entity)
  return { id: entity, kind: found?.kind ?? 'person', label: own ?? entityLabel(reader, rootOf(reader, entity)) }
}

/** The tie as it looks for one of its relations. */
function onlyBy(tie: TieRow, relationId: string): TieRow {
  return { ...tie, relations: tie.relations.filter(id => id === relationId) }
}
