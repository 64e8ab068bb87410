/**
 * Records: insert-only rows with an id, an owner, a data key and a salted digest. One function writes them.
 * The digest covers RFC 8785 of the row without its nonce and entry number; an old page put back shows as a difference.
 */
import { createHash } from 'node:crypto'
import { IntegrityFailure } from '../contract/errors.ts'
import { canonicalBytes, canonicalFlat, canonicalText, toBase64url, type Json } from './canonical.ts'
import type { Tx } from './db.ts'
import { quotedName, type Cell, type Columns, type NewRow, type RecordTable } from './table.ts'

/** Distribution list of a record; `case:<id>` for one case. */
export type Stream = 'unit' | 'inbox' | 'source' | `case:${string}`

/** For whom a record is, whose term ends it and which key dies with it. */
export interface Keeping {
  readonly stream: Stream
  readonly owner: string
  readonly key: string
}

/** Makes the data key of a new retention owner and returns its id. */
export function newDataKey(tx: Tx, owner: string): string {
  const key = tx.random(32)
  const id = createHash('sha256').update('schakel/key/1\n').update(key).digest('base64url')
  tx.runSql('INSERT INTO data_key (id, key, owner, destroyed) VALUES (?, ?, ?, 0)', [id, key, owner])
  return id
}

/** A new retention owner in one go: its key made, everything of it kept under it. */
export function newKeeping(tx: Tx, stream: Stream, owner: string): Keeping {
  return { stream, owner, key: newDataKey(tx, owner) }
}

/** The keeping of an existing owner. */
export function keepingOf(tx: Tx, stream: Stream, owner: string): Keeping {
  const row = tx.getSql('SELECT id FROM data_key WHERE owner = ? AND destroyed = 0', [owner])
  if (typeof row?.['id'] !== 'string') throw new IntegrityFailure('KEY_DESTROYED', { subject: owner })
  return { stream, owner, key: row['id'] }
}

/** The keeping that a stored row names. */
export function streamKeeping(row: {
  readonly stream: string
  readonly owner: string
  readonly key_id: string
}): Keeping {
  return { stream: streamOf(row.stream), owner: row.owner, key: row.key_id }
}

function streamOf(stored: string): Stream {
  if (stored === 'unit' || stored === 'inbox' || stored === 'source') return stored
  if (stored.startsWith('case:')) return `case:${stored.slice('case:'.length)}`
  throw new IntegrityFailure('RECORD_MALFORMED')
}

/** Writes one record with its digest under the running act; returns its id. */
export function insertRecord<N extends string, C extends Columns>(
  tx: Tx,
  table: RecordTable<N, C>,
  keeping: Keeping,
  values: NewRow<C>,
  options: { readonly id?: string; readonly because?: string } = {},
): string {
  const id = options.id ?? tx.uuid7()
  writeRow(tx, table, {
    ...unsafeCells(values),
    id,
    v: 1,
    stream: keeping.stream,
    owner: keeping.owner,
    key_id: keeping.key,
    author: tx.acting.user,
    device: tx.acting.device,
    hlc: tx.hlc(),
    because: options.because ?? null,
    extra: null,
  })
  return id
}

/** When a record was made, by the clock inside its `hlc`: 48 bits of milliseconds, then 16 that count. */
export function instantOf(hlc: string): number {
  return Math.floor(Number.parseInt(hlc, 16) / 65_536)
}

/**
 * Takes in a record that exists elsewhere. The same bytes twice are a no-op, other bytes under one id an alarm; a destroyed
 * key refuses it for good; a record whose references are absent waits in `pending`.
 */
export function acceptRecord(
  tx: Tx,
  table: RecordTable<string, Columns>,
  row: Readonly<Record<string, Cell>>,
): 'inserted' | 'known' | 'destroyed' | 'pending' {
  const { id, key_id: key } = row
  if (typeof id !== 'string' || typeof key !== 'string') throw new IntegrityFailure('RECORD_MALFORMED')
  if (tx.getSql('SELECT key_id FROM tombstone WHERE key_id = ?', [key])) return 'destroyed'
  const known = tx.getSql(`SELECT * FROM ${quotedName(table.name)} WHERE id = ?`, [id])
  if (known) {
    if (Buffer.compare(canonicalRow(known), canonicalRow(row)) !== 0)
      throw new IntegrityFailure('RECORD_DIFFERS', { subject: id })
    return 'known'
  }
  const owner = tx.getSql('SELECT owner FROM data_key WHERE id = ?', [key])?.['owner']
  if (owner === undefined) {
    tx.runSql('INSERT INTO pending (id, bytes) VALUES (?, ?) ON CONFLICT DO NOTHING', [id, canonicalRow(row)])
    return 'pending'
  }
  // What is kept under a key is found by the owner of that key: nothing else dies with it.
  if (owner !== row['owner']) throw new IntegrityFailure('RECORD_MALFORMED')
  writeRow(tx, table, foldUnknown(table, row))
  return 'inserted'
}

