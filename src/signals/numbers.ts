/** Numbers for people: `2016-NH-0042`, with the letters of the device so that two devices never give out the same. Display only. */
import type { Session } from '../access/index.ts'
import type { Tx } from '../vault/index.ts'

/** The next number of a kind (`signal`, `case`, `packet`) in the year of this act. */
export function nextNumber(tx: Tx, session: Session, kind: 'signal' | 'case' | 'packet'): string {
  const year = new Date(tx.at).getUTCFullYear()
  tx.runSql(
    'INSERT INTO number_block (kind, year, last) VALUES (?, ?, 1) ON CONFLICT (kind, year) DO UPDATE SET last = last + 1',
    [kind, year],
  )
  const last = Number(
    tx.getSql('SELECT last FROM number_block WHERE kind = ? AND year = ?', [kind, year])?.['last'] ?? 0,
  )
  const middle = kind === 'signal' ? session.letters : `${kind === 'case' ? 'Z' : 'P'}${session.letters}`
  return `${year}-${middle}-${String(last).padStart(4, '0')}`
}
