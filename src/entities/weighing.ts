/** What there is to weigh in one signal: each statement with its place, its grades and what supports it. Source and information, never a person (R24). */
import { mustSeeSignal, placeNow, readingsOf } from '../annotation/index.ts'
import type { Session } from '../access/index.ts'
import { Property, type GradeLine, type SupportRow, type Weighing } from '../contract/entities.ts'
import { OriginId, SignalId } from '../contract/ids.ts'
import { gradeHistory, supportOf, type GivenGrade, type Support } from '../signals/index.ts'
import { instantOf, type Reader } from '../vault/index.ts'
import { q } from './queries.ts'
import { statementsOf } from './statements.ts'

export function weighingOf(reader: Reader, session: Session, signal: string): Weighing {
  mustSeeSignal(reader, session, signal)
  const ofSignal = gradeHistory(reader, signal)
  const places = placesOf(reader, signal)
  const support = supportOf(reader, session, { signal })
  return {
    own: ofSignal.filter(line => line.givenBy === 'own').map(gradeLine),
    sender: ofSignal.filter(line => line.givenBy === 'sender').map(gradeLine),
    support: distinct(support.map(supportRow)),
    statements: statementsOf(reader, { signal }).map(statement => ({
      ...statement,
      place: places.get(statement.id)?.place ?? null,
      by: places.get(statement.id)?.by ?? '',
      at: places.get(statement.id)?.at ?? 0,
      ownWords: places.get(statement.id)?.ownWords ?? false,
      grades: gradeHistory(reader, statement.id)
        .filter(line => line.givenBy === 'own')
        .map(gradeLine),
      support: support.filter(each => each.of === statement.id).map(supportRow),
    })),
  }
}

/** Where each statement stands now: its own words, else those of its mention. */
function placesOf(reader: Reader, signal: string) {
  const readings = readingsOf(reader, signal)
  const rows = reader.all(
    q
      .selectFrom('statement as t')
      .innerJoin('visible_statement as v', 'v.id', 't.id')
      .innerJoin('mention as m', 'm.id', 't.mention')
      .innerJoin('passage as p', join => join.on(eb => eb('p.id', '=', eb.fn.coalesce('t.passage', 'm.passage'))))
      .leftJoin('user as u', 'u.id', 't.author')
      .select([
        't.id',
        't.passage as own',
        't.author',
        't.hlc',
        'u.full_name',
        'p.extract',
        'p.start',
        'p.end',
        'p.quote',
        'p.prefix',
        'p.suffix',
        'p.page',
        'p.row',
      ])
      .where('t.signal', '=', signal),
  )
  return new Map(
    rows.map(row => [
      row.id,
      {
        place: placeNow(reader, readings, row),
        by: row.full_name ?? row.author,
        at: instantOf(row.hlc),
        ownWords: row.own !== null,
      },
    ]),
  )
}

function gradeLine({ source, information, because, by, hlc }: GivenGrade): GradeLine {
  return { source, information, because, by, at: instantOf(hlc) }
}

function supportRow({ signal, number, organisation, origin, property, value }: Support): SupportRow {
  return {
    signal: SignalId.parse(signal),
    number,
    organisation,
    origin: OriginId.parse(origin),
    property: Property.parse(property),
    value,
  }
}

/** Two statements of a signal may be supported by one elsewhere. */
function distinct(rows: readonly SupportRow[]): SupportRow[] {
  return [...new Map(rows.map(row => [JSON.stringify(row), row])).values()]
}
