/** Work owed by a transaction: rows of the same commit, so that a crash loses neither the signal nor the work. */
import { prepared, queriesOver, type Reader, type Tx } from './db.ts'
import type { Tables } from './table.ts'
import type { vaultTables } from './tables.ts'

const q = queriesOver<Tables<typeof vaultTables>>()

export type JobKind = 'detect-mentions' | 'index-text' | 'reseal-original'

export interface Job {
  readonly id: number
  readonly kind: string
  readonly subject: string
}

export function enqueue(tx: Tx, kind: JobKind, subject: string): void {
  tx.runSql('INSERT INTO job (kind, subject, attempts) VALUES (?, ?, 0)', [kind, subject])
}

/** A job that failed so often waits for the next version. */
const mostAttempts = 3

/** The oldest jobs that may still be tried. */
export function nextJobs(reader: Pick<Reader, 'all'>, limit: number): Job[] {
  return reader.all(open().orderBy('id').limit(limit))
}

/** Those that one subject is owed. */
export function jobsOf(reader: Pick<Reader, 'all'>, subject: string): Job[] {
  return reader.all(ofSubject(subject))
}

const ofSubject = prepared((subject: string) => open().where('subject', '=', subject).orderBy('id'))

export function countJobs(reader: Pick<Reader, 'get'>): number {
  const counted = q.selectFrom('job').select(eb => eb.fn.countAll<number>().as('n'))
  return reader.get(counted.where('attempts', '<', mostAttempts))?.n ?? 0
}

/** How many are owed of one kind, also those that failed too often. */
export function countJobsOf(reader: Pick<Reader, 'get'>, kind: JobKind): number {
  return (
    reader.get(
      q
        .selectFrom('job')
        .select(eb => eb.fn.countAll<number>().as('n'))
        .where('kind', '=', kind),
    )?.n ?? 0
  )
}

function open() {
  return q.selectFrom('job').select(['id', 'kind', 'subject']).where('attempts', '<', mostAttempts)
}

export function finishJob(tx: Tx, id: number): void {
  tx.runSql('DELETE FROM job WHERE id = ?', [id])
}

export function failJob(tx: Tx, id: number): void {
  tx.runSql('UPDATE job SET attempts = attempts + 1 WHERE id = ?', [id])
}
