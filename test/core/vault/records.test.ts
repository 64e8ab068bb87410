/** What the local vault does from the first version, so that units can share registers later (team design §12). */
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { verifyRows } from '../../../src/audit/index.ts'
import { reporter, signal } from '../../../src/signals/tables.ts'
import { user } from '../../../src/access/tables.ts'
import { acceptRecord, destroy, insertRecord, keepingOf, newKeeping, type Cell } from '../../../src/vault/index.ts'
import { aRegister, type TestRegister } from '../../support/session.ts'

let register: TestRegister
beforeEach(() => {
  register = aRegister()
})
afterEach(() => register.close())

const someone = { slot: 9, name: 'x', full_name: 'X', role: 'liaison', person: 'p' } as const
const act = <T>(command: Parameters<typeof register.db.act<T>>[2]): T =>
  register.db.act(register.liaison.acting, { act: 'user.added' }, command)
const rowOf = (table: string, id: string): Record<string, Cell> =>
  register.db.reader.sql.prepare(`SELECT * FROM ${table} WHERE id = ?`).get([id]) ?? {}

describe('a record', () => {
  it('names its owner, key, stream, author, device and moment', () => {
    const id = act(tx => insertRecord(tx, user, newKeeping(tx, 'unit', 'owner-1'), someone))
    expect(rowOf('user', id)).toMatchObject({
      v: 1,
      stream: 'unit',
      owner: 'owner-1',
      author: register.liaison.user.id,
      device: 'device-1',
    })
    expect(String(rowOf('user', id)['hlc'])).toMatch(/^[0-9a-f]{16}$/)
    expect(String(rowOf('user', id)['key_id'])).toMatch(/^[\w-]{43}$/)
  })

  it('is unique by its id alone: equal names are two records, to be judged by people', () => {
    const [a, b] = act(tx =>
      [someone, someone].map(values => insertRecord(tx, user, keepingOf(tx, 'unit', 'unit'), values)),
    )
    expect(a).not.toBe(b)
  })

  it('taken in twice changes nothing; with other bytes it is an alarm', () => {
    const id = act(tx => insertRecord(tx, user, keepingOf(tx, 'unit', 'unit'), someone))
    const row = rowOf('user', id)
    expect(act(tx => acceptRecord(tx, user, row))).toBe('known')
    expect(() => act(tx => acceptRecord(tx, user, { ...row, name: 'y' }))).toThrow('RECORD_DIFFERS')
    expect(register.db.reader.sql.prepare('SELECT COUNT(*) AS n FROM user WHERE id = ?').get([id])).toEqual({ n: 1 })
  })

  it('keeps fields that this version does not know, in its bytes and its digest', () => {
    const id = act(tx => insertRecord(tx, user, keepingOf(tx, 'unit', 'unit'), someone))
    const newer = { ...rowOf('user', id), id: register.deps.ids.uuid7(), pronoun: 'die' }
    expect(act(tx => acceptRecord(tx, user, newer))).toBe('inserted')
    expect(rowOf('user', newer.id)).toMatchObject({ name: 'x', extra: '{"pronoun":"die"}' })
    expect(act(tx => acceptRecord(tx, user, newer))).toBe('known')
    expect(verifyRows(register.db.reader.sql, ['user'])).toBeUndefined()
  })

  it('whose key is not here yet waits; it is not lost and not shown', () => {
    const id = act(tx => insertRecord(tx, user, keepingOf(tx, 'unit', 'unit'), someone))
    const foreign = { ...rowOf('user', id), id: register.deps.ids.uuid7(), key_id: 'a key of another device' }
    expect(act(tx => acceptRecord(tx, user, foreign))).toBe('pending')
    expect(rowOf('user', foreign.id)).toEqual({})
    expect(rowOf('pending', foreign.id)).not.toEqual({})
  })

  it('under the key of somebody else is no record: it would not die with its owner', () => {
    const id = act(tx => insertRecord(tx, user, keepingOf(tx, 'unit', 'unit'), someone))
    const foreign = { ...rowOf('user', id), id: register.deps.ids.uuid7(), owner: 'owner-3' }
    expect(() => act(tx => acceptRecord(tx, user, foreign))).toThrow('RECORD_MALFORMED')
    expect(rowOf('user', foreign.id)).toEqual({})
  })

  it('of a reporter lies in a stream of its own or nowhere', () => {
    const origin = register.deps.ids.uuid7()
    expect(() =>
      act(tx =>
        insertRecord(tx, reporter, newKeeping(tx, 'inbox', 'owner-2'), {
          origin,
          alias: 'Melder 1',
          name: 'T. Fictiva',
        }),
      ),
    ).toThrow(/CHECK/)
    expect(() =>
      act(tx =>
        insertRecord(tx, reporter, newKeeping(tx, 'source', 'owner-2'), {
          origin,
          alias: 'Melder 1',
          name: 'T. Fictiva',
        }),
      ),
    ).not.toThrow()
  })
})

describe('destruction', () => {
  it('explains exactly the rows that it took: one more that is gone is found', () => {
    const keeping = act(tx => newKeeping(tx, 'unit', 'owner-4'))
    act(tx => [1, 2].map(slot => insertRecord(tx, user, keeping, { ...someone, slot })))
    act(tx => destroy(tx, [keeping.key], 'term ended'))
    const { sql } = register.db.reader
    expect(verifyRows(sql, ['user'])).toBeUndefined()
    sql.exec('DROP TRIGGER user_outlives_its_key')
    sql.exec("DELETE FROM user WHERE name = 'liaison_1'")
    expect(verifyRows(sql, ['user'])).toMatchObject({ kind: 'ROW_DIFFERS', table: 'user' })
  })

  it('takes every row under the key, leaves a tombstone, and nothing of it ever comes back', () => {
    const keeping = act(tx => newKeeping(tx, 'inbox', 'owner-3'))
    const values = {
      number: '2016-NH-0001',
      title: 'proefwoord-zilverberk',
      origin: 'o',
      received_at: 0,
      channel: 'desk',
    } as const
    const id = act(tx => insertRecord(tx, signal, keeping, values))
    const row = rowOf('signal', id)
    const { rows } = act(tx => destroy(tx, [keeping.key], 'term ended'))
    expect(rows).toBe(1)
    expect(rowOf('signal', id)).toEqual({})
    expect(register.db.reader.sql.prepare('SELECT key FROM data_key WHERE id = ?').get([keeping.key])).toEqual({
      key: null,
    })
    expect(act(tx => acceptRecord(tx, signal, row))).toBe('destroyed')
    expect(() => act(tx => insertRecord(tx, signal, keepingOf(tx, 'inbox', 'owner-3'), values))).toThrow(
      'KEY_DESTROYED',
    )
    const { sql } = register.db.reader
    const tables = sql.prepare("SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite%'").all()
    const cells = tables.flatMap(({ name }) =>
      sql
        .prepare(`SELECT * FROM "${String(name)}"`)
        .all()
        .flatMap(row => Object.values<Cell>(row)),
    )
    const everything = cells
      .map(cell => (cell instanceof Uint8Array ? Buffer.from(cell).toString('latin1') : String(cell)))
      .join('\n')
    expect(everything).not.toContain('proefwoord-zilverberk')
  })
})
