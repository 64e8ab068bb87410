/** What a person does with a case. Its title names nobody; its conclusion is about information, not about a person (R13). */
import { decide, isMemberOfCase, mustSeeCase, ownerOfCase, reverse, type Session } from '../access/index.ts'
import type { HelpAnswer } from '../contract/cases.ts'
import { Refused } from '../contract/errors.ts'
import {
  answersOf,
  isFeedbackOpen,
  keepingOfSignal,
  moveTo,
  mustBeVisible,
  nextNumber,
  refuseMarkedText,
  startClock,
  stateOf,
} from '../signals/index.ts'
import { insertRecord, keepingOf, newKeeping, type Keeping, type Tx } from '../vault/index.ts'
import { q } from './queries.ts'
import { assessment, assessmentPoint, caseMember, caseSignal, caseTable } from './tables.ts'

export interface NewCase {
  readonly title: string
  readonly question: string
  readonly purpose: string
  readonly ground: string
  readonly reviewOn?: string | undefined
}

export function openCase(tx: Tx, session: Session, made: NewCase): { case: string; number: string } {
  if (!session.codebooks.legalBases.some(b => b.code === made.ground))
    throw new Refused('CODE_UNKNOWN', { details: { code: made.ground } })
  refuseMarkedText(session.codebooks, made.title, made.question)
  const id = tx.uuid7()
  const keeping = newKeeping(tx, `case:${id}`, id)
  const number = nextNumber(tx, session, 'case')
  insertRecord(
    tx,
    caseTable,
    keeping,
    {
      number,
      title: made.title,
      question: made.question,
      purpose: made.purpose,
      ground: made.ground,
      owner_user: session.user.id,
      review_on: made.reviewOn ?? null,
    },
    { id },
  )
  insertRecord(tx, caseMember, keeping, { case_id: id, user: session.user.id })
  tx.about('case', id)
  return { case: id, number }
}

export function keepingOfCase(tx: Tx, session: Session, id: string): Keeping {
  mustSeeCase(tx, session.user, id)
  if (!tx.get(q.selectFrom('case').select('id').where('id', '=', id))) throw new Refused('NOT_FOUND', { subject: id })
  return keepingOf(tx, `case:${id}`, id)
}

/**
 * A signal merged into an earlier one counts with that one and needs no guard of its own. `decision` moved the signal here; undoing
 * it takes the tie back too.
 */
export function addSignal(
  tx: Tx,
  session: Session,
  caseId: string,
  signal: string,
  because: string,
): { tie: string; decision: string | undefined } {
  mustBeVisible(tx, signal)
  const keeping = openKeeping(tx, session, caseId)
  const decision = stateOf(tx, signal) === 'merged_origin' ? undefined : moveTo(tx, session, signal, 'in_case')
  const known = tx.get(
    q.selectFrom('active_case_signal').select('id').where('case_id', '=', caseId).where('signal', '=', signal),
  )
  tx.about('case', caseId)
  const tie = known?.id ?? insertRecord(tx, caseSignal, keeping, { case_id: caseId, signal }, { because })
  return { tie, decision }
}

export function removeSignal(tx: Tx, session: Session, caseId: string, signal: string, because: string): string {
  const tie = tx.get(
    q.selectFrom('active_case_signal').select('id').where('case_id', '=', caseId).where('signal', '=', signal),
  )
  if (!tie) throw new Refused('NOT_FOUND', { subject: signal })
  tx.about('case', caseId)
  return reverse(tx, openKeeping(tx, session, caseId), tie.id, because)
}

export function shareCase(tx: Tx, session: Session, caseId: string, user: string): void {
  const keeping = openKeeping(tx, session, caseId)
  const known = tx.get(
    q.selectFrom('active_user').select('id').where('id', '=', user).where('role', 'in', ['liaison', 'coordinator']),
  )
  if (!known) throw new Refused('NOT_FOUND', { subject: user })
  tx.about('case', caseId)
  if (!isMemberOfCase(tx, user, caseId)) insertRecord(tx, caseMember, keeping, { case_id: caseId, user })
}

