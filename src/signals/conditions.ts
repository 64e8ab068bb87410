/** What a source demands: handling code, conditions, and the consent records that alone lift them (R26–R28). */
import { decide, type Session } from '../access/index.ts'
import { Refused } from '../contract/errors.ts'
import { insertRecord, type Tx } from '../vault/index.ts'
import { keepingOfSignal, mustBeVisible, q } from './queries.ts'
import { condition, consent, handling } from './tables.ts'
import { openTasksOf } from './tasks.ts'
import { refuseMarkedText } from './markings.ts'

export function setHandling(
  tx: Tx,
  session: Session,
  input: {
    signal: string
    code: 'H0' | 'H1' | 'H2' | 'H3'
    organisation: string
    function: string
    how: string
    because?: string | undefined
  },
): string {
  mustBeVisible(tx, input.signal)
  knownOrganisation(session, input.organisation)
  const marking =
    tx.get(q.selectFrom('current_handling').select('marking').where('signal', '=', input.signal))?.marking ?? 'unmarked'
  tx.about('signal', input.signal)
  const keeping = keepingOfSignal(tx, session, input.signal)
  // What was to be asked was answered by this.
  for (const task of openTasksOf(tx, input.signal, 'ask_source'))
    decide(tx, keeping, { kind: 'task_done', shown: 'handling_recorded', subjects: [{ role: 'task', record: task }] })
  return insertRecord(
    tx,
    handling,
    keeping,
    {
      target: input.signal,
      code: input.code,
      marking,
      assumed: 0,
      organisation: input.organisation,
      function: input.function,
      how: input.how,
    },
    input.because === undefined ? {} : { because: input.because },
  )
}

export interface NewCondition {
  readonly signal: string
  readonly code: string
  readonly recipientKinds?: readonly string[] | undefined
  readonly purposes?: readonly string[] | undefined
  readonly date?: string | undefined
  readonly text: string
}

/** A condition with the parameter that its kind asks for; an incomplete one would block nothing and look like protection. */
export function addCondition(tx: Tx, session: Session, input: NewCondition): string {
  mustBeVisible(tx, input.signal)
  const kind = session.codebooks.sourceConditions.find(c => c.code === input.code)
  if (!kind) throw new Refused('CODE_UNKNOWN', { details: { code: input.code } })
  const given = {
    recipientKinds: input.recipientKinds,
    purposes: input.purposes,
    date: input.date ? [input.date] : undefined,
  }
  const needs = kind.parameter
  if (needs !== undefined && !(needs in given && given[parameterName(needs)]?.length))
    throw new Refused('BAD_INPUT', { details: { field: needs } })
  for (const code of input.recipientKinds ?? []) {
    if (!session.codebooks.packetRecipientKinds.some(r => r.code === code))
      throw new Refused('CODE_UNKNOWN', { details: { code } })
  }
  refuseMarkedText(session.codebooks, input.text)
  tx.about('signal', input.signal)
  const parameters = JSON.stringify({
    recipientKinds: input.recipientKinds,
    purposes: input.purposes,
    date: input.date,
  })
  return insertRecord(tx, condition, keepingOfSignal(tx, session, input.signal), {
    target: input.signal,
    code: input.code,
    parameters,
    text: input.text,
  })
}

export interface NewConsent {
  readonly signal: string
  readonly organisation: string
  readonly function: string
  readonly givenOn: string
  readonly how: string
  readonly recipients: readonly string[]
  readonly purposes: readonly string[]
  readonly evidence: string
}

export function addConsent(tx: Tx, session: Session, input: NewConsent): string {
  mustBeVisible(tx, input.signal)
  knownOrganisation(session, input.organisation)
  tx.about('signal', input.signal)
  return insertRecord(tx, consent, keepingOfSignal(tx, session, input.signal), {
    target: input.signal,
    organisation: input.organisation,
    function: input.function,
    given_on: input.givenOn,
    how: input.how,
    recipients: JSON.stringify(input.recipients),
    purposes: JSON.stringify(input.purposes),
    evidence: input.evidence,
  })
}

function parameterName(needs: string): 'recipientKinds' | 'purposes' | 'date' {
  return needs === 'purposes' ? 'purposes' : needs === 'date' ? 'date' : 'recipientKinds'
}
function knownOrganisation(session: Session, code: string): void {
  if (!session.codebooks.senderOrganisations.some(o => o.code === code))
    throw new Refused('CODE_UNKNOWN', { details: { code } })
}