/** Fields that this version does not know survive: they travel in `extra` and come out in their own place. */
function foldUnknown(table: RecordTable<string, Columns>, row: Readonly<Record<string, Cell>>): Record<string, Cell> {
  const known = Object.entries(row).filter(([name]) => name in table.columns)
  const unknown = Object.entries(row).filter(([name, cell]) => !(name in table.columns) && cell !== null)
  if (unknown.length === 0) return Object.fromEntries(known)
  const extra = unknown.map(([name, cell]): [string, Json] => [
    name,
    cell instanceof Uint8Array ? toBase64url(cell) : cell,
  ])
  return { ...Object.fromEntries(known), extra: canonicalText(Object.fromEntries(extra)) }
}

/** `extra` is canonical JSON that `foldUnknown` wrote. */
function unsafeFields(extra: string): Record<string, Json> {
  return JSON.parse(extra) as Record<string, Json>
}

/** RFC 8785 of a row: no nonce, no entry number, absent for null (so a later column changes no old digest), what is unknown here in its own place. */
export function canonicalRow(row: Readonly<Record<string, Cell>>): Uint8Array {
  const { extra } = row
  const fields: Json = {
    ...(extra === undefined || extra === null ? {} : unsafeFields(String(extra))),
    ...hashedFields(row, Object.keys(row)),
  }
  return canonicalBytes(fields)
}

function hashedFields(row: Readonly<Record<string, Cell>>, names: readonly string[]): Record<string, string | number> {
  const fields: Record<string, string | number> = {}
  for (const name of names) {
    const cell = row[name]
    if (cell === undefined || cell === null || name === 'nonce' || name === 'entry' || name === 'extra') continue
    fields[name] = cell instanceof Uint8Array ? toBase64url(cell) : cell
  }
  return fields
}

export function digestOfRow(nonce: Uint8Array, row: Readonly<Record<string, Cell>>): Uint8Array {
  return new Uint8Array(createHash('sha256').update(nonce).update(canonicalRow(row)).digest())
}

interface Shape {
  readonly insert: string
  readonly columns: readonly string[]
  readonly sorted: readonly string[]
}

const shapes = new WeakMap<Columns, Shape>()

/** What is the same for every row of a table: thousands come in one import. */
function shapeOf({ name, columns: known }: RecordTable<string, Columns>): Shape {
  const made = shapes.get(known)
  if (made) return made
  const columns = Object.keys(known)
  const shape = {
    insert: `INSERT INTO ${quotedName(name)} (${columns.map(quotedName).join(', ')}) VALUES (${columns.map(() => '?').join(', ')})`,
    columns,
    sorted: columns.toSorted(),
  }
  shapes.set(known, shape)
  return shape
}

/** Cells that the table does not know are not written. */
function writeRow(tx: Tx, table: RecordTable<string, Columns>, row: Readonly<Record<string, Cell | undefined>>): void {
  const { insert, columns, sorted } = shapeOf(table)
  const nonce = tx.random(32)
  const cells: Record<string, Cell> = {}
  for (const name of columns) cells[name] = row[name] ?? null
  cells['nonce'] = nonce
  cells['entry'] = tx.entry
  tx.runSql(insert, Object.values(cells))
  const digest =
    cells['extra'] === null
      ? createHash('sha256')
          .update(nonce)
          .update(canonicalFlat(hashedFields(cells, sorted)))
          .digest()
      : digestOfRow(nonce, cells)
  tx.wrote({ table: table.name, id: String(row['id']), digest })
}

/** A new row is a map of cells; the mapped type hides it from the compiler. */
function unsafeCells(values: object): Record<string, Cell | undefined> {
  return values as Record<string, Cell | undefined>
}
