/**
 * Security design §15, rows 7, 8, 12, 13 and 14: power lost in the middle of a write, the journal flipped, cut or gone, an old copy put
 * back, two copies both worked in. SQLite says nothing of these; the anchors must.
 */
import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { testPassphrase } from '../support/vault.ts'
import { amount, patient, seeded, tell } from './support/figures.ts'
import { isTold, openingOf, type Opening } from './support/opening.ts'
import { handOn, stageAt } from './support/scenarios.ts'

const { seed, draw } = seeded()
const root = mkdtempSync(join(tmpdir(), 'schakel-journal-'))
/** As the disk is at the moment of a crash: some acts in the database file, the last of them in the journal alone. */
const crashed = join(root, 'crashed')
let acknowledged = 0
const journal = (at: string) => join(stageAt(at).folder, 'db/case.g0001.db-wal')
const file = (at: string) => join(stageAt(at).folder, 'db/case.g0001.db')

beforeAll(async () => {
  const working = join(root, 'working')
  const hand = handOn(stageAt(working))
  await hand.schakel.found({ name: 'coordinator', fullName: 'Coördinator', passphrase: testPassphrase })
  for (let n = 0; n < 4; n += 1)
    await hand.client.signals.add({ channel: 'desk', title: `Eerder ${n}`, text: 'Tekst.' })
  await hand.schakel.workDone()
  hand.schakel.opened()?.files.database.checkpointTruncate()
  for (let n = 0; n < 6; n += 1) await hand.client.signals.add({ channel: 'desk', title: `Later ${n}`, text: 'Tekst.' })
  await hand.schakel.workDone()
  acknowledged = hand.schakel.opened()?.session.db.head.count ?? 0
  cpSync(working, crashed, { recursive: true })
  await hand.schakel.lock('quit')
})
afterAll(() => rmSync(root, { recursive: true, force: true }))

async function after(change: (at: string) => void): Promise<Opening> {
  const copy = mkdtempSync(join(root, 'copy-'))
  try {
    cpSync(crashed, copy, { recursive: true })
    change(copy)
    return await openingOf(copy)
  } finally {
    rmSync(copy, { recursive: true, force: true })
  }
}
/** Everything is there, or somebody is told; and told how many are missing. */
function isHonest({ refused, missing, entries }: Opening): boolean {
  if (refused === 'VAULT_BEHIND') return (missing ?? 0) > 0
  return refused !== null || entries >= acknowledged
}

it('opens a crashed vault with everything in it, to begin with', patient, async () => {
  expect(existsSync(journal(crashed))).toBe(true)
  expect(await after(() => undefined)).toMatchObject({ refused: null })
})

/** What of the journal counts: its file keeps what earlier rounds left behind it. SQLite's own marks say where they end. */
function liveBytes(log: Buffer): number {
  const [headerBytes, frameBytes] = [32, 24 + 16_384]
  const round = log.subarray(16, 24)
  let end = headerBytes
  while (end + frameBytes <= log.length && log.subarray(end + 8, end + 16).equals(round)) end += frameBytes
  return end
}

it('finds a journal that is cut anywhere, flipped anywhere, or gone', patient, async () => {
  const whole = readFileSync(journal(crashed))
  const live = liveBytes(whole)
  const step = 512
  const cuts = Array.from({ length: Math.ceil(live / step) }, (_, n) => n * step)
  const drawnCuts = Array.from(
    { length: amount(5, Math.min(cuts.length, 400)) },
    () => cuts[draw.below(cuts.length)] ?? 0,
  )
  const missed: string[] = []
  let tried = 0
  let alarms = 0
  const meet = async (what: string, change: (at: string) => void) => {
    const found = await after(change)
    tried += 1
    if (found.refused !== null) alarms += 1
    if (!isHonest(found)) missed.push(`${what}: ${JSON.stringify(found)}`)
  }
  for (const length of drawnCuts)
    await meet(`cut at ${length}`, at => writeFileSync(journal(at), whole.subarray(0, length)))
  for (let n = 0; n < amount(5, 200); n += 1) {
    const place = draw.below(live)
    await meet(`byte ${place}`, at => {
      const changed = Buffer.from(whole)
      changed[place] = (changed[place] ?? 0) ^ (1 << draw.below(8))
      writeFileSync(journal(at), changed)
    })
  }
  await meet('gone', at => rmSync(journal(at)))
  await meet('empty', at => writeFileSync(journal(at), ''))
  tell({
    ...{ family: 'journal', rows: '7, 8', tried, undetected: missed.length, seed },
    what: `the journal cut at 512-byte borders, flipped, emptied, gone (${alarms} refused, the others lost nothing)`,
  })
  expect(missed, `seed ${seed}`).toEqual([])
})

