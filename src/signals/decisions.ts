/** Every decision and its reverse: nothing that a person decided is final, nothing is deleted. */
import { decide, keepingOfDecision, reverse, type Session } from '../access/index.ts'
import { Refused } from '../contract/errors.ts'
import { DecisionId } from '../contract/ids.ts'
import { instantOf, type Reader, type Tx } from '../vault/index.ts'
import { keepingOfSignal, mustBeVisible, q } from './queries.ts'

/** R16: this signal speaks against that one. */
export function recordContradiction(
  tx: Tx,
  session: Session,
  signal: string,
  contradicts: string,
  because: string,
): string {
  mustBeVisible(tx, signal)
  mustBeVisible(tx, contradicts)
  if (signal === contradicts) throw new Refused('BAD_INPUT', { details: { field: 'contradicts' } })
  tx.about('signal', signal)
  return decide(tx, keepingOfSignal(tx, session, signal), {
    kind: 'contradicts',
    because,
    subjects: [
      { role: 'contradicting', record: signal },
      { role: 'contradicted', record: contradicts },
    ],
  })
}

export function listDecisions(reader: Reader, about: string | undefined, limit: number) {
  const base = q
    .selectFrom('decision as d')
    .select(['d.id', 'd.kind', 'd.value', 'd.because', 'd.author', 'd.hlc', 'd.reverses'])
  const rows = reader.all(
    about === undefined
      ? base.orderBy('d.hlc', 'desc').limit(limit)
      : base
          .where('d.id', 'in', q.selectFrom('decision_subject').select('decision').where('record', '=', about))
          .orderBy('d.hlc', 'desc')
          .limit(limit),
  )
  return rows.map(row => ({
    id: DecisionId.parse(row.id),
    kind: row.kind,
    value: row.value,
    because: row.because,
    by: reader.get(q.selectFrom('user').select('full_name').where('id', '=', row.author))?.full_name ?? row.author,
    at: instantOf(row.hlc),
    inForce: reader.get(q.selectFrom('decision').select('id').where('reverses', '=', row.id)) === undefined,
    subjects: [
      ...(row.reverses === null ? [] : [row.reverses]),
      ...reader
        .all(q.selectFrom('decision_subject').select('record').where('decision', '=', row.id))
        .map(s => s.record),
    ],
  }))
}

/** Closing as unfounded comes back only by two roles (mistake repair, R56); packets have their own way back. */
export function undoDecision(tx: Tx, session: Session, id: string, because: string): string {
  const decision = keepingOfDecision(tx, id)
  if (decision.kind === 'undo') throw new Refused('ALREADY_UNDONE', { subject: id })
  // Taking a merge apart asks what was added since, one by one (R31): that is `links.split`.
  if (decision.kind === 'same_entity') throw new Refused('SPLIT_NEEDS_ANSWERS', { subject: id })
  if (decision.kind === 'packet_state')
    throw new Refused('NOT_IN_THIS_STATE', { subject: id, details: { state: decision.kind } })
  const closed = tx.get(q.selectFrom('decision').select('value').where('id', '=', id))
  if (decision.kind === 'state' && closed?.value === 'unfounded' && session.user.role !== 'coordinator')
    throw new Refused('SECOND_PERSON_NEEDED', { subject: id })
  tx.about('decision', id)
  return reverse(tx, decision, id, because)
}