/** Takes a colleague off the case again; for whom the case is stays. */
export function unshareCase(tx: Tx, session: Session, caseId: string, user: string, because: string): void {
  const keeping = openKeeping(tx, session, caseId)
  if (ownerOfCase(tx, caseId) === user) throw new Refused('BAD_INPUT', { subject: user, details: { field: 'user' } })
  const ties = tx.all(
    q.selectFrom('active_case_member').select('id').where('case_id', '=', caseId).where('user', '=', user),
  )
  if (ties.length === 0) throw new Refused('NOT_FOUND', { subject: user })
  tx.about('case', caseId)
  for (const tie of ties) reverse(tx, keeping, tie.id, because)
}

export interface NewAssessment {
  readonly case: string
  readonly question: string
  readonly nextStep: 'none' | 'ask_source' | 'forward' | 'help' | 'close'
  readonly conclusion: string
  readonly points: readonly {
    readonly side: 'for' | 'against' | 'alternative' | 'unknown'
    readonly text: string
    readonly statement?: string | undefined
    readonly signal?: string | undefined
    readonly signals?: readonly string[] | undefined
  }[]
  readonly help?: HelpAnswer | undefined
}

export function assessCase(tx: Tx, session: Session, made: NewAssessment): string {
  const keeping = openKeeping(tx, session, made.case)
  if (!made.points.some(p => p.side === 'alternative')) throw new Refused('ALTERNATIVE_NEEDED', { subject: made.case })
  refuseMarkedText(
    session.codebooks,
    made.question,
    made.conclusion,
    made.help?.who ?? '',
    ...made.points.map(p => p.text),
  )
  const before = tx.get(
    q.selectFrom('assessment').select('id').where('case_id', '=', made.case).orderBy('hlc', 'desc').limit(1),
  )
  const id = insertRecord(tx, assessment, keeping, {
    case_id: made.case,
    question: made.question,
    next_step: made.nextStep,
    conclusion: made.conclusion,
    supersedes: before?.id ?? null,
  })
  for (const point of made.points) writePoint(tx, keeping, id, point)
  if (made.help)
    decide(tx, keeping, {
      kind: 'case_help',
      value: made.help.answer,
      because: made.help.who,
      subjects: [{ role: 'assessment', record: id }],
    })
  tx.about('case', made.case)
  return id
}

/** A point that rests on several signals is as many rows with the same words. */
function writePoint(tx: Tx, keeping: Keeping, id: string, point: NewAssessment['points'][number]): void {
  const { side, text, statement } = point
  const signals = [...new Set([...(point.signal === undefined ? [] : [point.signal]), ...(point.signals ?? [])])]
  for (const signal of signals) mustBeVisible(tx, signal)
  const [first, ...more] = signals
  insertRecord(tx, assessmentPoint, keeping, {
    assessment: id,
    side,
    text,
    statement: statement ?? null,
    signal: first ?? null,
  })
  for (const signal of more)
    insertRecord(tx, assessmentPoint, keeping, { assessment: id, side, text, statement: null, signal })
}

/** R54, R55: a case closes when its signals have their feedback answered and no task is open. */
export function closeCase(tx: Tx, session: Session, caseId: string, because: string): string {
  const keeping = openKeeping(tx, session, caseId)
  const signals = tx
    .all(q.selectFrom('active_case_signal').select('signal').where('case_id', '=', caseId))
    .map(row => row.signal)
  for (const signal of signals) {
    const answers = answersOf(tx, signal)
    if (isFeedbackOpen(answers)) throw new Refused('FEEDBACK_OPEN', { subject: signal })
    keepingOfSignal(tx, session, signal)
  }
  const about = [caseId, ...signals]
  const task = tx.get(q.selectFrom('open_task').select('id').where('about', 'in', about).limit(1))
  if (task) throw new Refused('TASKS_OPEN', { subject: task.id })
  tx.about('case', caseId)
  startClock(tx, session, keeping, caseId, 'case_closed')
  return decide(tx, keeping, {
    kind: 'case_state',
    value: 'closed',
    because,
    subjects: [{ role: 'case', record: caseId }],
  })
}

function openKeeping(tx: Tx, session: Session, id: string): Keeping {
  const keeping = keepingOfCase(tx, session, id)
  const state = tx.get(q.selectFrom('case_state').select('state').where('case_id', '=', id))?.state
  if (state === 'closed' || state === 'erased')
    throw new Refused('NOT_IN_THIS_STATE', { subject: id, details: { state } })
  return keeping
}
