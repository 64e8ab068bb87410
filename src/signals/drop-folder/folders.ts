/** Folders on this computer that are watched, and the sources in them that the vault keeps: on offer for deletion, deleted by a person alone. */
import { lstatSync, realpathSync, unlinkSync } from 'node:fs'
import { lstat } from 'node:fs/promises'
import { basename, isAbsolute, join, relative, sep } from 'node:path'
import type { DropFolder, OfferedFile } from '../../contract/channels.ts'
import { Refused } from '../../contract/errors.ts'
import { DropFolderId } from '../../contract/ids.ts'
import {
  destroy,
  insertRecord,
  keepingOf,
  newKeeping,
  queriesOver,
  type Reader,
  type Tables,
  type Tx,
} from '../../vault/index.ts'
import { dropFolder, type channelTables } from '../channel-tables.ts'

const q = queriesOver<Tables<typeof channelTables>>()

/** `vaultFolder` is never watched, nor anything around it or in it. */
export function addFolder(tx: Tx, path: string, vaultFolder: string): { folder: DropFolderId; name: string } {
  const place = watchable(path, vaultFolder)
  const known = tx.get(q.selectFrom('drop_folder').select('id').where('path', '=', place))
  const id = known?.id ?? tx.uuid7()
  if (!known) insertRecord(tx, dropFolder, newKeeping(tx, 'unit', id), { path: place }, { id })
  tx.about('drop_folder', id)
  return { folder: DropFolderId.parse(id), name: basename(place) }
}

export function watchable(path: string, vaultFolder: string): string {
  try {
    const place = realpathSync(path)
    const vault = realpathSync(vaultFolder)
    if (lstatSync(place).isDirectory() && !isInside(place, vault) && !isInside(vault, place)) return place
  } catch {
    // Not there, or not ours to see.
  }
  throw new Refused('FOLDER_NOT_WATCHABLE')
}

function isInside(path: string, folder: string): boolean {
  const way = relative(folder, path)
  return way === '' || (!way.startsWith(`..${sep}`) && way !== '..' && !isAbsolute(way))
}

export function removeFolder(tx: Tx, folder: string, because: string): void {
  const { path } = getFolder(tx, folder)
  tx.about('drop_folder', folder)
  tx.detail(because)
  tx.runSql('DELETE FROM dropped_file WHERE folder = ?', [path])
  destroy(tx, [keepingOf(tx, 'unit', folder).key], 'drop_folder_removed')
}

function getFolder(reader: Pick<Reader, 'get'>, folder: string): { id: string; path: string } {
  const row = reader.get(q.selectFrom('drop_folder').select(['id', 'path']).where('id', '=', folder))
  if (!row) throw new Refused('NOT_FOUND', { subject: folder })
  return row
}

export function foldersOf(reader: Reader): { id: string; path: string }[] {
  return reader.all(q.selectFrom('drop_folder').select(['id', 'path']).orderBy('id'))
}

export async function listFolders(reader: Reader): Promise<DropFolder[]> {
  const offered = await offeredFiles(reader)
  return await Promise.all(
    foldersOf(reader).map(async ({ id, path }) => {
      const own = offered.filter(file => file.folder === id)
      const isThere = (await lstat(path).catch(() => undefined))?.isDirectory() ?? false
      const oldestAt = own.length === 0 ? null : Math.min(...own.map(file => file.takenAt))
      return { folder: DropFolderId.parse(id), name: basename(path), isThere, offered: own.length, oldestAt }
    }),
  )
}

/** A file as it lay there when it was taken in. */
export interface Lying {
  readonly name: string
  readonly sizeBytes: number
  readonly modifiedAt: number
}

export function noteTaken(tx: Tx, folder: string, file: Lying, isKept: boolean): void {
  tx.runSql(
    `INSERT INTO dropped_file (folder, name, size_bytes, modified_at, taken_at, is_kept) VALUES (?, ?, ?, ?, ?, ?)
     ON CONFLICT (folder, name) DO UPDATE SET size_bytes = excluded.size_bytes, modified_at = excluded.modified_at,
       taken_at = excluded.taken_at, is_kept = excluded.is_kept`,
    [folder, file.name, file.sizeBytes, file.modifiedAt, tx.at, isKept ? 1 : 0],
  )
}

export function takenIn(reader: Reader, folder: string) {
  return reader.all(q.selectFrom('dropped_file').selectAll().where('folder', '=', folder).orderBy('taken_at'))
}

const mostOffered = 5_000

/** Of what the vault keeps, what still lies there as it was. */
export async function offeredFiles(reader: Reader): Promise<OfferedFile[]> {
  const offered: OfferedFile[] = []
  for (const { id, path } of foldersOf(reader)) {
    for (const row of takenIn(reader, path)) {
      if (offered.length >= mostOffered) return offered
      if (row.is_kept !== 1 || !(await liesThere(path, row))) continue
      const { name, size_bytes: sizeBytes, taken_at: takenAt } = row
      offered.push({ folder: DropFolderId.parse(id), name, sizeBytes, takenAt })
    }
  }
  return offered
}

async function liesThere(folder: string, row: ReturnType<typeof takenIn>[number]): Promise<boolean> {
  const stat = await lstat(join(folder, row.name)).catch(() => undefined)
  return stat !== undefined && isSame(stat, row)
}

function isSame(
  stat: { isFile(): boolean; size: number; mtimeMs: number },
  row: ReturnType<typeof takenIn>[number],
): boolean {
  return stat.isFile() && stat.size === row.size_bytes && Math.floor(stat.mtimeMs) === row.modified_at
}

/** Looked at again just before: what was changed since stays. The line in the log is written with what is gone. */
export function discardFiles(
  tx: Tx,
  files: readonly { readonly folder: string; readonly name: string }[],
): { deleted: number; left: number } {
  let deleted = 0
  for (const { folder, name } of files) {
    const { path } = getFolder(tx, folder)
    const row = takenIn(tx, path).find(each => each.name === name && each.is_kept === 1)
    if (!row) continue
    try {
      if (!isSame(lstatSync(join(path, name)), row)) continue
      unlinkSync(join(path, name))
    } catch {
      continue
    }
    tx.runSql('DELETE FROM dropped_file WHERE folder = ? AND name = ?', [path, name])
    tx.detail(name)
    deleted += 1
  }
  tx.count(deleted)
  return { deleted, left: files.length - deleted }
}
