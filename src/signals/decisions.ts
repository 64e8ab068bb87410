/** Every decision and its reverse: nothing that a person decided is final, nothing is deleted. */
import { decide, keepingOfDecision, reverse, type Session } from '../access/index.ts'
import { Refused } from '../contract/errors.ts'
import { DecisionId } from '../contract/ids.ts'
import { instantOf, streamKeeping, type Keeping, type Reader, type Tx } from '../vault/index.ts'
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

/** Decisions that say only where a signal stands, or that a tie of several relations no longer does: an act that wrote nothing else is taken back as one, its answers and tasks too. */
const takenBackTogether = [
  'state',
  'same_origin',
  'asked_source',
  'later',
  'task_done',
  'not_related',
  'not_same_origin',
  'related_undecided',
  'relation_withdrawn',
]
/** Records beside decisions that such an act may write and that can be reversed. */
const tiedTables = ['triage_answer', 'task', 'case_signal'] as const
/** How long somebody may take back an own closing: a slip of the hand. Reopening later is the coordinator's. */
const slipMs = 60_000

/** Closing as unfounded comes back only by two roles (mistake repair, R56); packets have their own way back. */
export function undoDecision(tx: Tx, session: Session, id: string, because: string): string {
  const decision = keepingOfDecision(tx, id)
  if (decision.kind === 'undo') throw new Refused('ALREADY_UNDONE', { subject: id })
  // Taking a merge apart asks what was added since, one by one (R31): that is `links.split`.
  if (decision.kind === 'same_entity') throw new Refused('SPLIT_NEEDS_ANSWERS', { subject: id })
  if (decision.kind === 'packet_state')
    throw new Refused('NOT_IN_THIS_STATE', { subject: id, details: { state: decision.kind } })
  if (decision.kind === 'state' && session.user.role !== 'coordinator') refuseReopening(tx, session, id)
  tx.about('decision', id)
  const undone = reverse(tx, decision, id, because)
  for (const tied of tiedTo(tx, id)) reverse(tx, tied.keeping, tied.id, because)
  return undone
}

function refuseReopening(tx: Tx, session: Session, id: string): void {
  const closed = tx.get(q.selectFrom('decision').select(['value', 'author', 'hlc']).where('id', '=', id))
  if (closed?.value === 'unfounded') throw new Refused('SECOND_PERSON_NEEDED', { subject: id })
  if (!closed?.value?.startsWith('closed_')) return
  if (closed.author !== session.user.id || tx.at - instantOf(closed.hlc) > slipMs)
    throw new Refused('COORDINATOR_NEEDED', { subject: id })
}

/** What the same act wrote with it and nobody reversed since; nothing when the act decided more than where a signal stands. */
function tiedTo(tx: Tx, id: string): { id: string; keeping: Keeping }[] {
  const written = tx.all(
    q
      .selectFrom('row_digest as r')
      .innerJoin('decision as d', 'd.entry', 'r.entry')
      .select(['r.tbl', 'r.id'])
      .where('d.id', '=', id),
  )
  const ids = (table: string) => written.filter(row => row.tbl === table && row.id !== id).map(row => row.id)
  const decisions = ids('decision').map(each => ({ id: each, ...keepingOfDecision(tx, each) }))
  if (decisions.some(each => !takenBackTogether.includes(each.kind))) return []
  if (!takenBackTogether.includes(keepingOfDecision(tx, id).kind)) return []
  const records = tiedTables.flatMap(table => ids(table).map(each => ({ id: each, ...keepingOfRow(tx, table, each) })))
  return [...decisions, ...records]
    .filter(each => !tx.get(q.selectFrom('decision').select('id').where('reverses', '=', each.id)))
    .map(each => ({ id: each.id, keeping: { stream: each.stream, owner: each.owner, key: each.key } }))
}

function keepingOfRow(tx: Tx, table: (typeof tiedTables)[number], id: string): Keeping {
  const row = tx.getSql(`SELECT stream, owner, key_id FROM ${table} WHERE id = ?`, [id])
  return streamKeeping({
    stream: String(row?.['stream']),
    owner: String(row?.['owner']),
    key_id: String(row?.['key_id']),
  })
}
