/** Notes on passages. The original is never changed; the note inherits what its source demands (R27, R46). */
import { reverse, type Session } from '../access/index.ts'
import type { NoteRow } from '../contract/annotation.ts'
import { Refused } from '../contract/errors.ts'
import { RecordId } from '../contract/ids.ts'
import { keepingOfSignal, refuseMarkedText } from '../signals/index.ts'
import { insertRecord, instantOf, type Reader, type Tx } from '../vault/index.ts'
import { inheritedOf } from './inherited.ts'
import { findPassage, keepPassage, placeNow, type PassageWish } from './passages.ts'
import { mustSeeSignal, q, readingsOf } from './queries.ts'
import { annotation } from './tables.ts'

export function addNote(
  tx: Tx,
  session: Session,
  wish: PassageWish & { readonly kind: NoteRow['kind']; readonly text: string },
): string {
  mustSeeSignal(tx, session, wish.signal)
  refuseMarkedText(session.codebooks, wish.text)
  tx.about('signal', wish.signal)
  const { reading, range } = findPassage(tx, wish)
  const keeping = keepingOfSignal(tx, session, wish.signal)
  const target = keepPassage(tx, keeping, reading, range)
  return insertRecord(tx, annotation, keeping, {
    target_type: 'passage',
    target,
    signal: wish.signal,
    kind: wish.kind,
    text: wish.text,
  })
}

export function withdrawNote(tx: Tx, session: Session, id: string, because: string): string {
  const row = tx.get(q.selectFrom('visible_annotation').select('signal').where('id', '=', id))
  if (!row) throw new Refused('NOT_FOUND', { subject: id })
  mustSeeSignal(tx, session, row.signal)
  tx.about('signal', row.signal)
  return reverse(tx, keepingOfSignal(tx, session, row.signal), id, because)
}

export function notesOf(reader: Reader, signal: string, only?: string): NoteRow[] {
  const base = q
    .selectFrom('visible_annotation as a')
    .innerJoin('passage as p', 'p.id', 'a.target')
    .leftJoin('user as u', 'u.id', 'a.author')
    .select([
      'a.id',
      'a.kind',
      'a.text',
      'a.hlc',
      'a.author',
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
    .where('a.signal', '=', signal)
    .where('a.target_type', '=', 'passage')
    .orderBy('a.hlc')
    .orderBy('a.id')
  const rows = reader.all(only === undefined ? base : base.where('a.id', '=', only))
  const readings = readingsOf(reader, signal)
  const inherited = inheritedOf(reader, [signal])
  return rows.map(row => ({
    id: RecordId.parse(row.id),
    kind: row.kind,
    text: row.text,
    quote: row.quote,
    place: placeNow(reader, readings, row),
    by: row.full_name ?? row.author,
    at: instantOf(row.hlc),
    inherited,
  }))
}
