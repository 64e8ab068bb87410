/** A case goes over to a colleague: a decision with its reason, and a seat in the case. Who opened it stays on record. */
import { decide, isMemberOfCase, mustSeeCase, ownerOfCase, reverse, type Session } from '../access/index.ts'
import { Refused } from '../contract/errors.ts'
import { insertRecord, keepingOf, type Reader, type Tx } from '../vault/index.ts'
import { q } from './queries.ts'
import { caseMember } from './tables.ts'

export interface CaseDuty {
  readonly id: string
  readonly number: string
  readonly title: string
  /** Nobody else who still has an access could go on with it. */
  readonly alone: boolean
}

/** Open cases that are somebody's own, or that only he is in. */
export function casesOf(reader: Reader, user: string): CaseDuty[] {
  const active = new Set(reader.all(q.selectFrom('active_user').select('id')).map(row => row.id))
  const rows = reader.all(
    q
      .selectFrom('case as c')
      .innerJoin('case_state as s', 's.case_id', 'c.id')
      .select(['c.id', 'c.number', 'c.title'])
      .where('s.state', 'in', ['open', 'review'])
      .orderBy('c.number'),
  )
  return rows.flatMap(row => {
    if (!isMemberOfCase(reader, user, row.id)) return []
    const others = membersOf(reader, row.id).filter(member => member !== user && active.has(member))
    const isOwner = ownerOfCase(reader, row.id) === user
    return isOwner || others.length === 0 ? [{ ...row, alone: others.length === 0 }] : []
  })
}

/** `from` leaves the case, `to` gets it and a seat in it. NOT_FOUND when it is not `from`'s to give, or `to` has no such role. */
export function handOverCase(
  tx: Tx,
  session: Session,
  made: { readonly case: string; readonly from: string; readonly to: string; readonly because: string },
): void {
  mustSeeCase(tx, session.user, made.case)
  if (!casesOf(tx, made.from).some(duty => duty.id === made.case))
    throw new Refused('NOT_FOUND', { subject: made.case })
  const keeping = keepingOf(tx, `case:${made.case}`, made.case)
  const ties = tx.all(q.selectFrom('active_case_member').select(['id', 'user']).where('case_id', '=', made.case))
  decide(tx, keeping, {
    kind: 'case_owner',
    value: made.to,
    because: made.because,
    subjects: [{ role: 'case', record: made.case }],
  })
  if (!ties.some(tie => tie.user === made.to))
    insertRecord(tx, caseMember, keeping, { case_id: made.case, user: made.to })
  for (const tie of ties.filter(each => each.user === made.from)) reverse(tx, keeping, tie.id, made.because)
}

function membersOf(reader: Reader, caseId: string): string[] {
  const members = reader
    .all(q.selectFrom('active_case_member').select('user').where('case_id', '=', caseId))
    .map(row => row.user)
  const owner = ownerOfCase(reader, caseId)
  return owner === undefined ? members : [...members, owner]
}
