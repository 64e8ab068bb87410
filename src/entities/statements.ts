/** Statements: what a mention says, with an origin of its own where a person said so (R19, R23). Immutable; taken back by a decision. */
import { decide, type Session } from '../access/index.ts'
import {
  findPassage,
  getMention,
  isCitizenNumber,
  isEdtf,
  keepPassage,
  mustSeeSignal,
  readBirthDate,
  spanOf,
  type MentionKind,
  type PassageWish,
} from '../annotation/index.ts'
import type { StatementRow } from '../contract/entities.ts'
import { Refused } from '../contract/errors.ts'
import { MentionId, OriginId, SignalId, StatementId } from '../contract/ids.ts'
import { keepingOfSignal, refuseMarkedText } from '../signals/index.ts'
import { Grade } from '../contract/shapes.ts'
import { insertRecord, type Reader, type Tx } from '../vault/index.ts'
import { getStatement, q } from './queries.ts'
import { statement, type Property } from './tables.ts'

export interface NewStatement {
  readonly mention: string
  readonly property: Property
  readonly value: string
  readonly edtf?: string | undefined
  readonly origin?: string | undefined
  readonly polarity?: 'supports' | 'contradicts' | 'neutral' | undefined
  readonly firstHand?: boolean | undefined
  /** The words that say it, in the mention's own signal; without them the mention says it by standing there. */
  readonly passage?: Omit<PassageWish, 'signal'> | undefined
}

/** Refused: a citizen number as a value (R38), an origin that does not exist, a date that is no EDTF, words that are not there (R46). */
export function addStatement(tx: Tx, session: Session, made: NewStatement): string {
  const { signal } = getMention(tx, session, made.mention)
  const row = tx.get(q.selectFrom('visible_signal').select('origin').where('id', '=', signal))
  const origin = made.origin ?? row?.origin
  if (origin === undefined || !tx.get(q.selectFrom('origin').select('id').where('id', '=', origin)))
    throw new Refused('NOT_FOUND', { subject: made.origin ?? signal })
  if (made.property !== 'said' && made.property !== 'phone' && isCitizenNumber(made.value))
    throw new Refused('CITIZEN_NUMBER', { subject: made.mention })
  if (made.edtf !== undefined && !isEdtf(made.edtf))
    throw new Refused('BAD_INPUT', { subject: made.mention, details: { field: 'edtf' } })
  refuseMarkedText(session.codebooks, made.value)
  tx.about('signal', signal)
  const keeping = keepingOfSignal(tx, session, signal)
  const place = made.passage && findPassage(tx, { ...made.passage, signal })
  return insertRecord(tx, statement, keeping, {
    mention: made.mention,
    signal,
    passage: place ? keepPassage(tx, keeping, place.reading, place.range) : null,
    property: made.property,
    value: made.value,
    edtf: made.edtf ?? edtfOf(made),
    origin,
    polarity: made.polarity ?? 'supports',
    first_hand: made.firstHand ? 1 : 0,
  })
}

/** The property that a mention says by being there; null for dates, which say nothing by themselves. */
export function propertyOf(kind: MentionKind): Property | null {
  switch (kind) {
    case 'person':
      return 'name'
    case 'location':
      return 'location_name'
    case 'organisation':
      return 'organisation_name'
    case 'vehicle':
      return 'description'
    case 'date':
      return null
    default:
      return kind
  }
}

/** The statement that a mention makes by being there: the one that is there, or a new one. */
export function statementOfMention(tx: Tx, session: Session, mention: ReturnType<typeof getMention>): string | null {
  const property = propertyOf(mention.kind)
  if (property === null) return null
  const known = tx.get(
    q.selectFrom('visible_statement').select('id').where('mention', '=', mention.id).where('property', '=', property),
  )
  if (known) return known.id
  const whole =
    mention.kind === 'person' && mention.proposed?.includes(mention.surface) ? mention.proposed : mention.surface
  return addStatement(tx, session, { mention: mention.id, property, value: whole.replaceAll(/\s+/g, ' ') })
}

