/** The course of an import: progress that adds up, stopping in the middle, what is left to find afterwards, and others served meanwhile. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { zipSync } from 'fflate'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { ImportEvent, ImportSummary } from '../../../src/contract/imports.ts'
import type { ParserPort } from '../../../src/intake/index.ts'
import { testDeps } from '../../support/deps.ts'
import { plainParser } from '../../support/parser.ts'
import { aVault, testPassphrase, type TestVault } from '../../support/vault.ts'

let folder: string
let vault: TestVault
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'schakel-course-'))
})
afterEach(async () => {
  await vault.close()
  rmSync(folder, { recursive: true })
})

const mail = (n: number) =>
  `Message-ID: <m${n}@coa.example>\r\nFrom: coa@coa.example\r\nSubject: Bericht ${n}\r\n\r\nRegel ${n}\r\n`

function mails(count: number): string {
  const path = join(folder, 'post')
  mkdirSync(path)
  for (let n = 0; n < count; n += 1) writeFileSync(join(path, `m${String(n).padStart(4, '0')}.eml`), mail(n))
  return path
}

const begin = (path: string, tell: 'units' | 'progress' = 'progress') =>
  vault.client.signals.import({ grant: vault.schakel.give([path]), tell })

async function summaryOf(path: string): Promise<ImportSummary> {
  for await (const event of await begin(path)) if (event.type === 'summary') return event.summary
  throw new Error('no summary')
}

const latest = async () => {
  const [run] = (await vault.client.imports.runs({})).rows
  if (!run) throw new Error('no run')
  return run
}
async function resume(): Promise<ImportSummary> {
  for await (const event of await vault.client.imports.resume({ run: (await latest()).run, tell: 'progress' }))
    if (event.type === 'summary') return event.summary
  throw new Error('no summary')
}
const namesOf = async () => {
  const { rows } = await vault.client.imports.units({ run: (await latest()).run, limit: 200 })
  return rows.map(unit => unit.label)
}
/** File names of offered files, wherever they stand in the vault. */
const offered = () =>
  vault.schakel.opened()?.files.database.prepare('SELECT path FROM import_file').all() ?? expect.fail('locked')

/** A parser that waits at one of the mails, the first time, until it is aborted. Those behind it may be read meanwhile. */
function waitingAt(item: number): { readonly openParser: () => ParserPort; readonly reached: Promise<void> } {
  const reached = Promise.withResolvers<undefined>()
  let isReached = false
  const name = `m${String(item - 1).padStart(4, '0')}.eml`
  const openParser = (): ParserPort => {
    const real = plainParser()
    return {
      ...real,
      async parse(bytes, hint, signal) {
        if (isReached || hint.name !== name) return await real.parse(bytes, hint, signal)
        isReached = true
        reached.resolve(undefined)
        return await new Promise((_resolve, reject) => {
          signal?.addEventListener('abort', () => reject(new Error('aborted')))
        })
      },
    }
  }
  return { openParser, reached: reached.promise }
}

