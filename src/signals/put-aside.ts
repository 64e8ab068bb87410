/** Two ways in which a signal waits: for the answer of its source, or for a better moment. Its term runs on in both (R54). */
import { decide, type Session } from '../access/index.ts'
import { Refused } from '../contract/errors.ts'
import { lastWorkingMoment } from '../contract/working-time.ts'
import type { Tx } from '../vault/index.ts'
import { lineOf } from './inbox-list.ts'
import { refuseMarkedText } from './markings.ts'
import { officeHours } from './office-hours.ts'
import { keepingOfSignal, mustBeVisible, stateOf } from './queries.ts'
import { addTask, openTasksOf } from './tasks.ts'
import { awaitSource } from './triage-line.ts'
import { moveTo } from './triage-signal.ts'

export interface Question {
  readonly signal: string
  readonly question: string
  readonly answerBy: string
}

/**
 * Writes down what the source was asked and waits for the answer. A standing task to ask something is done by it. Refused outside
 * triage, and while an earlier question is open.
 */
export function askSource(tx: Tx, session: Session, asked: Question): { decision: string; task: string } {
  const { signal } = asked
  mustBeVisible(tx, signal)
  mustBeInTriage(tx, signal)
  if (lineOf(tx, signal).tab === 'source') throw new Refused('ALREADY_ASKED', { subject: signal })
  if (asked.answerBy < new Date(tx.at).toISOString().slice(0, 10))
    throw new Refused('BAD_INPUT', { details: { field: 'answerBy' } })
  refuseMarkedText(session.codebooks, asked.question)
  moveTo(tx, session, signal, 'triage')
  const keeping = keepingOfSignal(tx, session, signal)
  for (const standing of openTasksOf(tx, signal, 'ask_source'))
    decide(tx, keeping, { kind: 'task_done', because: asked.question, subjects: [{ role: 'task', record: standing }] })
  const task = addTask(tx, keeping, {
    aboutType: 'signal',
    about: signal,
    kind: awaitSource,
    what: asked.question,
    dueOn: asked.answerBy,
  })
  tx.about('signal', signal)
  const decision = decide(tx, keeping, {
    kind: 'asked_source',
    because: asked.question,
    subjects: [
      { role: 'signal', record: signal },
      { role: 'task', record: task },
    ],
  })
  return { decision, task }
}

/** Puts signals off until a moment that comes before the end of each one's term; one that is too late refuses all. */
export function putOff(tx: Tx, session: Session, signals: readonly string[], until: number): string {
  if (until <= tx.at) throw new Refused('BAD_INPUT', { details: { field: 'until' } })
  const [decision] = signals.map(signal => {
    mustBeVisible(tx, signal)
    mustBeInTriage(tx, signal)
    if (until > lastWorkingMoment(lineOf(tx, signal).endsAt, officeHours))
      throw new Refused('LATER_THAN_TERM', { subject: signal })
    tx.about('signal', signal)
    return decide(tx, keepingOfSignal(tx, session, signal), {
      kind: 'later',
      value: String(until),
      subjects: [{ role: 'signal', record: signal }],
    })
  })
  if (decision === undefined) throw new Refused('BAD_INPUT', { details: { field: 'signals' } })
  tx.count(signals.length)
  return decision
}

function mustBeInTriage(tx: Tx, signal: string): void {
  const state = stateOf(tx, signal)
  if (state !== 'received' && state !== 'triage')
    throw new Refused('NOT_IN_THIS_STATE', { subject: signal, details: { state } })
}
