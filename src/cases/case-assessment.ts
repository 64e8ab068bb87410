/** The latest assessment, each point with what it rests on; the same origin counts once (R20). */
import type { CaseDetail, CasePoint, HelpAnswer } from '../contract/cases.ts'
import { RecordId, SignalId } from '../contract/ids.ts'
import type { Reader } from '../vault/index.ts'
import { gradesShown } from './case-signals.ts'
import { instantOf, q } from './queries.ts'

export function latestAssessment(reader: Reader, id: string): CaseDetail['assessment'] {
  const rows = reader.all(
    q
      .selectFrom('assessment as a')
      .leftJoin('user as u', 'u.id', 'a.author')
      .select(['a.id', 'a.question', 'a.next_step', 'a.conclusion', 'a.hlc', 'u.full_name'])
      .where('a.case_id', '=', id)
      .orderBy('a.hlc', 'desc'),
  )
  const [row] = rows
  if (!row) return null
  return {
    id: RecordId.parse(row.id),
    question: row.question,
    nextStep: row.next_step,
    conclusion: row.conclusion,
    points: pointsOf(reader, row.id),
    version: rows.length,
    at: instantOf(row.hlc),
    by: row.full_name ?? '',
    help: helpOf(reader, row.id),
  }
}

/** Rows with the same words are one point that rests on several signals. */
function pointsOf(reader: Reader, assessment: string): CasePoint[] {
  const rows = reader.all(
    q
      .selectFrom('assessment_point')
      .select(['side', 'text', 'signal', 'statement'])
      .where('assessment', '=', assessment)
      .orderBy('hlc')
      .orderBy('id'),
  )
  const points = Map.groupBy(rows, row => `${row.side} ${row.text}`)
  return [...points.values()].flatMap(same => {
    const [first] = same
    if (!first) return []
    const signals = same.flatMap(row => [
      ...(row.signal === null ? [] : [row.signal]),
      ...(row.statement === null ? [] : signalOfStatement(reader, row.statement)),
    ])
    const sources = sourcesOf(reader, [...new Set(signals)])
    return [
      {
        side: first.side,
        text: first.text,
        sources: sources.map(({ root: _root, ...source }) => source),
        origins: new Set(sources.map(source => source.root)).size,
      },
    ]
  })
}

/** What is hidden since (unfounded, erased) is no source any more (R56). */
function sourcesOf(reader: Reader, signals: readonly string[]) {
  const rows = reader.all(
    q
      .selectFrom('visible_signal as s')
      .leftJoin('origin_root as r', 'r.origin', 's.origin')
      .select(['s.id', 's.number', 's.sender_organisation', 's.origin', 'r.root'])
      .where('s.id', 'in', signals)
      .orderBy('s.received_at')
      .orderBy('s.id'),
  )
  return rows.map(row => ({
    signal: SignalId.parse(row.id),
    number: row.number,
    sender: row.sender_organisation,
    grades: gradesShown(reader, row.id),
    root: row.root ?? row.origin,
  }))
}

function signalOfStatement(reader: Reader, statement: string): string[] {
  return reader.all(q.selectFrom('visible_statement').select('signal').where('id', '=', statement)).map(r => r.signal)
}

function helpOf(reader: Reader, assessment: string): HelpAnswer | null {
  const row = reader.get(
    q
      .selectFrom('decision_in_force')
      .select(['value', 'because'])
      .where('kind', '=', 'case_help')
      .where('subject', '=', assessment),
  )
  const answer = (['yes', 'no', 'unknown'] as const).find(each => each === row?.value)
  return answer ? { answer, who: row?.because ?? '' } : null
}
