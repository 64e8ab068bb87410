/** What a screen reads of cases. Counts are of origins; deliveries are told apart (R20). */
import { maySeeStream, mustSeeCase, type Session } from '../access/index.ts'
import type { CaseDetail } from '../contract/cases.ts'
import { CaseId, RecordId, SignalId, UserId } from '../contract/ids.ts'
import { Refused } from '../contract/errors.ts'
import type { Reader } from '../vault/index.ts'
import { q } from './queries.ts'

export function listCases(reader: Reader, session: Session) {
  const rows = reader.all(
    q
      .selectFrom('case as c')
      .innerJoin('case_state as s', 's.case_id', 'c.id')
      .select(['c.id', 'c.number', 'c.title', 'c.hlc', 's.state'])
      .orderBy('c.number')
      .limit(1_000),
  )
  return rows
    .filter(row => maySeeStream(reader, session.user, `case:${row.id}`))
    .map(row => ({
      id: CaseId.parse(row.id),
      number: row.number,
      title: row.title,
      state: row.state,
      openedAt: instantOf(row.hlc),
    }))
}

export function showCase(reader: Reader, session: Session, id: string): CaseDetail {
  mustSeeCase(reader, session.user, id)
  const row = reader.get(
    q
      .selectFrom('case as c')
      .innerJoin('case_state as s', 's.case_id', 'c.id')
      .selectAll('c')
      .select('s.state')
      .where('c.id', '=', id),
  )
  if (!row) throw new Refused('NOT_FOUND', { subject: id })
  const signals = reader.all(
    q
      .selectFrom('active_case_signal as t')
      .innerJoin('visible_signal as s', 's.id', 't.signal')
      .select(['s.id', 's.number', 's.title', 's.state', 's.origin'])
      .where('t.case_id', '=', id)
      .orderBy('s.received_at')
      .orderBy('s.id'),
  )
  const ids = signals.map(s => s.id)
  const roots = reader.all(
    q
      .selectFrom('origin_root')
      .select('root')
      .distinct()
      .where(
        'origin',
        'in',
        signals.map(s => s.origin),
      ),
  )
  const deliveries = reader.all(q.selectFrom('delivery').select('id').where('signal', 'in', ids))
  const members = reader.all(
    q
      .selectFrom('active_case_member as m')
      .innerJoin('active_user as u', 'u.id', 'm.user')
      .select(['u.id', 'u.full_name'])
      .distinct()
      .where('m.case_id', '=', id)
      .orderBy('u.full_name'),
  )
  return {
    id: CaseId.parse(id),
    number: row.number,
    title: row.title,
    question: row.question,
    purpose: row.purpose,
    ground: row.ground,
    state: row.state,
    openedAt: instantOf(row.hlc),
    reviewOn: row.review_on,
    signals: signals.map(s => ({ id: SignalId.parse(s.id), number: s.number, title: s.title, state: s.state })),
    members: members.map(m => ({ id: UserId.parse(m.id), name: m.full_name })),
    origins: roots.length,
    deliveries: deliveries.length,
    assessment: latestAssessment(reader, id),
  }
}

function latestAssessment(reader: Reader, id: string): CaseDetail['assessment'] {
  const row = reader.get(
    q
      .selectFrom('assessment')
      .select(['id', 'question', 'next_step', 'conclusion'])
      .where('case_id', '=', id)
      .orderBy('hlc', 'desc')
      .limit(1),
  )
  if (!row) return null
  const points = reader.all(
    q.selectFrom('assessment_point').select(['side', 'text']).where('assessment', '=', row.id).orderBy('hlc'),
  )
  return {
    id: RecordId.parse(row.id),
    question: row.question,
    nextStep: row.next_step,
    conclusion: row.conclusion,
    points,
  }
}

function instantOf(hlc: string): number {
  return Number(BigInt(`0x${hlc}`) >> 16n)
}
