/** What the rules and page 1 need of a signal: state, code, conditions, consents, grade, contra-indications, origins. */
import { z } from 'zod'
import type { Codebooks } from '../contract/codebooks.ts'
import type { Reader } from '../vault/index.ts'
import type { ConditionFact, ConsentFact, SignalFact } from './facts.ts'
import { parseCodes, q } from './queries.ts'

export interface GradeView {
  readonly source: 'A' | 'B' | 'C' | 'X'
  readonly information: '1' | '2' | '3' | '4'
  /** User who gave it. */
  readonly author: string
}

export interface SignalView extends SignalFact {
  readonly title: string
  /** Row of a list that it was taken from: "3". */
  readonly row: string | null
  readonly sentAt: string | null
  readonly receivedAt: number
  readonly handlingAssumed: boolean
  readonly own: GradeView | null
  /** Root of the signal's own origin (R20). */
  readonly root: string
  readonly firstHand: boolean
  /** Numbers of signals that only repeat this origin, and repeated deliveries of this one: they add nothing (R20, R22). */
  readonly notCounted: readonly string[]
  /** In the words of the register: what speaks against it within the signal itself (R16). */
  readonly contraWords: readonly string[]
  /** As written: people who stay unnamed, "een vriend die alles regelt" (R18). */
  readonly unnamed: readonly string[]
}

const Parameters = z.object({
  recipientKinds: z.array(z.string()).default([]),
  purposes: z.array(z.string()).default([]),
  date: z.string().nullish(),
})

/** Undefined for an id that never was a signal. A signal that is gone has its number and nothing else. */
export function findSignal(reader: Reader, codebooks: Codebooks, id: string): SignalView | undefined {
  const visible = reader.get(
    q
      .selectFrom('visible_signal')
      .select([
        'id',
        'number',
        'title',
        'origin',
        'sender_organisation',
        'sender_reference',
        'sent_at',
        'received_at',
        'row_number',
      ])
      .where('id', '=', id),
  )
  if (!visible) return findGone(reader, codebooks, id)
  const handling = reader.get(
    q.selectFrom('current_handling').select(['code', 'marking', 'assumed']).where('signal', '=', id),
  )
  const own = gradeOf(reader, id)
  const root = rootOf(reader, visible.origin)
  const statements = reader.all(
    q
      .selectFrom('visible_statement')
      .select(['polarity', 'value', 'first_hand'])
      .where('signal', '=', id)
      .orderBy('hlc'),
  )
  return {
    id,
    number: visible.number,
    title: visible.title,
    row: visible.row_number,
    reference: visible.sender_reference,
    organisation: visible.sender_organisation,
    sentAt: visible.sent_at,
    receivedAt: visible.received_at,
    gone: false,
    root,
    own: own ?? null,
    graded: own !== undefined,
    handling: handling?.code ?? codebooks.handlingCodes.default,
    handlingAssumed: handling ? handling.assumed === 1 : true,
    marking: handling?.marking ?? 'unmarked',
    conditions: conditionsOf(reader, id),
    consents: consentsOf(reader, id),
    helpAnswered:
      reader.get(
        q.selectFrom('current_answer').select('value').where('signal', '=', id).where('question', '=', 'help'),
      ) !== undefined,
    contradictedBy: contradictionsOf(reader, id),
    notCounted: notCounted(reader, id, root),
    firstHand: statements.some(s => s.first_hand === 1),
    unnamed: unnamedIn(reader, id),
    contraWords: statements.filter(s => s.polarity === 'contradicts').map(s => s.value),
  }
}

