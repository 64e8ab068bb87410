/** Connections and paths between two people, with origins and conditions of everything that they rest on. */
import type { Session } from '../access/index.ts'
import { inheritedOf } from '../annotation/index.ts'
import type { Connection, PathStep, TieRow } from '../contract/links.ts'
import { Refused } from '../contract/errors.ts'
import { getEntity } from '../entities/index.ts'
import type { Reader, Tx } from '../vault/index.ts'
import { meetingsIn, pathsBetween, type Meeting, type Thing } from './connections.ts'
import { q } from './queries.ts'
import { tiesOf } from './ties.ts'

export function connectionsBetween(tx: Tx, session: Session, left: string, right: string): Connection[] {
  const [a, b] = twoPersons(tx, session, left, right)
  const ties = tiesOf(tx, session, { entities: [a, b] })
  return connectionsIn(tx, session, ties).filter(found => found.between.every(end => end.id === a || end.id === b))
}

/** More ways than a person can read beside each other. */
const mostPaths = 20

/** Over everything this user may see: a path is asked for two people by name, not looked for at large. */
export function pathBetween(
  tx: Tx,
  session: Session,
  left: string,
  right: string,
): { steps: PathStep[]; paths: PathStep[][]; more: boolean } {
  const [a, b] = twoPersons(tx, session, left, right)
  const ties = tiesOf(tx, session, 'all')
  const meetings = meetingsIn(ties, thingsOf(tx, ties), session.codebooks)
  const direct = ties.filter(
    tie => tie.evidence && tie.from.kind === 'person' && tie.to.kind === 'person' && tie.origins.length > 0,
  )
  const steps = [
    ...direct.map(tie => ({ a: tie.from.id, b: tie.to.id, step: (): PathStep => ({ type: 'tie', tie }) })),
    ...meetings.map(meeting => ({
      a: meeting.left.from.id,
      b: meeting.right.from.id,
      step: (): PathStep => ({ type: 'connection', connection: connectionOf(tx, meeting) }),
    })),
  ]
  const { paths, more } = pathsBetween(a, b, steps, mostPaths)
  const read = paths.map(path => path.map(step => step()))
  return { steps: read[0] ?? [], paths: read, more }
}

export function connectionsIn(reader: Reader, session: Session, ties: readonly TieRow[]): Connection[] {
  return meetingsIn(ties, thingsOf(reader, ties), session.codebooks).map(meeting => connectionOf(reader, meeting))
}

/** What the ends of these ties are. */
export function thingsOf(reader: Reader, ties: readonly TieRow[]): Map<string, Thing> {
  const ids = [...new Set(ties.flatMap(tie => [tie.from.id, tie.to.id]))]
  if (ids.length === 0) return new Map()
  const rows = reader.all(q.selectFrom('visible_entity').select(['id', 'kind', 'subkind']).where('id', 'in', ids))
  const plated = new Set(
    reader
      .all(
        q
          .selectFrom('cluster_mention')
          .select('root')
          .distinct()
          .where('mention_kind', '=', 'number_plate')
          .where('root', 'in', ids),
      )
      .map(row => row.root),
  )
  return new Map(rows.map(row => [row.id, { ...row, plated: plated.has(row.id) }]))
}

function connectionOf(reader: Reader, { left, right, via, kind, dates }: Meeting): Connection {
  const periods = [left.period, right.period].filter(period => period !== null)
  return {
    between: [left.from, right.from],
    via,
    kind,
    dates,
    periods,
    ties: [left, right],
    origins: [...new Set([...left.origins, ...right.origins])],
    inherited: inheritedOf(reader, [...left.signals, ...right.signals]),
    ...wordsFor(kind, via.label, dates, periods),
  }
}

function wordsFor(
  kind: Meeting['kind'],
  via: string,
  dates: Meeting['dates'],
  periods: readonly string[],
): { nl: string; en: string } {
  switch (kind) {
    case 'contact_point':
      return { nl: `beiden gebruiken ${via}`, en: `both use ${via}` }
    case 'vehicle':
      return { nl: `beiden gebruiken voertuig ${via}`, en: `both use vehicle ${via}` }
    case 'event':
      return { nl: `beiden waren betrokken bij ${via}`, en: `both took part in ${via}` }
    case 'place':
      return dates === 'same_day'
        ? { nl: `beiden waren op ${via}, ${periods[0] ?? ''}`, en: `both were at ${via}, ${periods[0] ?? ''}` }
        : {
            nl: `beiden waren op ${via}; de data (${periods.join(', ')}) kunnen overlappen`,
            en: `both were at ${via}; the dates (${periods.join(', ')}) may overlap`,
          }
  }
}

function twoPersons(tx: Tx, session: Session, left: string, right: string): [string, string] {
  const [a, b] = [getEntity(tx, session, left), getEntity(tx, session, right)]
  for (const one of [a, b])
    if (one.kind !== 'person')
      throw new Refused('KIND_DOES_NOT_FIT', { subject: one.root, details: { kind: one.kind, needs: 'person' } })
  tx.about('entity', a.root)
  return [a.root, b.root]
}
