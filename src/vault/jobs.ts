/** Work owed by a transaction: rows of the same commit, so that a crash loses neither the signal nor the work. */
import { queriesOver, type Tx } from './db.ts'
import type { Tables } from './table.ts'
import type { vaultTables } from './tables.ts'

const q = queriesOver<Tables<typeof vaultTables>>()

export type JobKind = 'detect-mentions' | 'index-text'

export interface Job {
  readonly id: number
  readonly kind: string
  readonly subject: string
}

export function enqueue(tx: Tx, kind: JobKind, subject: string): void {
  tx.runSql('INSERT INTO job (kind, subject, attempts) VALUES (?, ?, 0)', [kind, subject])
}

/** The oldest jobs that have not failed three times. */
export function nextJobs(reader: Pick<Tx, 'all'>, limit: number): Job[] {
  return reader.all(
    q.selectFrom('job').select(['id', 'kind', 'subject']).where('attempts', '<', 3).orderBy('id').limit(limit),
  )
}

export function finishJob(tx: Tx, id: number): void {
  tx.runSql('DELETE FROM job WHERE id = ?', [id])
}

export function failJob(tx: Tx, id: number): void {
  tx.runSql('UPDATE job SET attempts = attempts + 1 WHERE id = ?', [id])
}
