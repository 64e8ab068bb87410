/** Triage: the answers, and what they allow (R11, R12, R17, R52, R55). Every step is a decision that can be undone. */
import { decide, type Session } from '../access/index.ts'
import { Refused } from '../contract/errors.ts'
import { insertRecord, type Tx } from '../vault/index.ts'
import { refuseMarkedText } from './markings.ts'
import { keepingOfSignal, mustBeVisible, q, stateOf } from './queries.ts'
import { startClock } from './retention.ts'
import { triageAnswer, type SignalState, type triageQuestions } from './tables.ts'
import { checkThemes } from './themes.ts'

export interface TriageInput {
  readonly signal: string
  readonly kind?: string | undefined
  readonly themes?: readonly string[] | undefined
  readonly behaviour?: string | undefined
  readonly help?: 'yes' | 'no' | 'unknown' | undefined
  readonly feedbackWanted?: boolean | undefined
  readonly feedbackGiven?: string | undefined
  readonly to?: 'triage' | 'in_case' | undefined
}

export function triageSignal(tx: Tx, session: Session, input: TriageInput): SignalState {
  const { signal } = input
  mustBeVisible(tx, signal)
  tx.about('signal', signal)
  const keeping = keepingOfSignal(tx, session, signal)
  const answer = (question: (typeof triageQuestions)[number], value: string | undefined) => {
    if (value !== undefined) insertRecord(tx, triageAnswer, keeping, { signal, question, value })
  }
  if (
    input.kind !== undefined &&
    !session.codebooks.signalKinds.some(k => k.code === input.kind && k.isSignal !== false)
  )
    throw new Refused('CODE_UNKNOWN', { details: { code: input.kind } })
  if (input.themes) checkThemes(session, input.themes)
  refuseMarkedText(session.codebooks, input.behaviour ?? '', input.feedbackGiven ?? '')
  answer('kind', input.kind)
  answer('theme', input.themes?.join(','))
  answer('behaviour', input.behaviour)
  answer('help', input.help)
  answer('feedback_wanted', input.feedbackWanted === undefined ? undefined : input.feedbackWanted ? 'yes' : 'no')
  answer('feedback_given', input.feedbackGiven)
  if (input.to !== undefined) moveTo(tx, session, signal, input.to)
  return stateOf(tx, signal)
}

const openStates: readonly SignalState[] = ['received', 'triage', 'in_case', 'forwarded']

/** Writes the new state; the guards are those of the life cycle in the data model. */
export function moveTo(tx: Tx, session: Session, signal: string, state: 'triage' | 'in_case'): void {
  const now = stateOf(tx, signal)
  if (now === state) return
  if (!openStates.includes(now)) throw new Refused('NOT_IN_THIS_STATE', { subject: signal, details: { state: now } })
  if (state === 'in_case') {
    refuseUnread(tx, signal)
    const answers = answersOf(tx, signal)
    if (!answers.get('behaviour')) throw new Refused('BEHAVIOUR_NEEDED', { subject: signal })
    if (!answers.get('theme')) throw new Refused('THEME_NEEDED', { subject: signal })
    if (!answers.get('help')) throw new Refused('HELP_ANSWER_NEEDED', { subject: signal })
  }
  const keeping = keepingOfSignal(tx, session, signal)
  decide(tx, keeping, { kind: 'state', value: state, subjects: [{ role: 'signal', record: signal }] })
  if (state === 'in_case') startClock(tx, session, keeping, signal, 'signal_in_case')
}

/** Closing reasons carry the state; "unfounded" takes the signal out of everything at once (R56). */
export function closeSignal(
  tx: Tx,
  session: Session,
  signal: string,
  reason: string,
  because: string,
): { decision: string; state: SignalState } {
  const now = stateOf(tx, signal)
  if (!openStates.includes(now) && now !== 'merged_origin')
    throw new Refused('NOT_IN_THIS_STATE', { subject: signal, details: { state: now } })
  const code = session.codebooks.closingReasons.find(r => r.code === reason)
  if (!code || code.state === 'expired' || code.state === 'merged_origin')
    throw new Refused('CODE_UNKNOWN', { details: { code: reason } })
  const answers = answersOf(tx, signal)
  if (code.state !== 'unfounded') refuseUnread(tx, signal)
  if (answers.get('feedback_wanted') === 'yes' && !answers.get('feedback_given'))
    throw new Refused('FEEDBACK_OPEN', { subject: signal })
  if (code.state !== 'unfounded' && !answers.get('help')) throw new Refused('HELP_ANSWER_NEEDED', { subject: signal })
  tx.about('signal', signal)
  const keeping = keepingOfSignal(tx, session, signal)
  const decision = decide(tx, keeping, {
    kind: 'state',
    value: code.state,
    shown: reason,
    because,
    subjects: [{ role: 'signal', record: signal }],
  })
  startClock(tx, session, keeping, signal, code.state === 'unfounded' ? 'signal_unfounded' : 'signal_no_followup')
  return { decision, state: stateOf(tx, signal) }
}

export function answersOf(tx: Pick<Tx, 'all'>, signal: string): Map<string, string> {
  return new Map(
    tx
      .all(q.selectFrom('current_answer').select(['question', 'value']).where('signal', '=', signal))
      .map(row => [row.question, row.value]),
  )
}

/** R52: a picture without text leaves triage only once somebody typed over what it says. */
function refuseUnread(tx: Tx, signal: string): void {
  const readable = tx.get(
    q.selectFrom('visible_extract').select('id').where('signal', '=', signal).where('has_text', '=', 1).limit(1),
  )
  if (!readable) throw new Refused('TRANSCRIPTION_NEEDED', { subject: signal })
}
