/** What an act costs must not grow with the vault: SQLite looks for the children of each row that it writes or takes away. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { createDatabase, type SqlDatabase } from '../../../src/vault/database.ts'
import { migrate } from '../../../src/vault/migrate.ts'

let root: string
let database: SqlDatabase
beforeAll(() => {
  root = mkdtempSync(join(tmpdir(), 'schakel-references-'))
  database = createDatabase({ path: join(root, 'a.db'), key: new Uint8Array(32), salt: new Uint8Array(16) })
  migrate(database)
})
afterAll(() => {
  database.close()
  rmSync(root, { recursive: true })
})

const rows = (pragma: string) => database.pragma(pragma)
const tables = () =>
  database
    .prepare("SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%'")
    .all()
    .map(row => String(row['name']))

it('finds the children of every row by an index', () => {
  const referring = tables().flatMap(table => rows(`foreign_key_list("${table}")`).map(key => ({ table, key })))
  expect(referring.length).toBeGreaterThan(10)
  const unindexed = referring.filter(({ table, key }) => {
    const first = rows(`index_list("${table}")`).map(
      index => rows(`index_info("${String(index['name'])}")`)[0]?.['name'],
    )
    return !first.includes(key['from'] ?? null)
  })
  expect(unindexed.map(({ table, key }) => `${table}.${String(key['from'])}`)).toEqual([])
})

it.each(['audit_entry', 'data_key'])('owes no reference to %s: an act writes one while others are owed', parent => {
  const referring = tables().filter(table => rows(`foreign_key_list("${table}")`).some(key => key['table'] === parent))
  expect(referring).toEqual([])
})

it('finds what is kept under a key by its owner, never by the key', () => {
  const records = tables().filter(table => rows(`table_info("${table}")`).some(column => column['name'] === 'key_id'))
  const leading = records.flatMap(table =>
    rows(`index_list("${table}")`).map(index => [table, rows(`index_info("${String(index['name'])}")`)[0]?.['name']]),
  )
  // A hash or a drawn value sends every new row to a page of its own.
  expect(leading.filter(([table, column]) => column === 'key_id' && table !== 'tombstone')).toEqual([])
})