describe('an import', () => {
  it('tells files and bytes, and a sum that closes at each step', async () => {
    vault = await aVault(plainParser)
    const events: ImportEvent[] = []
    for await (const event of await begin(mails(40), 'units')) events.push(event)
    const started = events.find(event => event.type === 'started')
    const progress = events.filter(event => event.type === 'progress')
    expect(started?.files).toBe(40)
    expect(progress.at(-1)).toMatchObject({
      done: 40,
      total: 40,
      bytesDone: started?.bytes,
      bytesTotal: started?.bytes,
    })
    for (const { sum } of progress)
      expect(sum.registered + sum.lists + sum.duplicates + sum.quarantined + sum.refused).toBe(sum.received)
    expect(events.at(-1)).toEqual({ type: 'afterwork', left: 0 })
  })

  it('takes each message of a mailbox file as a signal, also where they come in several parts', async () => {
    vault = await aVault(plainParser)
    const line = 'From coa@coa.example Mon Oct  3 16:11:47 2016\r\n'
    const path = join(folder, 'postvak.mbox')
    writeFileSync(path, Array.from({ length: 503 }, (_, n) => `${line}${mail(n)}\r\n`).join(''))
    expect(await summaryOf(path)).toMatchObject({ received: 503, registered: 503, duplicates: 0, notRead: 0 })
    // A message on its own is the one that lay in the mailbox (R22).
    const alone = join(folder, 'een.eml')
    writeFileSync(alone, mail(7))
    expect(await summaryOf(alone)).toMatchObject({ registered: 0, duplicates: 1 })
  })

  it('tells no unit one by one to who only wants progress; they are read in pages afterwards', async () => {
    vault = await aVault(plainParser)
    const path = mails(5)
    writeFileSync(join(path, 'leeg.txt'), '')
    const events: ImportEvent[] = []
    for await (const event of await begin(path)) events.push(event)
    expect(events.some(event => event.type === 'unit')).toBe(false)
    const [run] = (await vault.client.imports.runs({})).rows
    if (!run) throw new Error('no run')
    expect(run.sum).toEqual({ received: 6, registered: 5, lists: 0, duplicates: 0, quarantined: 0, refused: 1 })
    const first = await vault.client.imports.units({ run: run.run, limit: 4 })
    const second = await vault.client.imports.units({ run: run.run, limit: 4, after: first.next ?? '' })
    expect([...first.rows, ...second.rows].map(unit => unit.label)).toEqual([
      'leeg.txt',
      ...[0, 1, 2, 3, 4].map(n => `m000${n}.eml`),
    ])
    expect(second.next).toBeNull()
    expect(first.rows[1]?.signal?.number).toMatch(/^2016-NH-\d+$/)
    const refused = await vault.client.imports.units({ run: run.run, kinds: ['refused'] })
    expect(refused.rows.map(unit => unit.code)).toEqual(['IMP-01'])
  })

  it('stopped in the middle keeps what was read, says how much was not, and takes in just that the next time', async () => {
    const { openParser, reached } = waitingAt(30)
    vault = await aVault(openParser)
    const path = mails(60)
    let summary: ImportSummary | undefined
    for await (const event of await begin(path)) {
      if (event.type === 'started') void reached.then(() => vault.client.imports.stop({ run: event.run }))
      if (event.type === 'summary') summary = event.summary
    }
    expect(summary).toMatchObject({ received: 29, registered: 29, notRead: 31 })
    expect((await vault.client.signals.list({ limit: 200 })).rows).toHaveLength(29)
    expect(await summaryOf(path)).toMatchObject({ received: 60, duplicates: 29, registered: 31, notRead: 0 })
  })

  it('laid aside goes on from there as the same import: nothing comes twice, and its sum closes', async () => {
    const { openParser, reached } = waitingAt(30)
    vault = await aVault(openParser)
    const path = mails(60)
    let summary: ImportSummary | undefined
    for await (const event of await begin(path)) {
      if (event.type === 'started') void reached.then(() => vault.client.imports.pause({ run: event.run }))
      if (event.type === 'summary') summary = event.summary
    }
    expect(summary).toMatchObject({ registered: 29, notRead: 31, isPaused: true })
    expect(await latest()).toMatchObject({ state: 'paused', left: 31, open: [{ kind: 'files_not_read', count: 31 }] })
    const before = (await latest()).run
    expect(await resume()).toMatchObject({ received: 60, registered: 60, duplicates: 0, notRead: 0, isPaused: false })
    expect(await latest()).toMatchObject({ run: before, state: 'done', left: 0, open: [] })
    expect((await namesOf()).toSorted()).toEqual(
      Array.from({ length: 60 }, (_, n) => `m${String(n).padStart(4, '0')}.eml`),
    )
    expect(offered()).toEqual([])
    await expect(resume()).rejects.toMatchObject({ code: 'NOT_IN_THIS_STATE' })
  })

  it('cut short by a lock is shown as such after unlocking, and is carried on with the files that were left', async () => {
    const { openParser, reached } = waitingAt(40)
    vault = await aVault(openParser)
    const path = mails(60)
    void reached.then(() => vault.client.vault.lock({ cause: 'demand' }))
    await expect(summaryOf(path)).rejects.toThrow()
    await vault.client.vault.unlock({ passphrase: testPassphrase })
    const { state, left } = await latest()
    expect(state).toBe('interrupted')
    expect(left).toBeGreaterThan(0)
    // What is new in the folder was never offered.
    writeFileSync(join(path, 'later.eml'), mail(999))
    expect(await resume()).toMatchObject({ received: 60, registered: 60, duplicates: 0 })
    expect(await latest()).toMatchObject({ state: 'done', left: 0 })
  })

  it('cut in the middle of an archive takes in each entry once', async () => {
    vault = await aVault(plainParser)
    const entries = Object.fromEntries(
      Array.from({ length: 20 }, (_, n) => [`m${n}.eml`, new TextEncoder().encode(mail(n))] as const),
    )
    const path = join(folder, 'map.zip')
    writeFileSync(path, zipSync(entries))
    const other = join(folder, 'zip.eml')
    writeFileSync(other, mail(77))
    await summaryOf(path)
    // As a cut between two of its stretches leaves it.
    const { run } = await latest()
    const { session, files } = vault.schakel.opened() ?? expect.fail('locked')
    const sha256 = files.database.prepare('SELECT sha256 FROM import_unit_name LIMIT 1').get()?.['sha256']
    const isIn = 12
    session.db.act(session.acting, { act: 'test.cut' }, tx => {
      tx.runSql("UPDATE import_course SET state = 'running', files = 2", [])
      for (const [place, file, units] of [
        [0, path, isIn],
        [1, other, 0],
      ] as const)
        tx.runSql('INSERT INTO import_file VALUES (?, ?, ?, ?, 1, NULL, ?, ?)', [
          ...[run, place, file, file.split('/').at(-1) ?? '', units],
          units > 0 ? String(sha256) : null,
        ])
    })
    expect(await latest()).toMatchObject({ state: 'interrupted', left: 2 })
    // The twelve that were in are passed over; the eight after them are known already in this vault.
    expect(await resume()).toMatchObject({ received: 20 + 8 + 1, registered: 21, duplicates: 8 })
  })

  it('of which the files are gone says so, changes nothing, and can be given up', async () => {
    const { openParser, reached } = waitingAt(3)
    vault = await aVault(openParser)
    const path = mails(5)
    for await (const event of await begin(path))
      if (event.type === 'started') void reached.then(() => vault.client.imports.pause({ run: event.run }))
    rmSync(path, { recursive: true })
    await expect(resume()).rejects.toMatchObject({ code: 'SOURCE_GONE' })
    const { run, state, left } = await latest()
    expect({ state, left }).toEqual({ state: 'paused', left: 3 })
    await expect(vault.client.imports.accept({ run, because: 'te vroeg' })).rejects.toMatchObject({
      code: 'NOT_IN_THIS_STATE',
    })
    await vault.client.imports.stop({ run })
    expect(await latest()).toMatchObject({ state: 'stopped', left: 0, open: [{ kind: 'files_not_read', count: 3 }] })
    expect(offered()).toEqual([])
    await vault.client.imports.accept({ run, because: 'de stick is zoek; opnieuw gevraagd' })
    expect(await latest()).toMatchObject({ open: [] })
  })

  it('that is not running cannot be stopped', async () => {
    vault = await aVault(plainParser)
    await summaryOf(mails(1))
    const run = (await vault.client.imports.runs({})).rows[0]?.run
    if (!run) throw new Error('no run')
    await expect(vault.client.imports.stop({ run })).rejects.toMatchObject({ code: 'NOT_FOUND' })
  })

  it('ends when the vault locks; what was told stays, the rest comes in later', async () => {
    const { openParser, reached } = waitingAt(40)
    vault = await aVault(openParser)
    const path = mails(60)
    let told = 0
    void reached.then(() => vault.client.vault.lock({ cause: 'demand' }))
    await expect(
      (async () => {
        for await (const event of await begin(path)) if (event.type === 'progress') told = event.done
      })(),
    ).rejects.toThrow()
    await vault.client.vault.unlock({ passphrase: testPassphrase })
    expect((await vault.client.signals.list({ limit: 200 })).rows.length).toBeGreaterThanOrEqual(told)
    const again = await summaryOf(path)
    expect(again.registered + again.duplicates).toBe(60)
    expect((await vault.client.signals.list({ limit: 200 })).rows).toHaveLength(60)
  })

  it('serves other callers while names are still being found in what came in', async () => {
    // A clock that runs, so that stretches end.
    const deps = testDeps()
    vault = await aVault(plainParser, { ...deps, clock: { ...deps.clock, monotonic: () => performance.now() } })
    const order: string[] = []
    for await (const event of await begin(mails(200))) {
      if (event.type === 'summary') void vault.client.signals.count({}).then(() => order.push('answered'))
      if (event.type === 'afterwork' && event.left === 0) order.push('nothing owed')
    }
    expect(order).toEqual(['answered', 'nothing owed'])
  })

  it('says that nothing is owed any more, also when little was', async () => {
    vault = await aVault(plainParser)
    const left: number[] = []
    for await (const event of await begin(mails(3))) if (event.type === 'afterwork') left.push(event.left)
    expect(left.at(-1)).toBe(0)
    expect(left.filter(count => count === 0)).toHaveLength(1)
  })

  it('takes in a large archive entry by entry, and finds each again when the archive comes twice', async () => {
    vault = await aVault(plainParser)
    const entries = Object.fromEntries(
      Array.from({ length: 50 }, (_, n) => [`m${n}.eml`, new TextEncoder().encode(mail(n))] as const),
    )
    const path = join(folder, 'map.zip')
    writeFileSync(path, zipSync(entries))
    expect(await summaryOf(path)).toMatchObject({ received: 50, registered: 50 })
    expect(await summaryOf(path)).toMatchObject({ received: 50, duplicates: 50 })
    const kept = vault.schakel.opened()?.files.database
    expect(kept?.prepare("SELECT COUNT(*) AS n FROM original WHERE media_type = 'application/zip'").get()).toEqual({
      n: 1,
    })
  })

  it('no longer names a unit whose signal was closed as unfounded', async () => {
    vault = await aVault(plainParser)
    await summaryOf(mails(2))
    const [run] = (await vault.client.imports.runs({})).rows
    if (!run) throw new Error('no run')
    const [unit] = (await vault.client.imports.units({ run: run.run })).rows
    if (!unit?.signal) throw new Error('no signal')
    await vault.client.signals.triage({ signal: unit.signal.id, help: 'no' })
    await vault.client.signals.close({
      signal: unit.signal.id,
      reason: 'unfounded_malicious',
      because: 'berust op een vergissing',
    })
    const [now, other] = (await vault.client.imports.units({ run: run.run })).rows
    expect(now).toMatchObject({ label: null, signal: null, kind: 'registered' })
    expect(other?.label).toBe('m0001.eml')
  })
})

describe('an entry of quarantine', () => {
  const broken = () => {
    const path = join(folder, 'kapot.zip')
    writeFileSync(path, Buffer.concat([Buffer.from('PK\u0003\u0004'), Buffer.alloc(40)]))
    return path
  }

  it('is reached from its unit, shows how often it was read, and is gone from the unit once refused', async () => {
    vault = await aVault(plainParser)
    expect(await summaryOf(broken())).toMatchObject({ quarantined: 1 })
    const [run] = (await vault.client.imports.runs({})).rows
    if (!run) throw new Error('no run')
    const unit = async () => (await vault.client.imports.units({ run: run.run })).rows[0]
    const entry = (await unit())?.entry
    if (!entry) throw new Error('no entry')
    expect(await vault.client.quarantine.show({ entry })).toMatchObject({ attempts: 1, asked: null })
    await vault.client.quarantine.again({ entry })
    expect(await vault.client.quarantine.list({})).toMatchObject([{ id: entry, attempts: 2 }])
    await vault.client.quarantine.refuse({ entry, because: 'niet te vertrouwen' })
    expect(await unit()).toMatchObject({ kind: 'quarantined', entry: null })
  })
})
