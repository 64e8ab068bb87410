/** One case as a screen shows it. Counts are of origins; deliveries are told apart (R20). */
import { mustSeeCase, ownerOfCase, type Session } from '../access/index.ts'
import type { CaseDetail } from '../contract/cases.ts'
import { CaseId, DecisionId, UserId } from '../contract/ids.ts'
import { Refused } from '../contract/errors.ts'
import type { Reader } from '../vault/index.ts'
import { latestAssessment } from './case-assessment.ts'
import { caseHistory } from './case-history.ts'
import { lastChange } from './case-list.ts'
import { caseSignals } from './case-signals.ts'
import { caseTasks } from './case-tasks.ts'
import { instantOf, q } from './queries.ts'

export function showCase(reader: Reader, session: Session, id: string): CaseDetail {
  mustSeeCase(reader, session.user, id)
  const row = reader.get(
    q
      .selectFrom('case as c')
      .innerJoin('case_state as s', 's.case_id', 'c.id')
      .leftJoin('user as u', 'u.id', 'c.author')
      .selectAll('c')
      .select(['s.state', 'u.full_name'])
      .where('c.id', '=', id),
  )
  if (!row) throw new Refused('NOT_FOUND', { subject: id })
  const signals = caseSignals(reader, id)
  const deliveries = reader.all(
    q
      .selectFrom('delivery')
      .select('id')
      .where(
        'signal',
        'in',
        signals.map(s => s.id),
      ),
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
    openedBy: row.full_name ?? '',
    changedAt: lastChange(reader, id, row.hlc),
    reviewOn: row.review_on,
    signals,
    members: membersOf(reader, id, ownerOfCase(reader, id) ?? row.owner_user),
    origins: new Set(signals.map(signal => signal.root)).size,
    deliveries: deliveries.length,
    assessment: latestAssessment(reader, id),
    tasks: caseTasks(reader, id, new Map(signals.map(signal => [signal.id, signal.number]))),
    history: caseHistory(reader, id),
    closed: closedBy(reader, id),
  }
}

function membersOf(reader: Reader, id: string, owner: string): CaseDetail['members'] {
  const rows = reader.all(
    q
      .selectFrom('active_case_member as m')
      .innerJoin('active_user as u', 'u.id', 'm.user')
      .select(['u.id', 'u.full_name', 'u.role'])
      .distinct()
      .where('m.case_id', '=', id)
      .orderBy('u.full_name'),
  )
  return rows.map(m => ({ id: UserId.parse(m.id), name: m.full_name, role: m.role, owner: m.id === owner }))
}

function closedBy(reader: Reader, id: string): CaseDetail['closed'] {
  const row = reader.get(
    q
      .selectFrom('decision_in_force as d')
      .leftJoin('user as u', 'u.id', 'd.author')
      .select(['d.id', 'd.value', 'd.because', 'u.full_name'])
      .where('d.kind', '=', 'case_state')
      .where('d.subject', '=', id)
      .orderBy('d.hlc', 'desc')
      .limit(1),
  )
  return row?.value === 'closed'
    ? { decision: DecisionId.parse(row.id), because: row.because, by: row.full_name ?? '' }
    : null
}
