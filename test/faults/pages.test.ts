/**
 * Security design §15, rows 9 and 12: a byte of any page of the database is another; an old page is put back, whole and under the right
 * key, for every table. What the vault then opens to must say so.
 */
import { createHash } from 'node:crypto'
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { fromBase64url } from '../../src/vault/index.ts'
import { pageBytes, plainDatabase, type CipherKey } from '../support/sqlcipher-reader.ts'
import { testPassphrase } from '../support/vault.ts'
import { amount, isFull, patient, seeded, tell } from './support/figures.ts'
import { isTold, openingOf } from './support/opening.ts'
import { handOn, stageAt, type Hand } from './support/scenarios.ts'
import { workABit } from './support/work.ts'

const { seed, draw } = seeded()
const root = mkdtempSync(join(tmpdir(), 'schakel-pages-'))
const [before, after] = [join(root, 'before'), join(root, 'after')]
let cipher: CipherKey
const database = (at: string) => join(stageAt(at).folder, 'db/case.g0001.db')

beforeAll(async () => {
  const first = handOn(stageAt(before))
  await first.schakel.found({ name: 'coordinator', fullName: 'Coördinator', passphrase: testPassphrase })
  await workABit(first)
  await first.schakel.lock('quit')
  cpSync(before, after, { recursive: true })
  const later = handOn(stageAt(after))
  await later.client.vault.unlock({ passphrase: testPassphrase })
  cipher = cipherOf(later)
  await workABit(later)
  await later.schakel.lock('quit')
})
afterAll(() => rmSync(root, { recursive: true, force: true }))

function cipherOf(hand: Hand): CipherKey {
  const { files } = hand.schakel.opened() ?? expect.fail('locked')
  const { gen, salt } = files.header().db
  return { key: files.secrets.withKey('database', gen, key => new Uint8Array(key)), salt: fromBase64url(salt) }
}

/** The database as another SQLite reads it. */
function reading<T>(path: string, ask: (opened: DatabaseSync) => T): T {
  const plain = join(root, 'plain.db')
  writeFileSync(plain, plainDatabase(path, cipher) ?? expect.fail('a page does not open'))
  const opened = new DatabaseSync(plain, { readOnly: true })
  try {
    return ask(opened)
  } finally {
    opened.close()
  }
}

/** Which table, index or list of free pages each page belongs to. */
const ownersOf = (path: string): Map<number, string> =>
  reading(path, opened => {
    const rows = opened.prepare('SELECT name, pageno, pagetype FROM dbstat').all()
    return new Map(rows.map(row => [Number(row['pageno']), `${String(row['name'])} (${String(row['pagetype'])})`]))
  })

/** Does every table hold the rows that it held, and every index find them? Then nothing came back but what was already erased. */
function saysTheSame(bytes: Uint8Array): boolean {
  const mixed = join(root, 'mixed.db')
  writeFileSync(mixed, bytes)
  return rowsOf(mixed) === rowsOf(database(after))
}
function rowsOf(path: string): string {
  return reading(path, opened => {
    const hash = createHash('sha256')
    for (const { name } of opened.prepare("SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name").all())
      for (const row of opened.prepare(`SELECT * FROM "${String(name)}"`).iterate()) hash.update(JSON.stringify(row))
    return hash.digest('hex')
  })
}

async function withDatabase(bytes: Uint8Array, verify = true) {
  const copy = mkdtempSync(join(root, 'copy-'))
  try {
    cpSync(after, copy, { recursive: true })
    writeFileSync(database(copy), bytes)
    return await openingOf(copy, { verify })
  } finally {
    rmSync(copy, { recursive: true, force: true })
  }
}

function some<T>(all: readonly T[], most: number): T[] {
  const left = [...all]
  while (left.length > most && !isFull) left.splice(draw.below(left.length), 1)
  return left
}

it('finds another byte in any page, of every kind', patient, async () => {
  const whole = readFileSync(database(after))
  const owners = ownersOf(database(after))
  const pages = some([...Array(whole.length / pageBytes).keys()], 8)
  const missed: string[] = []
  for (const page of pages)
    for (let n = 0; n < amount(1, 2); n += 1) {
      const changed = Buffer.from(whole)
      // The salt in front of page 1 stands in the header too: it is not read from here.
      const at = page * pageBytes + (page === 0 ? 16 : 0) + draw.below(pageBytes - 16)
      changed[at] = (changed[at] ?? 0) ^ (1 << draw.below(8))
      if (!isTold(await withDatabase(changed))) missed.push(`byte ${at}: ${owners.get(page + 1) ?? 'free'}`)
    }
  const tried = pages.length * amount(1, 2)
  const kinds = new Set([...owners.values()].map(owner => owner.replace(/^.*\(/, '(')))
  tell({
    ...{ family: 'pages', rows: '9', tried, undetected: missed.length, seed },
    what: `another byte in ${pages.length} of ${whole.length / pageBytes} pages ${[...kinds].join(' ')}`,
  })
  expect(missed, `seed ${seed}`).toEqual([])
})

it('finds an old page put back, of every table', patient, async () => {
  const [old, now] = [readFileSync(database(before)), readFileSync(database(after))]
  const owners = ownersOf(database(after))
  const changed = [...Array(old.length / pageBytes).keys()].filter(page => {
    const [from, to] = [page * pageBytes, (page + 1) * pageBytes]
    return !old.subarray(from, to).equals(now.subarray(from, to))
  })
  const missed: string[] = []
  const played = some(changed, 8)
  const same: string[] = []
  for (const page of played) {
    const mixed = Buffer.from(now)
    old.copy(mixed, page * pageBytes, page * pageBytes, (page + 1) * pageBytes)
    if (isTold(await withDatabase(mixed))) continue
    const where = `page ${page + 1}: ${owners.get(page + 1) ?? 'free'}`
    if (saysTheSame(mixed)) same.push(where)
    else missed.push(where)
  }
  tell({
    ...{ family: 'pages', rows: '12', tried: played.length - same.length, undetected: missed.length, seed },
    what: `an old page put back, ${played.length} of ${changed.length} that had changed`,
  })
  if (same.length > 0)
    tell({
      ...{ family: 'pages', rows: '12', tried: same.length, seed },
      what: `an old page put back with which every table has the rows it had: ${same.join(', ')}`,
    })
  expect(missed, `seed ${seed}`).toEqual([])
})

it('finds the whole old database put back', patient, async () => {
  const found = await withDatabase(readFileSync(database(before)), false)
  tell({
    ...{ family: 'pages', rows: '12', tried: 1, undetected: isTold(found) ? 0 : 1 },
    what: 'the whole old database put back under a newer anchor',
  })
  expect(found.refused).toBe('VAULT_BEHIND')
  expect(found.missing).toBeGreaterThan(0)
})
