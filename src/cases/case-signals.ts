/** The signals of a case: what their sources demand, and what speaks against each, also from outside the case (R16, R20). */
import type { CaseSignal } from '../contract/cases.ts'
import { SignalId } from '../contract/ids.ts'
import { answersOf, gradeShape, gradesOf, isMinorSignal, linked } from '../signals/index.ts'
import type { Reader } from '../vault/index.ts'
import { instantOf, q } from './queries.ts'

export function caseSignals(reader: Reader, caseId: string): CaseSignal[] {
  const rows = reader.all(
    q
      .selectFrom('active_case_signal as t')
      .innerJoin('case_signal as c', 'c.id', 't.id')
      .innerJoin('visible_signal as s', 's.id', 't.signal')
      .leftJoin('origin_root as r', 'r.origin', 's.origin')
      .select([
        's.id',
        's.number',
        's.title',
        's.state',
        's.origin',
        's.sender_organisation',
        's.received_at',
        'r.root',
        'c.because',
        'c.hlc',
      ])
      .where('t.case_id', '=', caseId)
      .orderBy('s.received_at')
      .orderBy('s.id'),
  )
  const inside = new Set<string>(rows.map(row => row.id))
  return [...new Map(rows.map(row => [row.id, row])).values()].map(row => {
    const answers = answersOf(reader, row.id)
    return {
      id: SignalId.parse(row.id),
      number: row.number,
      title: row.title,
      state: row.state,
      sender: row.sender_organisation,
      receivedAt: row.received_at,
      root: row.root ?? row.origin,
      grades: gradesShown(reader, row.id),
      handling: handlingOf(reader, row.id),
      minor: isMinorSignal(reader, row.id),
      kind: answers.get('kind') ?? null,
      contradicts: linked(reader, row.id, 'contradicting', 'contradicted'),
      contradictedBy: linked(reader, row.id, 'contradicted', 'contradicting').map(each => ({
        ...each,
        inCase: inside.has(each.id),
      })),
      help: answers.get('help') ?? null,
      feedback: feedbackOf(answers),
      because: row.because,
      addedAt: instantOf(row.hlc),
    }
  })
}

export function gradesShown(reader: Reader, signal: string): CaseSignal['grades'] {
  const grades = gradesOf(reader, signal)
  const apart = reader.all(
    q
      .selectFrom('visible_statement as s')
      .innerJoin('current_grade as g', 'g.target', 's.id')
      .select('s.id')
      .where('s.signal', '=', signal)
      .where('g.given_by', '=', 'own'),
  )
  return { sender: gradeShape(grades.sender), own: gradeShape(grades.own), apart: apart.length }
}

function handlingOf(reader: Reader, signal: string): CaseSignal['handling'] {
  const row = reader.get(q.selectFrom('current_handling').select(['code', 'assumed']).where('signal', '=', signal))
  return { code: row?.code ?? 'H2', assumed: row ? row.assumed === 1 : true }
}

function feedbackOf(answers: ReadonlyMap<string, string>): CaseSignal['feedback'] {
  const wanted = answers.get('feedback_wanted')
  if (wanted === undefined) return 'not_asked'
  if (wanted === 'no') return 'not_wanted'
  return answers.get('feedback_given') ? 'given' : 'open'
}
