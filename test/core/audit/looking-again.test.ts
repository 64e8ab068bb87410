/** Repeated reads of one thing are one entry with a count; that somebody looked is never lost (security design §8, decision 13). */
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Session } from '../../../src/access/index.ts'
import { parseEntry } from '../../../src/audit/index.ts'
import { plainParser } from '../../support/parser.ts'
import { aVault, testPassphrase } from '../../support/vault.ts'
import { aSignal, inState, type MadeSignal } from '../../support/register.ts'
import { aRegister, type TestRegister } from '../../support/session.ts'

const minute = 60_000
let register: TestRegister
let seen: MadeSignal
let other: MadeSignal
let start: number
beforeEach(() => {
  register = aRegister()
  seen = aSignal(register)
  other = aSignal(register)
  start = register.db.head.count
})
afterEach(() => register.close())

function look(at: MadeSignal, session: Session = register.liaison, act = 'signal.opened'): void {
  session.db.act(session.acting, { act }, tx => tx.about('signal', at.id))
}

const entries = () =>
  register.db.reader.sql
    .prepare('SELECT bytes FROM audit_entry WHERE n > ? ORDER BY n')
    .all([start])
    .map(({ bytes }) => parseEntry(bytes instanceof Uint8Array ? bytes : new Uint8Array()))
const lines = () => entries().map(({ act, result, count, object }) => [act, result, count, object?.id])

describe('looking again within five minutes', () => {
  it('writes the first look at once and the number of further ones before locking', () => {
    look(seen)
    expect(lines()).toEqual([['signal.opened', 'ok', undefined, seen.id]])
    look(seen)
    look(seen)
    expect(lines()).toHaveLength(1)
    register.db.settleLooks()
    expect(lines()).toEqual([
      ['signal.opened', 'ok', undefined, seen.id],
      ['signal.opened', 'again', 2, seen.id],
    ])
    register.db.settleLooks()
    expect(lines()).toHaveLength(2)
  })

  it('is a look of its own once five minutes have gone by, and the count of the former stands before what follows', () => {
    look(seen)
    register.deps.clock.forward(5 * minute - 1)
    look(seen)
    register.deps.clock.forward(1)
    look(seen)
    look(other)
    expect(lines()).toEqual([
      ['signal.opened', 'ok', undefined, seen.id],
      ['signal.opened', 'ok', undefined, seen.id],
      ['signal.opened', 'again', 1, seen.id],
      ['signal.opened', 'ok', undefined, other.id],
    ])
  })

  it('is never taken together for two users, two records, two acts or two purposes', () => {
    look(seen)
    look(seen, register.coordinator)
    look(other)
    look(seen, register.liaison, 'original.opened')
    const { db, acting } = register.liaison
    db.act(acting, { act: 'signal.opened', purpose: { code: 'case_work', ref: '1' } }, tx =>
      tx.about('signal', seen.id),
    )
    expect(lines()).toHaveLength(5)
  })

  it('is written anew after this user did anything but look', () => {
    look(seen)
    look(seen)
    inState(register, other.id, 'unfounded')
    look(seen)
    expect(lines()).toEqual([
      ['signal.opened', 'ok', undefined, seen.id],
      ['test.arranged', 'ok', undefined, undefined],
      ['signal.opened', 'again', 1, seen.id],
      ['signal.opened', 'ok', undefined, seen.id],
    ])
  })

  it('never swallows a copy, a search, a refusal or what was revealed', () => {
    const { db, acting } = register.liaison
    for (let times = 0; times < 2; times += 1) {
      db.act(acting, { act: 'text.copied' }, tx => tx.about('signal', seen.id))
      db.act(acting, { act: 'search.performed' }, tx => tx.queryDigest('digest'))
      db.act(acting, { act: 'signal.opened', result: 'NOT_FOUND' }, tx => tx.about('signal', seen.id))
      db.act(acting, { act: 'reporter.revealed' }, tx => tx.about('signal', seen.id))
    }
    expect(lines()).toHaveLength(8)
  })

  it('keeps the answer, and the chain whole', () => {
    const { db, acting } = register.liaison
    const shown = () =>
      db.act(acting, { act: 'signal.opened' }, tx => {
        tx.about('signal', seen.id)
        return 'shown'
      })
    expect([shown(), shown(), shown()]).toEqual(['shown', 'shown', 'shown'])
    register.db.settleLooks()
    expect(register.db.head.count).toBe(start + 2)
  })
})

describe('a process that dies', () => {
  it('takes no count along: the next opening writes it, as of whoever looked, before anything else, and once', async () => {
    const vault = await aVault(plainParser)
    const { client } = vault
    const { signal } = await client.signals.add({ channel: 'desk', title: 'Balie', text: 'Iemand belde.' })
    // The first takes the dot off its line, the second is the look, two are counted.
    for (let times = 0; times < 4; times += 1) await client.signals.show({ signal })
    const died = vault.schakel.opened() ?? expect.fail('locked')
    const { unlock, user } = died.session.acting
    // As a kill leaves it: nothing settled, nothing said.
    died.files.close()
    await client.vault.lock({ cause: 'demand' }).catch(() => undefined)
    const countsOf = async () =>
      (await client.audit.list({ limit: 200 }))
        .filter(({ act, result }) => act === 'signal.opened' && result === 'again')
        .map(({ count }) => count)
    for (let times = 0; times < 2; times += 1) {
      await client.vault.unlock({ passphrase: testPassphrase })
      expect(await countsOf()).toEqual([2])
      if (times === 0) {
        const rows =
          vault.schakel.opened()?.files.database.prepare('SELECT bytes FROM audit_entry ORDER BY n').all() ?? []
        const all = rows.map(({ bytes }) => parseEntry(bytes instanceof Uint8Array ? bytes : new Uint8Array()))
        const at = all.findIndex(({ result }) => result === 'again')
        expect(all[at]).toMatchObject({ actor: user, unlock, object: { type: 'signal', id: signal } })
        expect(all[at + 1]?.act).toBe('UNLOCKED')
      }
      await client.vault.lock({ cause: 'demand' })
    }
    await client.vault.unlock({ passphrase: testPassphrase })
    await vault.close()
  })
})
