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
  expect(referring.length).toBeGreaterThan(50)
  const unindexed = referring.filter(({ table, key }) => {
    const first = rows(`index_list("${table}")`).map(
      index => rows(`index_info("${String(index['name'])}")`)[0]?.['name'],
    )
    return !first.includes(key['from'] ?? null)
  })
  expect(unindexed.map(({ table, key }) => `${table}.${String(key['from'])}`)).toEqual([])
})

it('owes no reference to the entry of an act, which is written last', () => {
  const entries = tables().filter(table =>
    rows(`foreign_key_list("${table}")`).some(key => key['table'] === 'audit_entry'),
  )
  expect(entries).toEqual([])
})
