/** 4x4, source and information apart, by a named person (R24). Nothing is graded by default and a new grade keeps the old one. */
import type { Session } from '../access/index.ts'
import { Refused } from '../contract/errors.ts'
import { insertRecord, type Reader, type Tx } from '../vault/index.ts'
import { keepingOfSignal, mustBeVisible, q } from './queries.ts'
import { grade } from './tables.ts'

export interface NewGrade {
  readonly givenBy: 'own' | 'sender'
  readonly source: 'A' | 'B' | 'C' | 'X'
  readonly information: '1' | '2' | '3' | '4'
  readonly because: string
}

export function gradeSignal(tx: Tx, session: Session, signal: string, given: NewGrade): string {
  mustBeVisible(tx, signal)
  if (given.information === '3') needSecondOrigin(tx, signal)
  tx.about('signal', signal)
  return writeGrade(tx, session, signal, signal, given)
}

/** A statement of its own grade: where it differs from its signal's. */
export function gradeStatement(tx: Tx, session: Session, statement: string, given: NewGrade): string {
  const row = tx.getSql('SELECT signal, property, value, root FROM visible_statement WHERE id = ?', [statement])
  const signal = row?.['signal']
  if (typeof signal !== 'string') throw new Refused('NOT_FOUND', { subject: statement })
  if (given.information === '3') {
    const others = tx.getSql(
      'SELECT COUNT(DISTINCT root) AS n FROM visible_statement WHERE property = ? AND value = ? AND root <> ?',
      [row?.['property'] ?? null, row?.['value'] ?? null, row?.['root'] ?? null],
    )
    if (Number(others?.['n'] ?? 0) < 1)
      throw new Refused('GRADE_NEEDS_SECOND_ORIGIN', { subject: statement, details: { origins: 1 } })
  }
  tx.about('statement', statement)
  return writeGrade(tx, session, signal, statement, given)
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

/** "Supported by other information" needs another founded origin about the same: deliveries of one origin are no support (R20). */
function needSecondOrigin(tx: Tx, signal: string): void {
  const origins = supportingOrigins(tx, signal)
  if (origins < 2) throw new Refused('GRADE_NEEDS_SECOND_ORIGIN', { subject: signal, details: { origins } })
}

/** Distinct root origins of visible statements with the same property and value as one of this signal, its own counted. */
function supportingOrigins(reader: Tx, signal: string): number {
  const own = reader.get(
    q
      .selectFrom('signal as s')
      .innerJoin('origin_root as r', 'r.origin', 's.origin')
      .select('r.root')
      .where('s.id', '=', signal),
  )
  const others = reader.getSql(
    `SELECT COUNT(DISTINCT o.root) AS n FROM visible_statement o
     JOIN visible_statement m ON m.property = o.property AND m.value = o.value
     WHERE m.signal = ? AND o.root <> ?`,
    [signal, own?.root ?? ''],
  )
  return 1 + Number(others?.['n'] ?? 0)
}

/** The grades of a signal, each kept apart: the source's and our own. */
export function gradesOf(reader: Reader, signal: string) {
  const rows = reader.all(
    q.selectFrom('current_grade').select(['given_by', 'source', 'information']).where('target', '=', signal),
  )
  const of = (by: 'sender' | 'own') => rows.find(row => row.given_by === by)
  return { sender: of('sender'), own: of('own') }
}