export function withdrawStatement(tx: Tx, session: Session, id: string, because: string): string {
  const { signal } = getStatement(tx, session, id)
  tx.about('statement', id)
  return decide(tx, keepingOfSignal(tx, session, signal), {
    kind: 'statement_withdrawn',
    because,
    subjects: [{ role: 'statement', record: id }],
  })
}

export type StatementFilter =
  | { readonly signal: string }
  | { readonly mention: string }
  | { readonly mentions: readonly string[] }
  | { readonly root: string }
  | { readonly ids: readonly string[] }

/** In the order of signals and of the text. */
export function statementsOf(reader: Reader, filter: StatementFilter): StatementRow[] {
  const base = q
    .selectFrom('visible_statement as t')
    .innerJoin('visible_signal as s', 's.id', 't.signal')
    .innerJoin('visible_mention as m', 'm.id', 't.mention')
    .leftJoin('origin as o', 'o.id', 't.origin')
    .leftJoin('passage as p', 'p.id', 't.passage')
    .select([
      't.id',
      't.mention',
      't.signal',
      's.number',
      't.property',
      't.value',
      't.edtf',
      'm.quote',
      'p.quote as own_quote',
      't.polarity',
      't.first_hand',
      't.origin',
      't.root',
      'o.organisation',
      's.sender_organisation',
      's.origin as own_origin',
    ])
    .orderBy('s.number')
    .orderBy('m.extract')
    .orderBy('m.start')
    .orderBy('t.id')
  const rows = reader.all(
    'signal' in filter
      ? base.where('t.signal', '=', filter.signal)
      : 'mention' in filter
        ? base.where('t.mention', '=', filter.mention)
        : 'mentions' in filter
          ? base.where('t.mention', 'in', filter.mentions.length === 0 ? [''] : [...filter.mentions])
          : 'root' in filter
            ? base.where(
                't.mention',
                'in',
                q.selectFrom('cluster_mention').select('mention').where('root', '=', filter.root),
              )
            : base.where('t.id', 'in', filter.ids.length === 0 ? [''] : [...filter.ids]),
  )
  const grades = ownGrades(
    reader,
    rows.flatMap(row => [row.id, row.signal]),
  )
  return rows.map(row => ({
    id: StatementId.parse(row.id),
    mention: MentionId.parse(row.mention),
    signal: SignalId.parse(row.signal),
    signalNumber: row.number,
    property: row.property,
    value: row.value,
    edtf: row.edtf,
    span: spanOf(row.edtf),
    quote: row.own_quote ?? row.quote,
    polarity: row.polarity,
    firstHand: row.first_hand === 1,
    origin: OriginId.parse(row.origin),
    root: OriginId.parse(row.root),
    // Whoever sent a signal is not the source of what somebody else saw first (R19, R23).
    organisation: row.organisation ?? (row.origin === row.own_origin ? row.sender_organisation : null),
    grade: grades.get(row.id) ?? grades.get(row.signal) ?? null,
  }))
}

/** A statement's own grade comes before its signal's; without either it is not judged yet, and that is what is shown (R24). */
function ownGrades(reader: Reader, targets: readonly string[]): ReadonlyMap<string, StatementRow['grade']> {
  if (targets.length === 0) return new Map()
  const rows = reader.all(
    q
      .selectFrom('current_grade')
      .select(['target', 'source', 'information'])
      .where('given_by', '=', 'own')
      .where('target', 'in', [...new Set(targets)]),
  )
  return new Map(rows.map(row => [row.target, Grade.parse({ source: row.source, information: row.information })]))
}

export function listStatements(
  tx: Tx,
  session: Session,
  filter: { signal?: string | undefined; mention?: string | undefined },
): StatementRow[] {
  if (filter.mention !== undefined) {
    const { signal } = getMention(tx, session, filter.mention)
    tx.about('signal', signal)
    return statementsOf(tx, { mention: filter.mention })
  }
  if (filter.signal === undefined) throw new Refused('PARENT_NEEDED')
  mustSeeSignal(tx, session, filter.signal)
  tx.about('signal', filter.signal)
  return statementsOf(tx, { signal: filter.signal })
}

function edtfOf(made: NewStatement): string | null {
  return made.property === 'birth_date' ? (readBirthDate(made.value)?.edtf ?? null) : null
}
