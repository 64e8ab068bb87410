/** The full-text index over visible extracts: words only, no text, none of the never-searched ones (R3, R10). */
import type { Session } from '../access/index.ts'
import { prepared, type Tx } from '../vault/index.ts'
import { searchableText } from './never-search.ts'
import { q } from './queries.ts'

const notIndexed = prepared((signal: string) =>
  q
    .selectFrom('visible_extract as e')
    .leftJoin('indexed_extract as i', 'i.extract', 'e.id')
    .select(['e.id', 'e.text'])
    .where('e.signal', '=', signal)
    .where('i.local', 'is', null)
    // What a program read is not found before somebody confirmed it (R52).
    .where('e.reading', '!=', 'machine_read'),
)
const headOf = prepared((signal: string) =>
  q.selectFrom('visible_signal').select(['title', 'sender_reference']).where('id', '=', signal),
)

/** Indexes what a signal has and the index has not. Safe to repeat. */
export function indexSignal(tx: Tx, session: Session, signal: string): void {
  const due = tx.all(notIndexed(signal))
  const row = tx.get(headOf(signal))
  for (const [at, extract] of due.entries()) {
    tx.runSql('INSERT INTO indexed_extract (extract) VALUES (?)', [extract.id])
    const local = tx.getSql('SELECT local FROM indexed_extract WHERE extract = ?', [extract.id])?.['local'] ?? null
    const head = at === 0 ? `${row?.title ?? ''}\n${row?.sender_reference ?? ''}\n` : ''
    tx.runSql('INSERT INTO text_index (rowid, words) VALUES (?, ?)', [
      local,
      searchableText(session.codebooks, head + extract.text),
    ])
  }
  tx.about('signal', signal)
}
