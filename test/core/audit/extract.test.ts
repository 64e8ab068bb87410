/**
 * Security design §15, row 40: extracts by somebody who holds the keys and writes the tail anew, hashes, checkpoint and seal included.
 * Only what left before can tell: it names a fork; without it, the window in which that could happen is named.
 */
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import {
  bytesOfEntry,
  flagsOf,
  hashOfEntry,
  parseEntry,
  readExtract,
  signCheckpoint,
  verifyExtract,
  writeExtract,
  type Entry,
  type StoredEntry,
} from '../../../src/audit/index.ts'
import { toBase64url, type Envelope } from '../../../src/vault/index.ts'
import { aRegister, type TestRegister } from '../../support/session.ts'

let register: TestRegister
beforeEach(() => {
  register = aRegister()
  for (let n = 0; n < 30; n += 1)
    register.db.act(register.liaison.acting, { act: 'signal.opened' }, tx => tx.about('signal', `s-${n}`))
})
afterEach(() => register.close())

function entries(): StoredEntry[] {
  const rows = register.db.reader.sql.prepare('SELECT n, bytes, h FROM audit_entry ORDER BY n').all()
  return rows.map(row => ({ n: Number(row['n']), bytes: bytesOf(row['bytes']), h: bytesOf(row['h']) }))
}
function bytesOf(cell: unknown): Uint8Array {
  return cell instanceof Uint8Array ? Uint8Array.from(cell) : expect.fail('no bytes')
}
const keys = () => [register.liaison.signer.publicKey]
const markAt = (all: readonly StoredEntry[], n: number): Envelope => {
  const { h } = all.find(entry => entry.n === n) ?? expect.fail(`no entry ${n}`)
  return signCheckpoint({ count: n, head: h }, 0, register.liaison.vaultId, register.liaison.signer)
}

/** As who holds the keys would make it: its own checkpoint over the last entry, its own seal. */
function judged(all: readonly StoredEntry[], outside: readonly Envelope[]) {
  const last = all.at(-1)?.n ?? 0
  const plain = writeExtract(
    {
      ...{ vault: register.liaison.vaultId, for: 'kaart', made: 0, entries: all, released: new Map() },
      checkpoints: new Map([[last, markAt(all, last)]]),
    },
    register.liaison.signer,
  )
  return verifyExtract(readExtract(plain), keys(), outside)
}

/** The entries from `at` on as `change` wants them, every hash after it computed anew. */
function rewritten(all: readonly StoredEntry[], at: number, change: (entry: Entry) => Entry | null): StoredEntry[] {
  const made: StoredEntry[] = [...all.slice(0, at)]
  for (const [later, stored] of all.slice(at).entries()) {
    const entry = parseEntry(stored.bytes)
    const wanted = later === 0 ? change(entry) : entry
    if (!wanted) continue
    const prev = made.at(-1)
    const bytes = bytesOfEntry({ ...wanted, n: made.length + 1, prev: prev ? toBase64url(prev.h) : entry.prev })
    made.push({ n: made.length + 1, bytes, h: hashOfEntry(bytes) })
  }
  return made
}

const changes: readonly [string, (entry: Entry) => Entry | null][] = [
  ['says that something else was looked at', entry => ({ ...entry, object: { type: 'signal', id: 'another' } })],
  ['says that somebody else did it', entry => ({ ...entry, actor: 'nobody' })],
  ['leaves an act out', () => null],
]

describe('an extract of which the tail was written anew', () => {
  it.each(changes)('%s: a fork, when a checkpoint had left', (_, change) => {
    const all = entries()
    const left = markAt(all, 25)
    expect(judged(all, [left])).toMatchObject({ verdict: { kind: 'OK' }, unanchored: all.length - 25 })
    expect(judged(rewritten(all, 20, change), [left]).verdict).toEqual({ kind: 'FORK', n: 25 })
  })

  it.each(changes)('%s: unseen after the last one that left, and that window is named', (_, change) => {
    const all = entries()
    const tail = rewritten(all, 27, change)
    const report = judged(tail, [markAt(all, 25)])
    expect(report).toMatchObject({ verdict: { kind: 'OK' }, count: tail.length, unanchored: tail.length - 25 })
    expect(flagsOf(report)).toEqual(['UNANCHORED'])
  })

  it('is shorter than what left: entries are missing', () => {
    const all = entries()
    expect(judged(all.slice(0, 20), [markAt(all, 25)]).verdict).toEqual({ kind: 'MISSING', n: 21 })
  })

  it('of a part of the log counts from where it begins when nothing left', () => {
    expect(judged(entries().slice(10), []).unanchored).toBe(entries().length - 10)
  })

  it('names where the clock stepped back, and calls that no tampering', () => {
    const all = entries()
    const day = 24 * 60 * 60_000
    const report = judged(
      rewritten(all, 12, entry => ({ ...entry, t: entry.t + day })),
      [],
    )
    expect(report).toMatchObject({ verdict: { kind: 'OK' }, clockSteps: [14] })
    expect(flagsOf(report)).toEqual(['CLOCK', 'UNANCHORED'])
  })
})