it('finds a database file that is cut at any 512 bytes of its end', patient, async () => {
  const whole = readFileSync(file(crashed))
  const missed: string[] = []
  const many = amount(4, 120)
  for (let n = 0; n < many; n += 1) {
    const length = whole.length - 512 * (1 + draw.below(Math.floor(whole.length / 512)))
    const found = await after(at => {
      writeFileSync(file(at), whole.subarray(0, length))
    })
    if (!isHonest(found)) missed.push(`cut at ${length}: ${JSON.stringify(found)}`)
  }
  tell({
    ...{ family: 'journal', rows: '7', tried: many, undetected: missed.length, seed },
    what: 'the database file cut at 512-byte borders',
  })
  expect(missed, `seed ${seed}`).toEqual([])
})

/** Opened, worked in once, locked. */
async function workedIn(at: string, title: string): Promise<void> {
  const opening = await openingOf(at, {
    then: async hand => {
      await hand.client.signals.add({ channel: 'desk', title, text: 'Tekst.' })
    },
  })
  expect(opening.refused).toBeNull()
}

it('finds an old folder put back, and two copies that were both worked in', patient, async () => {
  const [now, old, elsewhere] = [join(root, 'now'), join(root, 'old'), join(root, 'elsewhere')]
  for (const at of [now, elsewhere]) cpSync(crashed, at, { recursive: true })
  await workedIn(now, 'Eén')
  cpSync(now, old, { recursive: true })
  await workedIn(now, 'Twee')
  const found: Record<string, Opening> = {}
  // The whole folder of before, its own anchor included, under the profile of today.
  const putBack = join(root, 'put-back')
  cpSync(now, putBack, { recursive: true })
  rmSync(stageAt(putBack).folder, { recursive: true })
  cpSync(stageAt(old).folder, stageAt(putBack).folder, { recursive: true })
  found['an old folder under the profile of today'] = await openingOf(putBack)
  // The same on a computer that has never seen it.
  const newcomer = join(root, 'newcomer')
  cpSync(old, newcomer, { recursive: true })
  rmSync(stageAt(newcomer).stateFolder, { recursive: true })
  found['an old folder on another computer: no comparison'] = await openingOf(newcomer)
  // A copy that was worked in elsewhere comes home.
  for (const title of ['Anders', 'En nog een', 'En nog een']) await workedIn(elsewhere, title)
  rmSync(stageAt(now).folder, { recursive: true })
  cpSync(stageAt(elsewhere).folder, stageAt(now).folder, { recursive: true })
  found['two copies that were both worked in'] = await openingOf(now)
  const missed = Object.entries(found).filter(([, opening]) => !isTold(opening))
  tell({
    ...{ family: 'journal', rows: '12, 13, 14', tried: 3, undetected: missed.length },
    what: Object.keys(found).join('; '),
  })
  expect(missed).toEqual([])
  expect(found['an old folder under the profile of today']?.refused).toBe('VAULT_BEHIND')
  expect(found['an old folder on another computer: no comparison']?.notices).toContain('none-in-profile')
  expect(found['two copies that were both worked in']?.refused).toMatch(/^VAULT_/)
})
