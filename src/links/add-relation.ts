/** Recording and withdrawing a tie. Without a statement there is none; some are never recorded at all (R10, R40). */
import { decide, type Session } from '../access/index.ts'
import { isEdtf } from '../annotation/index.ts'
import { Refused } from '../contract/errors.ts'
import { getEntity, getStatement, type EntityRow } from '../entities/index.ts'
import { keepingOfSignal } from '../signals/index.ts'
import { insertRecord, type Tx } from '../vault/index.ts'
import { kindNames, q } from './queries.ts'
import { relation } from './tables.ts'
import { findTie } from './ties.ts'

export interface NewRelation {
  readonly type: string
  readonly from: string
  readonly to: string
  readonly period?: string | undefined
  readonly statement?: string | undefined
  readonly signal?: string | undefined
  readonly because?: string | undefined
}

/** The same tie by the same statement twice gives the first one back. */
export function addRelation(tx: Tx, session: Session, made: NewRelation): string {
  const type = session.codebooks.relationTypes.find(row => row.code === made.type)
  if (!type) throw new Refused('CODE_UNKNOWN', { details: { code: made.type } })
  // "Possibly the same" and "not the same" are proposals and decisions, not ties.
  if (type.systemOnly || type.code === 'not_same_as')
    throw new Refused('RELATION_NOT_ALLOWED', { details: { type: type.code } })
  const [from, to] = [getEntity(tx, session, made.from), getEntity(tx, session, made.to)]
  mustFit(from, type.from)
  mustFit(to, type.to)
  if (from.root === to.root) throw new Refused('ALREADY_SAME', { subject: from.root })
  mustBeAllowed(session, type.code, from, type.forbiddenTargets ?? [])
  mustBeAllowed(session, type.code, to, type.forbiddenTargets ?? [])
  if (type.requiresDate && made.period === undefined) throw new Refused('DATE_NEEDED', { details: { type: type.code } })
  if (made.period !== undefined && !isEdtf(made.period))
    throw new Refused('BAD_INPUT', { details: { field: 'period' } })
  const statement = getStatement(tx, session, made.statement ?? findStatement(tx, made.signal, from.root, to.root))
  if (!mentions(tx, statement.signal, from.root) && !mentions(tx, statement.signal, to.root))
    throw new Refused('STATEMENT_NEEDED', { subject: statement.id })
  tx.about('signal', statement.signal)
  const known = tx.get(
    q
      .selectFrom('visible_relation')
      .select('id')
      .where('type', '=', type.code)
      .where('from_root', '=', from.root)
      .where('to_root', '=', to.root)
      .where('statement', '=', statement.id)
      .where('period_edtf', made.period === undefined ? 'is' : '=', made.period ?? null),
  )
  if (known) return known.id
  return insertRecord(
    tx,
    relation,
    keepingOfSignal(tx, session, statement.signal),
    {
      type: type.code,
      from_entity: from.root,
      to_entity: to.root,
      period_edtf: made.period ?? null,
      statement: statement.id,
      signal: statement.signal,
    },
    made.because === undefined ? {} : { because: made.because },
  )
}

export function withdrawRelation(tx: Tx, session: Session, id: string, because: string): string {
  const row = tx.get(q.selectFrom('visible_relation').select('signal').where('id', '=', id))
  if (!row) throw new Refused('NOT_FOUND', { subject: id })
  tx.about('relation', id)
  return decide(tx, keepingOfSignal(tx, session, row.signal), {
    kind: 'relation_withdrawn',
    because,
    subjects: [{ role: 'relation', record: id }],
  })
}

/** Each relation by a decision of its own, under the key of its own signal: none comes back when another's signal is erased. */
export function withdrawTie(tx: Tx, session: Session, id: string, because: string): string {
  const tie = findTie(tx, session, id)
  if (!tie) throw new Refused('NOT_FOUND', { subject: id })
  const [first] = tie.relations.map(relation => withdrawRelation(tx, session, relation, because))
  return first ?? id
}

function mustFit(entity: EntityRow, name: string): void {
  if (entity.kind !== kindNames[name])
    throw new Refused('KIND_DOES_NOT_FIT', {
      subject: entity.root,
      details: { kind: entity.kind, needs: kindNames[name] ?? name },
    })
}

/** A house of prayer stays in the text, and so do religious organisations, parties and unions. */
function mustBeAllowed(session: Session, type: string, entity: EntityRow, forbidden: readonly string[]): void {
  const place = session.codebooks.locationKinds.find(row => row.code === entity.subkind)
  if ((place && place.neverGraph) || (entity.subkind !== null && forbidden.includes(entity.subkind)))
    throw new Refused('RELATION_NOT_ALLOWED', { subject: entity.root, details: { type } })
}

/** What one signal says of the two: of the second first, because a number or place is what the tie is about. */
function findStatement(tx: Tx, signal: string | undefined, from: string, to: string): string {
  if (signal === undefined) throw new Refused('STATEMENT_NEEDED')
  for (const root of [to, from]) {
    const row = tx.get(
      q
        .selectFrom('visible_statement as t')
        .innerJoin('cluster_mention as c', 'c.mention', 't.mention')
        .select('t.id')
        .where('t.signal', '=', signal)
        .where('c.root', '=', root)
        .orderBy('t.hlc')
        .limit(1),
    )
    if (row) return row.id
  }
  throw new Refused('STATEMENT_NEEDED', { subject: signal })
}

function mentions(tx: Tx, signal: string, root: string): boolean {
  return (
    tx.get(
      q.selectFrom('cluster_mention').select('mention').where('signal', '=', signal).where('root', '=', root).limit(1),
    ) !== undefined
  )
}
