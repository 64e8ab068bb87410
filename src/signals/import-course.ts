/**
 * How far an import is. What a person offered stands in the vault until it is wholly in, file by file, in the same act: after a pause, a
 * lock or a cut it is carried on from there, and nothing comes twice. What comes by itself (mail, watched folders) needs no such list.
 */
import type { CourseState } from '../contract/imports.ts'
import { isErrorCode, Refused } from '../contract/errors.ts'
import type { GrantedFile } from '../intake/index.ts'
import type { Reader, Tx } from '../vault/index.ts'
import { q } from './queries.ts'
import type { RunningImports } from './running-imports.ts'

/** A file that was offered, with what of it is in already. */
export interface PlannedFile extends GrantedFile {
  readonly place: number
  readonly units: number
  readonly sha256: string | null
}

export interface Offered {
  readonly files: number
  readonly bytes: number
  /** Null for what comes by itself. */
  readonly plan: readonly PlannedFile[] | null
}

export function planOf(files: readonly GrantedFile[]): PlannedFile[] {
  return files.map((file, place) => ({ ...file, place, units: 0, sha256: null }))
}

export function beginCourse(tx: Tx, run: string, { files, bytes, plan }: Offered): void {
  tx.run(q.insertInto('import_course').values({ run, state: 'running', files, bytes, not_read: 0 }))
  for (const { place, path, label, sizeBytes: size_bytes, refused, units, sha256 } of plan ?? [])
    tx.run(q.insertInto('import_file').values({ run, place, path, label, size_bytes, refused, units, sha256 }))
}

/** What of it is not wholly in. */
export function filesLeft(reader: Pick<Reader, 'all'>, run: string): PlannedFile[] {
  return reader
    .all(q.selectFrom('import_file').selectAll().where('run', '=', run).orderBy('place'))
    .map(({ run: _run, size_bytes: sizeBytes, refused, ...row }) => ({
      ...row,
      sizeBytes,
      refused: refused !== null && isErrorCode(refused) ? refused : null,
    }))
}

/** In the act that takes in these units of it. */
export function noteSettled(
  tx: Tx,
  run: string,
  { place, units, sha256, isLast }: { place: number; units: number; sha256: string | null; isLast: boolean },
): void {
  const row = [run, place] as const
  if (isLast) tx.runSql('DELETE FROM import_file WHERE run = ? AND place = ?', row)
  else
    tx.runSql('UPDATE import_file SET units = units + ?, sha256 = ? WHERE run = ? AND place = ?', [
      units,
      sha256,
      ...row,
    ])
}

export function carryOn(tx: Tx, run: string): void {
  setState(tx, run, 'running')
}

/** Ends it, or lays it aside. Where files are left and it is not carried on, their names go. */
export function endCourse(
  tx: Tx,
  run: string,
  { state, files, notRead }: { state: 'paused' | 'stopped' | 'done'; files: number; notRead: number },
): void {
  setState(tx, run, state)
  tx.run(q.updateTable('import_course').set({ files, not_read: notRead }).where('run', '=', run))
  if (state !== 'paused') tx.run(q.deleteFrom('import_file').where('run', '=', run))
}

function setState(tx: Tx, run: string, state: 'running' | 'paused' | 'stopped' | 'done'): void {
  tx.run(q.updateTable('import_course').set({ state }).where('run', '=', run))
}

export interface Course {
  readonly state: CourseState
  readonly files: number | null
  readonly bytes: number
  readonly notRead: number
  /** Not wholly in, and not given up. */
  readonly left: number
}

/** An import of before schema 5 is over, and nobody knows how many files it had. */
export function courseOf(reader: Pick<Reader, 'get'>, running: RunningImports, run: string): Course {
  const row = reader.get(q.selectFrom('import_course').selectAll().where('run', '=', run))
  const counted = q.selectFrom('import_file').select(eb => eb.fn.countAll<number>().as('n'))
  const left = reader.get(counted.where('run', '=', run))?.n ?? 0
  if (!row) return { state: 'done', files: null, bytes: 0, notRead: 0, left: 0 }
  const isRunning = running.has(run)
  // With nothing left it was cut between its last file and its end.
  const state =
    row.state !== 'running'
      ? row.state
      : isRunning
        ? 'running'
        : left > 0
          ? ('interrupted' as const)
          : ('done' as const)
  return { state, files: row.files, bytes: row.bytes, notRead: row.not_read, left }
}

/** Gives up what is left of one that was laid aside or cut short. Throws NOT_FOUND for any other. */
export function giveUp(tx: Tx, running: RunningImports, run: string): void {
  const { state, files, left } = courseOf(tx, running, run)
  if (state !== 'paused' && state !== 'interrupted') throw new Refused('NOT_FOUND', { subject: run })
  tx.about('import_run', run)
  tx.count(left)
  endCourse(tx, run, { state: 'stopped', files: files ?? left, notRead: left })
}
