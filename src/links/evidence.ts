/** What one line of the picture rests on: for, against, and what was seen and left out (R16, R18, R20, R35, R41). */
import type { Session } from '../access/index.ts'
import { inheritedOf } from '../annotation/index.ts'
import type { StatementRow } from '../contract/entities.ts'
import { Refused } from '../contract/errors.ts'
import { RelationId, SignalId } from '../contract/ids.ts'
import type { Evidence, EvidencePiece, LeftOut, TieRow } from '../contract/links.ts'
import { statementsOf } from '../entities/index.ts'
import { linked } from '../signals/index.ts'
import { instantOf, type Reader, type Tx } from '../vault/index.ts'
import { passagesOf } from './passages.ts'
import { q, seesSignals } from './queries.ts'
import { findTie, tiesOf } from './ties.ts'

export function evidenceOf(tx: Tx, session: Session, relation: string): Evidence {
  const tie = findTie(tx, session, relation)
  if (!tie) throw new Refused('NOT_FOUND', { subject: relation })
  tx.about('relation', relation)
  const sees = seesSignals(tx, session)
  const contradicting = [
    ...tie.statements.filter(row => row.polarity === 'contradicts'),
    ...denials(tx, tie).filter(row => sees(row.signal)),
  ]
  return {
    tie,
    recorded: recordedBy(tx, tie.relations),
    for: pieces(
      tx,
      tie.statements.filter(row => row.polarity !== 'contradicts'),
    ),
    against: [...pieces(tx, contradicting), ...signalsAgainst(tx, tie, contradicting, sees)],
    notCounted: [...repeats(tx, tie, sees), ...unnamed(tx, tie), ...sharedResidence(tx, session, tie)],
  }
}

/** Statements about one of the two that deny, word for word, what the tie rests on. */
function denials(reader: Reader, tie: TieRow): StatementRow[] {
  const claims = new Set(tie.statements.map(row => `${row.property} ${row.value}`))
  const own = new Set<string>(tie.statements.map(row => row.id))
  const about = [tie.from.id, tie.to.id].flatMap(root => statementsOf(reader, { root }))
  return [...new Map(about.map(row => [row.id, row])).values()].filter(
    row => row.polarity === 'contradicts' && !own.has(row.id) && claims.has(`${row.property} ${row.value}`),
  )
}

/** Signals of which a person said that they speak against one that the tie rests on, once each. */
function signalsAgainst(
  reader: Reader,
  tie: TieRow,
  shown: readonly StatementRow[],
  sees: (signal: string) => boolean,
): EvidencePiece[] {
  const quoted = new Set<string>(shown.map(row => row.signal))
  const against = tie.signals.flatMap(id => linked(reader, id, 'contradicted', 'contradicting'))
  return [...new Map(against.map(row => [row.id, row])).values()]
    .filter(row => sees(row.id) && !quoted.has(row.id))
    .map(row => ({
      signal: row.id,
      signalNumber: row.number,
      title: row.title,
      organisation: headOf(reader, row.id).organisation,
      passage: null,
      line: null,
      statement: null,
      grade: null,
      inherited: inheritedOf(reader, [row.id]),
    }))
}

function pieces(reader: Reader, rows: readonly StatementRow[]): EvidencePiece[] {
  const passages = passagesOf(
    reader,
    rows.map(row => row.mention),
  )
  return rows.map(row => ({
    signal: row.signal,
    signalNumber: row.signalNumber,
    title: headOf(reader, row.signal).title,
    organisation: row.organisation,
    passage: passages.get(row.mention)?.text ?? row.quote,
    line: passages.get(row.mention)?.line ?? null,
    statement: row,
    grade: row.grade,
    inherited: inheritedOf(reader, [row.signal]),
  }))
}

/** Signals that a person joined to the origin of one of these: they repeat, they do not confirm (R20). */
function repeats(reader: Reader, tie: TieRow, sees: (signal: string) => boolean): LeftOut[] {
  const roots = [...tie.origins, ...tie.contradicting]
  if (roots.length === 0) return []
  const rows = reader.all(
    q
      .selectFrom('visible_signal as s')
      .innerJoin('origin_root as r', 'r.origin', 's.origin')
      .select('s.id')
      .where('s.state', '=', 'merged_origin')
      .where('r.root', 'in', roots)
      .where('s.id', 'not in', [...tie.signals])
      .orderBy('s.number'),
  )
  return rows.filter(row => sees(row.id)).map(row => leftOut(reader, 'same_origin', row.id, ''))
}

/** People whom these signals do not name. They are nobody's tie (R18). */
function unnamed(reader: Reader, tie: TieRow): LeftOut[] {
  const rows = reader.all(
    q
      .selectFrom('visible_mention')
      .select(['signal', 'surface'])
      .where('kind', '=', 'person')
      .where('role', '=', 'unnamed')
      .where('signal', 'in', [...tie.signals])
      .orderBy('signal')
      .orderBy('start'),
  )
  return rows.map(row => leftOut(reader, 'unnamed', row.signal, row.surface.replaceAll(/\s+/g, ' ')))
}

/** Two people who stay at one place: context, whatever else ties them (R35). */
function sharedResidence(reader: Reader, session: Session, tie: TieRow): LeftOut[] {
  if (tie.from.kind !== 'person' || tie.to.kind !== 'person') return []
  const stays = tiesOf(reader, session, { entities: [tie.from.id, tie.to.id] }).filter(
    each => each.type === 'resides_at',
  )
  const [left, right] = [tie.from, tie.to].map(end => stays.filter(each => each.from.id === end.id))
  return (left ?? []).flatMap(own => {
    const [signal] = own.signals
    const isShared = (right ?? []).some(other => other.to.id === own.to.id)
    return isShared && signal !== undefined ? [leftOut(reader, 'same_residence', signal, own.to.label)] : []
  })
}

function leftOut(reader: Reader, reason: LeftOut['reason'], signal: string, words: string): LeftOut {
  const { number, title, organisation } = headOf(reader, signal)
  return { reason, words, signal: SignalId.parse(signal), signalNumber: number, title, organisation }
}

function headOf(reader: Reader, signal: string): { number: string; title: string; organisation: string | null } {
  const row = reader.get(
    q.selectFrom('visible_signal').select(['number', 'title', 'sender_organisation']).where('id', '=', signal),
  )
  return { number: row?.number ?? '', title: row?.title ?? '', organisation: row?.sender_organisation ?? null }
}

function recordedBy(reader: Reader, relations: readonly string[]): Evidence['recorded'] {
  const rows = reader.all(
    q
      .selectFrom('relation as r')
      .leftJoin('user as u', 'u.id', 'r.author')
      .select(['r.id', 'r.author', 'r.hlc', 'r.because', 'u.full_name'])
      .where('r.id', 'in', [...relations])
      .orderBy('r.hlc'),
  )
  return rows.map(row => ({
    relation: RelationId.parse(row.id),
    by: row.full_name ?? row.author,
    at: instantOf(row.hlc),
    because: row.because,
  }))
}
