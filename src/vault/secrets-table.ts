/** Secrets that outlive a rotation of the master key: rows of the database, used for keyed digests only. */
import type { Tx } from './db.ts'

export function changeSecret(tx: Tx, name: string, bytes: Uint8Array): void {
  tx.runSql(
    'INSERT INTO vault_secret (name, bytes) VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET bytes = excluded.bytes',
    [name, bytes],
  )
}
