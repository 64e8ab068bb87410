/**
 * Closing: the outcome with its reason, the question of help (R17), what the reporter hears (R55), the end of what was still to be done,
 * and the term after which the content goes (R56, R58). One act, taken back as one.
 */
import { decide, type Session } from '../access/index.ts'
import { Refused } from '../contract/errors.ts'
import type { HelpAskedBy } from '../contract/signals.ts'
import { insertRecord, type Tx } from '../vault/index.ts'
import { refuseMarkedText } from './markings.ts'
import { keepingOfSignal, mustBeVisible, q, stateOf } from './queries.ts'
import { endOfTerm, startClock } from './retention.ts'
import type { SignalState } from './states.ts'
import { triageAnswer, type triageQuestions } from './tables.ts'
import { addTask, daysAfter } from './tasks.ts'
import { awaitSource } from './triage-line.ts'
import { answersOf, isFeedbackOpen, openStates, refuseUnread } from './triage-signal.ts'

export interface Closing {
  readonly signal: string
  readonly reason: string
  readonly because: string
  readonly help?: 'yes' | 'no' | 'unknown' | undefined
  readonly helpAskedBy?: HelpAskedBy | undefined
  /** A code of `packetRecipientKinds` that gets nothing but the request for help. */
  readonly helpTo?: string | undefined
  /** What the reporter was told, or why nothing. */
  readonly feedbackGiven?: string | undefined
  readonly feedbackWithheld?: string | undefined
}

/** Closing reasons carry the state; "unfounded" takes the signal out of everything at once (R56). */
export function closeSignal(tx: Tx, session: Session, closing: Closing): { decision: string; state: SignalState } {
  const { signal } = closing
  mustBeVisible(tx, signal)
  const now = stateOf(tx, signal)
  if (!openStates.includes(now) && now !== 'merged_origin')
    throw new Refused('NOT_IN_THIS_STATE', { subject: signal, details: { state: now } })
  const code = session.codebooks.closingReasons.find(r => r.code === closing.reason)
  if (!code || code.state === 'expired' || code.state === 'merged_origin')
    throw new Refused('CODE_UNKNOWN', { details: { code: closing.reason } })
  refuseMarkedText(session.codebooks, closing.because, closing.feedbackGiven ?? '', closing.feedbackWithheld ?? '')
  recordAnswers(tx, session, closing)
  const isUnfounded = code.state === 'unfounded'
  const answers = answersOf(tx, signal)
  if (!isUnfounded) refuseUnread(tx, signal)
  if (isFeedbackOpen(answers)) throw new Refused('FEEDBACK_OPEN', { subject: signal })
  if (!isUnfounded && !answers.get('help')) throw new Refused('HELP_ANSWER_NEEDED', { subject: signal })
  tx.about('signal', signal)
  const keeping = keepingOfSignal(tx, session, signal)
  endTasks(tx, session, signal, isUnfounded)
  if (closing.helpTo !== undefined && !isUnfounded) routeToHelp(tx, session, signal, closing.helpTo)
  const decision = decide(tx, keeping, {
    kind: 'state',
    value: code.state,
    shown: closing.reason,
    because: closing.because,
    subjects: [{ role: 'signal', record: signal }],
  })
  startClock(tx, session, keeping, signal, termAfter(code.state))
  return { decision, state: stateOf(tx, signal) }
}

export interface ClosingView {
  readonly help: 'yes' | 'no' | 'unknown' | null
  readonly feedback: 'not_asked' | 'open' | 'given' | 'withheld'
  readonly erasedOn: { readonly state: SignalState; readonly on: string }[]
  readonly openTasks: number
  readonly mayReopen: boolean
}

/** What the dialog says before anything is decided. */
export function viewClosing(tx: Tx, session: Session, signal: string): ClosingView {
  mustBeVisible(tx, signal)
  tx.about('signal', signal)
  const answers = answersOf(tx, signal)
  const help = answers.get('help')
  return {
    help: help === 'yes' || help === 'no' || help === 'unknown' ? help : null,
    feedback: isFeedbackOpen(answers)
      ? 'open'
      : answers.has('feedback_given')
        ? 'given'
        : answers.has('feedback_withheld')
          ? 'withheld'
          : 'not_asked',
    erasedOn: (['unfounded', 'closed_no_followup', 'closed_forwarded'] as const).map(state => ({
      state,
      on: new Date(endOfTerm(session, termAfter(state), tx.at)).toISOString().slice(0, 10),
    })),
    openTasks: tx.all(q.selectFrom('open_task').select('id').where('about', '=', signal)).length,
    mayReopen: session.user.role === 'coordinator',
  }
}

const termAfter = (state: string) => (state === 'unfounded' ? 'signal_unfounded' : 'signal_no_followup')

function recordAnswers(tx: Tx, session: Session, closing: Closing): void {
  const keeping = keepingOfSignal(tx, session, closing.signal)
  const answer = (question: (typeof triageQuestions)[number], value: string | undefined) => {
    if (value !== undefined) insertRecord(tx, triageAnswer, keeping, { signal: closing.signal, question, value })
  }
  answer('help', closing.help)
  answer('help_asked_by', closing.helpAskedBy)
  answer('help_to', closing.helpTo)
  answer('feedback_given', closing.feedbackGiven)
  answer('feedback_withheld', closing.feedbackWithheld)
}

/** Nobody asks or waits for a closed signal; of an unfounded one nothing stays to be done, for its tasks speak of it. */
function endTasks(tx: Tx, session: Session, signal: string, all: boolean): void {
  const open = tx.all(q.selectFrom('open_task').select(['id', 'kind']).where('about', '=', signal))
  for (const { id, kind } of open) {
    if (!all && kind !== 'ask_source' && kind !== awaitSource) continue
    decide(tx, keepingOfSignal(tx, session, signal), {
      kind: 'task_done',
      shown: 'signal_closed',
      subjects: [{ role: 'task', record: id }],
    })
  }
}

/** Days after which somebody looks whether the help arrived. */
const helpCheckDays = 14

/** The request for help itself is a packet with that purpose; here stands that it must be made, and looked after (R17). */
function routeToHelp(tx: Tx, session: Session, signal: string, to: string): void {
  const kind = session.codebooks.packetRecipientKinds.find(r => r.code === to)
  if (!kind?.minimal) throw new Refused('CODE_UNKNOWN', { details: { code: to } })
  addTask(tx, keepingOfSignal(tx, session, signal), {
    aboutType: 'signal',
    about: signal,
    kind: 'help_check',
    what: `Hulpvraag doorgeven en nagaan of de hulp er is: ${kind.nl}`,
    dueOn: daysAfter(tx, helpCheckDays),
  })
}
