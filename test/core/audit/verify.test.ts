/** The log read by somebody who does not trust the vault: each kind of tampering gets its own verdict. */
import fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { flagsOf, signCheckpoint, verifyLog, verifyRows, type StoredEntry } from '../../../src/audit/index.ts'
import { hashOfEntry } from '../../../src/audit/entry.ts'
import type { Envelope } from '../../../src/vault/index.ts'
import { aRegister, type TestRegister } from '../../support/session.ts'

let register: TestRegister
beforeEach(() => {
  register = aRegister()
  for (let n = 0; n < 20; n += 1)
    register.db.act(register.liaison.acting, { act: 'signal.opened' }, tx => tx.about('signal', `s-${n}`))
})
afterEach(() => register.close())

function entries(): StoredEntry[] {
  const rows = register.db.reader.sql.prepare('SELECT n, bytes, h FROM audit_entry ORDER BY n').all()
  return rows.map(row => ({ n: Number(row['n']), bytes: bytesOf(row['bytes']), h: bytesOf(row['h']) }))
}
function bytesOf(cell: unknown): Uint8Array {
  if (!(cell instanceof Uint8Array)) throw new Error('no bytes')
  return Uint8Array.from(cell)
}
const checkpoint = () => signCheckpoint(register.db.head, 0, register.liaison.vaultId, register.liaison.signer)
const outside = (...marks: Envelope[]) => ({ kept: [], outside: marks })
const keys = () => [register.liaison.signer.publicKey]

describe('verifying the log', () => {
  it('finds nothing wrong with an untouched one, and says how many entries no checkpoint covers', () => {
    const mark = checkpoint()
    register.db.act(register.liaison.acting, { act: 'signal.opened' }, () => undefined)
    expect(verifyLog(entries(), outside(mark), keys())).toMatchObject({ verdict: { kind: 'OK' }, unanchored: 1 })
    // Who rewrites the log rewrites the checkpoints beside it too: one that never left protects nothing.
    const { count } = register.db.head
    expect(verifyLog(entries(), { kept: [mark], outside: [] }, keys())).toMatchObject({ unanchored: count })
  })

  it('names where the clock stepped back, keeps the order, and calls it no tampering', () => {
    const day = 24 * 60 * 60_000
    const act = () => register.db.act(register.liaison.acting, { act: 'signal.opened' }, tx => tx.at)
    register.deps.clock.forward(-day)
    const yesterday = act()
    const first = register.db.head.count
    // Summer time begins and ends: hours of the wall clock, none of an entry's.
    register.deps.clock.forward(200 * day)
    act()
    register.deps.clock.forward(3_650 * day)
    act()
    register.deps.clock.forward(-3_650 * day)
    act()
    const second = register.db.head.count
    register.deps.clock.forward(-60_000)
    act()
    const report = verifyLog(entries())
    expect(report).toMatchObject({ verdict: { kind: 'OK' }, clockSteps: [first, second] })
    expect(flagsOf(report)).toContain('CLOCK')
    expect(yesterday).toBeLessThan(register.deps.clock.now())
  })

  it('names the first entry of which any byte was changed', () => {
    const all = entries()
    fc.assert(
      fc.property(fc.nat(all.length - 1), fc.nat(), fc.integer({ min: 1, max: 255 }), (at, offset, flip) => {
        const changed = all.map(e => ({ ...e, bytes: Uint8Array.from(e.bytes) }))
        const bytes = changed[at]?.bytes ?? new Uint8Array()
        const place = offset % bytes.length
        bytes[place] = (bytes[place] ?? 0) ^ flip
        expect(verifyLog(changed).verdict).toEqual({ kind: 'BROKEN', n: at + 1 })
      }),
      { numRuns: 200 },
    )
  })

  it('names a gap, a cut tail and a swapped pair', () => {
    const all = entries()
    const mark = checkpoint()
    expect(verifyLog([...all.slice(0, 5), ...all.slice(6)]).verdict).toEqual({ kind: 'MISSING', n: 6 })
    expect(verifyLog(all.slice(0, -2), outside(mark), keys()).verdict).toMatchObject({ kind: 'MISSING' })
    expect(verifyLog([...all.slice(0, 5), ...all.slice(5, 7).reverse(), ...all.slice(7)]).verdict.kind).not.toBe('OK')
  })

  it('calls a rewritten tail a fork when a checkpoint left before it was rewritten', () => {
    const all = entries()
    const mark = checkpoint()
    const last = all.at(-1)
    if (!last) throw new Error('empty log')
    const bytes = new TextEncoder().encode(new TextDecoder().decode(last.bytes).replace('s-19', 's-18'))
    const rewritten = [...all.slice(0, -1), { n: last.n, bytes, h: hashOfEntry(bytes) }]
    expect(verifyLog(rewritten).verdict.kind).toBe('OK')
    expect(verifyLog(rewritten, outside(mark), keys()).verdict).toEqual({ kind: 'FORK', n: last.n })
  })

  it('refuses a checkpoint that somebody else signed', () => {
    expect(verifyLog(entries(), outside(checkpoint()), [register.coordinator.signer.publicKey]).verdict.kind).toBe(
      'BADSIG',
    )
  })
})

describe('verifying the rows', () => {
  it('finds a row that was changed behind the log, an added one and a removed one', () => {
    const { sql } = register.db.reader
    expect(verifyRows(sql, ['user'])).toBeUndefined()
    sql.exec('DROP TRIGGER user_is_insert_only')
    sql.exec("UPDATE user SET role = 'coordinator' WHERE name = 'liaison_1'")
    expect(verifyRows(sql, ['user'])).toMatchObject({
      kind: 'ROW_DIFFERS',
      table: 'user',
      id: register.liaison.user.id,
    })
    sql.exec("UPDATE user SET role = 'liaison' WHERE name = 'liaison_1'")
    expect(verifyRows(sql, ['user'])).toBeUndefined()
    sql.exec('DROP TRIGGER user_outlives_its_key')
    sql.exec("DELETE FROM user WHERE name = 'liaison_1'")
    expect(verifyRows(sql, ['user'])).toMatchObject({ kind: 'ROW_DIFFERS', table: 'user' })
  })
})
