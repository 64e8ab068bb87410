/** When what must be repeated was done last: a backup read back, everything verified, recovery practised or used. */
import { queriesOver, type Reader, type Tx } from './db.ts'
import type { Tables } from './table.ts'
import type { vaultTables } from './tables.ts'

const q = queriesOver<Tables<typeof vaultTables>>()

export type CareMoment = 'backup' | 'verify' | 'drill' | 'recovery_used' | 'recovery_seen'

/** Now, in the entry of this act. */
export function markMoment(tx: Tx, name: CareMoment): void {
  tx.runSql(
    'INSERT INTO care_moment (name, at, entry) VALUES (?, ?, ?) ON CONFLICT (name) DO UPDATE SET at = excluded.at, entry = excluded.entry',
    [name, tx.at, tx.entry],
  )
}

export function momentOf(reader: Pick<Reader, 'get'>, name: CareMoment): { at: number; entry: number } | undefined {
  return reader.get(q.selectFrom('care_moment').select(['at', 'entry']).where('name', '=', name))
}