function findGone(reader: Reader, codebooks: Codebooks, id: string): SignalView | undefined {
  const stub = reader.get(q.selectFrom('signal').select('number').where('id', '=', id))
  if (!stub) return undefined
  return {
    id,
    number: stub.number,
    title: '',
    row: null,
    reference: null,
    organisation: null,
    sentAt: null,
    receivedAt: 0,
    gone: true,
    root: '',
    own: null,
    graded: false,
    handling: codebooks.handlingCodes.default,
    handlingAssumed: true,
    marking: 'unmarked',
    conditions: [],
    consents: [],
    helpAnswered: false,
    contradictedBy: [],
    notCounted: [],
    firstHand: false,
    contraWords: [],
    unnamed: [],
  }
}

function conditionsOf(reader: Reader, signal: string): ConditionFact[] {
  const rows = reader.all(
    q.selectFrom('active_condition').select(['code', 'parameters']).where('signal', '=', signal).orderBy('id'),
  )
  return rows.map(({ code, parameters }) => {
    const { recipientKinds, purposes, date } = Parameters.parse(JSON.parse(parameters))
    return { code, recipientKinds, purposes, date: date ?? null }
  })
}

/** R28: who (organisation, function), when, how, for whom, with its document; anything missing makes it no consent. */
function consentsOf(reader: Reader, signal: string): ConsentFact[] {
  const rows = reader.all(
    q
      .selectFrom('active_consent')
      .select(['organisation', 'function', 'given_on', 'how', 'recipients', 'purposes', 'evidence'])
      .where('signal', '=', signal)
      .orderBy('id'),
  )
  const complete = rows.filter(r =>
    [r.organisation, r.function, r.given_on, r.how, r.evidence].every(field => field.trim() !== ''),
  )
  return complete.map(r => ({ recipients: parseCodes(r.recipients), purposes: parseCodes(r.purposes) }))
}

/** Signals that a person said contradict this one, of those that still stand (R16). */
function contradictionsOf(reader: Reader, signal: string): { id: string; number: string }[] {
  return reader.all(
    q
      .selectFrom('decision_in_force as d')
      .innerJoin('decision_in_force as t', 't.id', 'd.id')
      .innerJoin('visible_signal as s', 's.id', 'd.subject')
      .select(['s.id', 's.number'])
      .distinct()
      .where('d.kind', '=', 'contradicts')
      .where('d.role', '=', 'contradicting')
      .where('t.role', '=', 'contradicted')
      .where('t.subject', '=', signal)
      .orderBy('s.id'),
  )
}

export function rootOf(reader: Reader, origin: string): string {
  return reader.get(q.selectFrom('origin_root').select('root').where('origin', '=', origin))?.root ?? origin
}

/** Signals merged into this one's origin, and later deliveries of the signal itself. */
function notCounted(reader: Reader, signal: string, root: string): string[] {
  const merged = reader.all(
    q
      .selectFrom('visible_signal as s')
      .innerJoin('origin_root as r', 'r.origin', 's.origin')
      .select('s.number')
      .where('r.root', '=', root)
      .where('s.state', '=', 'merged_origin')
      .where('s.id', '<>', signal)
      .orderBy('s.number'),
  )
  const again = reader.all(
    q.selectFrom('delivery').select('id').where('signal', '=', signal).where('duplicate_of', 'is not', null),
  )
  return [...merged.map(m => m.number), ...again.map(() => 'opnieuw ontvangen')]
}

function unnamedIn(reader: Reader, signal: string): string[] {
  return reader
    .all(q.selectFrom('visible_mention').select('surface').where('signal', '=', signal).where('role', '=', 'unnamed'))
    .map(m => m.surface)
}

/** Our own grade of a signal or statement, if there is one: the source's is another field (R24). */
export function gradeOf(reader: Reader, target: string): GradeView | undefined {
  const row = reader.get(
    q
      .selectFrom('current_grade')
      .select(['source', 'information', 'author'])
      .where('target', '=', target)
      .where('given_by', '=', 'own'),
  )
  return (
    row && {
      source: z.enum(['A', 'B', 'C', 'X']).parse(row.source),
      information: z.enum(['1', '2', '3', '4']).parse(row.information),
      author: row.author,
    }
  )
}
