/** What records of one owner are named by records of another: asked of the schema, so that a table that is new is not forgotten. */
import type { Cell } from './table.ts'
import type { Reader } from './db.ts'
import { queriesOver } from './db.ts'
import { quotedName } from './table.ts'
import { sql } from 'kysely'

const q = queriesOver<Record<string, never>>()

export interface Reference {
  /** The data key under which the named record is kept. */
  readonly key: string
  /** Where the record stands that names it, and the data key under which that is kept. */
  readonly from: string
  readonly fromKey: string
}

/** Columns that every record has, and that name nothing that dies with a key. */
const common = new Set([
  'key_id',
  'owner',
  'stream',
  'author',
  'device',
  'hlc',
  'because',
  'extra',
  'nonce',
  'entry',
  'v',
])

/**
 * Every record kept under another key than the one it names a record of. One pass over each column of text; ids are told from other words
 * by their length, which both forms of id have.
 */
export function referencesTo(reader: Pick<Reader, 'all'>, keys: readonly string[]): Reference[] {
  const wanted = JSON.stringify(keys)
  const tables = recordColumns(reader)
  const names = [...tables.keys()]
  const ids = names
    .map(name => `SELECT id, key_id FROM ${quotedName(name)} WHERE key_id IN (SELECT value FROM json_each(?))`)
    .join(' UNION ALL ')
  const found = unsafeRows<{ id: string; key_id: string }>(
    reader,
    ids,
    names.map(() => wanted),
  )
  const keyOf = new Map(found.map(({ id, key_id: key }) => [id, key]))
  const named = JSON.stringify([...keyOf.keys()])
  const references: Reference[] = []
  for (const [name, columns] of tables)
    for (const column of columns) {
      const at = quotedName(column)
      const rows = unsafeRows<{ value: string; key_id: string }>(
        reader,
        `SELECT DISTINCT ${at} AS value, key_id FROM ${quotedName(name)} WHERE length(${at}) = 36 AND ${at} IN (SELECT value FROM json_each(?))`,
        [named],
      )
      for (const { value, key_id: fromKey } of rows) {
        const key = keyOf.get(value)
        if (key !== undefined && key !== fromKey) references.push({ key, from: name, fromKey })
      }
    }
  return references
}

/** Which acts of the log wrote records under these keys, by key. */
export function actsUnder(reader: Pick<Reader, 'all'>, keys: readonly string[]): Map<string, Set<string>> {
  const wanted = JSON.stringify(keys)
  const acts = new Map<string, Set<string>>()
  for (const name of recordColumns(reader).keys()) {
    const rows = unsafeRows<{ key_id: string; act: string }>(
      reader,
      `SELECT DISTINCT r.key_id, json_extract(CAST(a.bytes AS TEXT), '$.act') AS act FROM ${quotedName(name)} r
       JOIN audit_entry a ON a.n = r.entry WHERE r.key_id IN (SELECT value FROM json_each(?))`,
      [wanted],
    )
    for (const { key_id: key, act } of rows) acts.set(key, (acts.get(key) ?? new Set()).add(act))
  }
  return acts
}

function recordColumns(reader: Pick<Reader, 'all'>): Map<string, string[]> {
  const columns = unsafeRows<{ tbl: string; col: string }>(
    reader,
    `SELECT t.name AS tbl, c.name AS col FROM sqlite_schema t JOIN pragma_table_info(t.name) c
     WHERE t.type = 'table' AND t.name <> 'tombstone' AND c.type = 'TEXT'
       AND EXISTS (SELECT 1 FROM pragma_table_info(t.name) k WHERE k.name = 'key_id')
       AND EXISTS (SELECT 1 FROM pragma_table_info(t.name) k WHERE k.name = 'entry')`,
    [],
  )
  const tables = new Map<string, string[]>()
  for (const { tbl, col } of columns) {
    const known = tables.get(tbl) ?? []
    tables.set(tbl, common.has(col) || col === 'id' ? known : [...known, col])
  }
  return tables
}

/** The text names its columns; their types are those of the schema. */
function unsafeRows<Row>(reader: Pick<Reader, 'all'>, text: string, parameters: readonly Cell[]): Row[] {
  const pieces = text.split('?')
  const query = sql<Row>`${sql.join(
    pieces.flatMap((piece, at) =>
      at < parameters.length ? [sql.raw(piece), sql.val(parameters[at])] : [sql.raw(piece)],
    ),
    sql.raw(''),
  )}`
  return reader.all({ compile: () => query.compile(q) })
}
