/** 4x4, source and information apart, by a named person (R24). Nothing is graded by default and a new grade keeps the old one. */
import type { Session } from '../access/index.ts'
import { Refused } from '../contract/errors.ts'
import { insertRecord, type Reader, type Tx } from '../vault/index.ts'
import { keepingOfSignal, mustBeVisible, q } from './queries.ts'
import { supportOf } from './support.ts'
import { grade } from './tables.ts'

export interface NewGrade {
  readonly givenBy: 'own' | 'sender'
  readonly source: 'A' | 'B' | 'C' | 'X'
  readonly information: '1' | '2' | '3' | '4'
  readonly because: string
}

export function gradeSignal(tx: Tx, session: Session, signal: string, given: NewGrade): string {
  mustBeVisible(tx, signal)
  if (given.information === '3') needSupport(tx, session, { signal })
  tx.about('signal', signal)
  return writeGrade(tx, session, signal, signal, given)
}

/** A statement of its own grade: where it differs from its signal's. */
export function gradeStatement(tx: Tx, session: Session, statement: string, given: NewGrade): string {
  const signal = tx.getSql('SELECT signal FROM visible_statement WHERE id = ?', [statement])?.['signal']
  if (typeof signal !== 'string') throw new Refused('NOT_FOUND', { subject: statement })
  if (given.information === '3') needSupport(tx, session, { statement })
  tx.about('statement', statement)
  return writeGrade(tx, session, signal, statement, given)
}

/** "Supported by other information" needs another founded origin about the same (R20). */
function needSupport(
  tx: Tx,
  session: Session,
  about: { readonly statement: string } | { readonly signal: string },
): void {
  if (supportOf(tx, session, about).length === 0)
    throw new Refused('GRADE_NEEDS_SECOND_ORIGIN', {
      subject: 'signal' in about ? about.signal : about.statement,
      details: { origins: 1 },
    })
}

function writeGrade(tx: Tx, session: Session, signal: string, target: string, given: NewGrade): string {
  const { givenBy, source, information, because } = given
  return insertRecord(
    tx,
    grade,
    keepingOfSignal(tx, session, signal),
    { target, given_by: givenBy, source, information },
    { because },
  )
}

/** The grades of a signal, each kept apart: the source's and our own. */
export function gradesOf(reader: Reader, signal: string) {
  const rows = reader.all(
    q.selectFrom('current_grade').select(['given_by', 'source', 'information']).where('target', '=', signal),
  )
  const of = (by: 'sender' | 'own') => rows.find(row => row.given_by === by)
  return { sender: of('sender'), own: of('own') }
}

export interface GivenGrade {
  readonly source: 'A' | 'B' | 'C' | 'X'
  readonly information: '1' | '2' | '3' | '4'
  readonly givenBy: 'own' | 'sender'
  readonly because: string | null
  readonly by: string
  readonly hlc: string
}

/** Every grade of a signal or statement, the newest first: changing one keeps the old one (R24). */
export function gradeHistory(reader: Reader, target: string): GivenGrade[] {
  const rows = reader.all(
    q
      .selectFrom('grade as g')
      .leftJoin('user as u', 'u.id', 'g.author')
      .select(['g.source', 'g.information', 'g.given_by', 'g.because', 'g.author', 'g.hlc', 'u.full_name'])
      .where('g.target', '=', target)
      .orderBy('g.hlc', 'desc')
      .orderBy('g.id', 'desc'),
  )
  return rows.map(({ given_by: givenBy, full_name: name, author, ...row }) => ({ ...row, givenBy, by: name ?? author }))
}
