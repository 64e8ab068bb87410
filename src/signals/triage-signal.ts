/** Triage: the answers, and what they allow (R11, R12, R17, R52, R55). Every step is a decision that can be undone. */
import { decide, type Session } from '../access/index.ts'
import { Refused } from '../contract/errors.ts'
import { insertRecord, type Tx } from '../vault/index.ts'
import { refuseMarkedText } from './markings.ts'
import { keepingOfSignal, mustBeVisible, q, stateOf } from './queries.ts'
import { startClock } from './retention.ts'
import type { SignalState } from './states.ts'
import { triageAnswer, type triageQuestions } from './tables.ts'
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

export const openStates: readonly SignalState[] = ['received', 'triage', 'in_case', 'forwarded']

/** Writes the new state and returns the decision, or nothing when it is so already; the guards are those of the life cycle. */
export function moveTo(tx: Tx, session: Session, signal: string, state: 'triage' | 'in_case'): string | undefined {
  const now = stateOf(tx, signal)
  if (now === state) return undefined
  if (!openStates.includes(now)) throw new Refused('NOT_IN_THIS_STATE', { subject: signal, details: { state: now } })
  if (state === 'in_case') {
    const [missing] = missingForCase(tx, signal)
    if (missing) throw new Refused(missing, { subject: signal })
  }
  const keeping = keepingOfSignal(tx, session, signal)
  const decision = decide(tx, keeping, { kind: 'state', value: state, subjects: [{ role: 'signal', record: signal }] })
  if (state === 'in_case') startClock(tx, session, keeping, signal, 'signal_in_case')
  return decision
}

export type MissingForCase = 'TRANSCRIPTION_NEEDED' | 'BEHAVIOUR_NEEDED' | 'THEME_NEEDED' | 'HELP_ANSWER_NEEDED'

/** Everything that keeps a signal from a case, in the order of the questions of triage; empty when nothing does (R11, R12, R17, R52). */
export function missingForCase(tx: Pick<Tx, 'all' | 'get'>, signal: string): MissingForCase[] {
  const answers = answersOf(tx, signal)
  const needed = [
    ['TRANSCRIPTION_NEEDED', isReadable(tx, signal)],
    ['BEHAVIOUR_NEEDED', answers.get('behaviour')],
    ['THEME_NEEDED', answers.get('theme')],
    ['HELP_ANSWER_NEEDED', answers.get('help')],
  ] as const
  return needed.flatMap(([code, answer]) => (answer ? [] : [code]))
}

export function answersOf(tx: Pick<Tx, 'all'>, signal: string): Map<string, string> {
  return new Map(
    tx
      .all(q.selectFrom('current_answer').select(['question', 'value']).where('signal', '=', signal))
      .map(row => [row.question, row.value]),
  )
}

/** Whether the reporter asked for word and got neither that nor a reason why not (R55). */
export function isFeedbackOpen(answers: ReadonlyMap<string, string>): boolean {
  return answers.get('feedback_wanted') === 'yes' && !answers.get('feedback_given') && !answers.get('feedback_withheld')
}

/** R52: a picture without text leaves triage only once somebody typed over what it says. */
export function refuseUnread(tx: Tx, signal: string): void {
  if (!isReadable(tx, signal)) throw new Refused('TRANSCRIPTION_NEEDED', { subject: signal })
}

function isReadable(tx: Pick<Tx, 'get'>, signal: string): boolean {
  const readable = tx.get(
    q.selectFrom('visible_extract').select('id').where('signal', '=', signal).where('has_text', '=', 1).limit(1),
  )
  return readable !== undefined
}
