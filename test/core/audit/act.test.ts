import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { user } from '../../../src/access/tables.ts'
import { canonicalRow, digestOfRow, insertRecord, keepingOf, newKeeping } from '../../../src/vault/index.ts'
import { aRegister, type TestRegister } from '../../support/session.ts'

let register: TestRegister
beforeEach(() => {
  register = aRegister()
})
afterEach(() => register.close())

const entries = () =>
  register.db.reader.sql
    .prepare('SELECT n FROM audit_entry ORDER BY n')
    .all()
    .map(row => row['n'])
const someone = { slot: 9, name: 'x', full_name: 'X', role: 'liaison', person: 'p' } as const

describe('an act', () => {
  it('writes its rows and its log entry together, or neither', () => {
    const before = entries().length
    expect(() =>
      register.db.act(register.liaison.acting, { act: 'user.added' }, tx => {
        insertRecord(tx, user, keepingOf(tx, 'unit', 'unit'), someone)
        throw new Error('half way')
      }),
    ).toThrow('half way')
    expect(entries()).toHaveLength(before)
    expect(register.db.reader.sql.prepare("SELECT id FROM user WHERE name = 'x'").all()).toEqual([])
  })

  it('lets what follows a commit follow no act that was undone', () => {
    const followed: string[] = []
    const act = (name: string, fails: boolean) => () =>
      register.db.act(register.liaison.acting, { act: 'user.added' }, tx => {
        tx.afterCommit(() => followed.push(name))
        if (fails) throw new Error('half way')
      })
    expect(act('undone', true)).toThrow('half way')
    act('committed', false)()
    expect(followed).toEqual(['committed'])
  })

  it('goes on without what was only attempted and failed', () => {
    const followed: string[] = []
    const named = (name: string) => ({ ...someone, name })
    const outcome = register.db.act(register.liaison.acting, { act: 'user.added' }, tx => {
      const unit = keepingOf(tx, 'unit', 'unit')
      insertRecord(tx, user, unit, named('before'))
      const isDone = tx.attempt(() => {
        insertRecord(tx, user, unit, named('undone'))
        tx.about('user', 'undone')
        tx.afterCommit(() => followed.push('undone'))
        throw new Error('half way')
      })
      insertRecord(tx, user, unit, named('after'))
      return [isDone, tx.attempt(() => insertRecord(tx, user, unit, named('attempted')))]
    })
    expect(outcome).toEqual([false, true])
    expect(followed).toEqual([])
    const { sql } = register.db.reader
    const last = sql.prepare('SELECT MAX(n) AS n FROM audit_entry').get()?.['n'] ?? 0
    const rows = sql.prepare('SELECT id, name FROM user WHERE entry = ? ORDER BY hlc').all([last])
    expect(rows.map(row => row['name'])).toEqual(['before', 'after', 'attempted'])
    // Each row that stands has its digest in the log, and nothing else has.
    const digested = sql.prepare('SELECT id FROM row_digest WHERE entry = ?').all([last])
    expect(new Set(digested.map(row => row['id']))).toEqual(new Set(rows.map(row => row['id'])))
    expect(sql.prepare("SELECT n FROM audit_entry WHERE instr(CAST(bytes AS TEXT), 'undone') > 0").all()).toEqual([])
  })

  it('keeps a digest of each row that the row itself can be held against', () => {
    const id = register.db.act(register.liaison.acting, { act: 'user.added' }, tx =>
      insertRecord(tx, user, keepingOf(tx, 'unit', 'unit'), someone),
    )
    const row = register.db.reader.sql.prepare('SELECT * FROM user WHERE id = ?').get([id]) ?? {}
    const kept = register.db.reader.sql
      .prepare("SELECT digest FROM row_digest WHERE tbl = 'user' AND id = ?")
      .get([id])?.['digest']
    const nonce = row['nonce']
    expect(nonce).toBeInstanceOf(Uint8Array)
    expect(Buffer.from(digestOfRow(nonce instanceof Uint8Array ? nonce : new Uint8Array(), row)).toString('hex')).toBe(
      Buffer.from(kept instanceof Uint8Array ? kept : []).toString('hex'),
    )
    expect(Buffer.from(canonicalRow({ ...row, name: 'y' })).equals(Buffer.from(canonicalRow(row)))).toBe(false)
  })
})

describe('a record', () => {
  it('cannot be changed, nor deleted while its key lives', () => {
    const { sql } = register.db.reader
    expect(() => sql.exec("UPDATE user SET name = 'other'")).toThrow(/insert-only/)
    expect(() => sql.exec('DELETE FROM user')).toThrow(/insert-only/)
    expect(() => sql.exec('INSERT OR REPLACE INTO user SELECT * FROM user')).toThrow(/insert-only/)
  })

  it('can be deleted once its data key was destroyed', () => {
    const id = register.db.act(register.liaison.acting, { act: 'user.added' }, tx =>
      insertRecord(tx, user, newKeeping(tx, 'unit', 'owner-1'), someone),
    )
    register.db.act(register.liaison.acting, { act: 'ERASED' }, tx => {
      tx.runSql("UPDATE data_key SET destroyed = 1, key = NULL WHERE owner = 'owner-1'", [])
      tx.runSql('DELETE FROM user WHERE id = ?', [id])
    })
    expect(register.db.reader.sql.prepare('SELECT id FROM user WHERE id = ?').get([id])).toBeUndefined()
  })

  it('cannot be rewritten in the log either', () => {
    expect(() => register.db.reader.sql.exec("UPDATE audit_entry SET bytes = x'00'")).toThrow(/append-only/)
    expect(() => register.db.reader.sql.exec('DELETE FROM row_digest')).toThrow(/append-only/)
  })
})
