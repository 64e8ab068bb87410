/** Every row that enters a packet against the digest that its log entry kept: an old page put back must not leave (security design §8). */
import { IntegrityFailure } from '../contract/errors.ts'
import { digestOfRow, quotedName, type Cell, type Tx } from '../vault/index.ts'
import type { Gathered } from './gather.ts'
import { q } from './queries.ts'

/** RECORD_DIFFERS with the id of the first row that is not what was written. */
export function verifySources(tx: Tx, { items, signals }: Gathered): void {
  const ids = [...signals.keys()]
  const extracts = items.flatMap(item => item.pieces.map(p => p.part)).filter(part => part.length === 36)
  const targeted = (table: 'handling' | 'condition' | 'consent' | 'grade') =>
    tx.all(q.selectFrom(table).select('id').where('target', 'in', ids)).map(r => r.id)
  verify(tx, 'signal', ids)
  verify(tx, 'extract', extracts)
  if (ids.length > 0)
    for (const table of ['handling', 'condition', 'consent', 'grade'] as const) verify(tx, table, targeted(table))
  for (const item of items) {
    verify(
      tx,
      'statement',
      item.ties.flat().map(t => t.statement),
    )
    verify(
      tx,
      'relation',
      item.ties.flat().map(t => t.id),
    )
  }
}

function verify(tx: Tx, table: string, ids: readonly string[]): void {
  for (const id of new Set(ids)) {
    const row: Record<string, Cell> = tx.getSql(`SELECT * FROM ${quotedName(table)} WHERE id = ?`, [id]) ?? {}
    const kept = tx.getSql('SELECT digest FROM row_digest WHERE tbl = ? AND id = ?', [table, id])?.['digest']
    const nonce = row['nonce']
    const same =
      nonce instanceof Uint8Array && kept instanceof Uint8Array && Buffer.from(digestOfRow(nonce, row)).equals(kept)
    if (!same) throw new IntegrityFailure('RECORD_DIFFERS', { subject: id })
  }
}
