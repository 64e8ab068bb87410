/** Killed at any moment: nothing acknowledged is lost, nothing stands twice, the sum closes in the end (R48). */
import { spawn } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { plainParser } from '../support/parser.ts'
import { amount, patient, seeded, tell } from './support/figures.ts'
import { aVault, testPassphrase, type TestVault } from '../support/vault.ts'

const kills = amount(2, 40)
const messages = 40
let vault: TestVault
let mails: string

beforeEach(async () => {
  vault = await aVault(plainParser)
  await vault.client.vault.lock({ cause: 'quit' })
})
afterEach(() => vault.close())
beforeAll(() => {
  mails = mkdtempSync(join(tmpdir(), 'schakel-mails-'))
  const maildir = join(mails, 'postvak')
  for (const name of ['cur', 'new', 'tmp']) mkdirSync(join(maildir, name), { recursive: true })
  for (let n = 0; n < messages; n += 1) {
    const text = `Message-ID: <m${n}@coa.example>\r\nFrom: coa@coa.example\r\nDate: Mon, 03 Oct 2016 16:11:47 +0200\r\nSubject: Bericht ${n}\r\n\r\nRegel ${n} ${'x'.repeat(n * 40)}\r\n`
    writeFileSync(join(maildir, 'new', `m${String(n).padStart(4, '0')}.eml`), text)
  }
})
afterAll(() => {
  rmSync(mails, { recursive: true, force: true })
})

/** Runs the import; kills it so many milliseconds after it opened the vault. Returns what it acknowledged. */
function run(killAfterMs: number | null, how = 'again'): Promise<{ lines: string[]; finished: boolean }> {
  const child = spawn(
    process.execPath,
    [join(import.meta.dirname, '../support/import-child.ts'), vault.folder, vault.stateFolder, mails, how],
    { stdio: ['ignore', 'pipe', 'inherit'] },
  )
  let text = ''
  child.stdout.setEncoding('utf8')
  child.stdout.on('data', (piece: string) => {
    if (text === '' && killAfterMs !== null) setTimeout(() => child.kill('SIGKILL'), killAfterMs)
    text += piece
  })
  return new Promise(resolve => {
    child.on('close', () => {
      const lines = text.split('\n').slice(0, -1)
      resolve({ lines, finished: lines.at(-1) === 'done' })
    })
  })
}

describe('an import that is killed', () => {
  it(`${kills} times at random moments loses nothing acknowledged and repeats nothing`, patient, async () => {
    const acknowledged = new Set<string>()
    const { seed, draw } = seeded()
    for (let n = 0; n < kills; n += 1) {
      const ms = draw.below(400)
      const { lines } = await run(ms)
      for (const line of lines)
        if (line.startsWith('registered ')) {
          expect(acknowledged.has(line), `${line} was registered twice (seed ${seed}, kill after ${ms} ms)`).toBe(false)
          acknowledged.add(line)
        }
    }
    const last = await run(null)
    expect(last.finished).toBe(true)
    await vault.client.vault.unlock({ passphrase: testPassphrase })
    const rows = (await vault.client.signals.list({ limit: 200 })).rows
    expect(rows).toHaveLength(messages)
    expect(new Set(rows.map(row => row.title)).size).toBe(messages)
    const opened = vault.schakel.opened()
    expect(opened?.files.database.prepare('SELECT COUNT(*) AS n FROM job').get()).toEqual({ n: 0 })
    expect(await vault.client.care.verify({})).toMatchObject({ sound: true, log: 'OK' })
    tell({
      ...{ family: 'kill-during-import', rows: '2', kills, tried: kills, seed },
      what: `kill -9 in an import of ${messages} mails, ${acknowledged.size} of them acknowledged`,
    })
    for (const line of acknowledged)
      expect(rows.some(row => last.lines.includes(line.replace('registered', 'duplicate')) && row.title !== '')).toBe(
        true,
      )
  })

  it(
    `${kills} times and carried on each time is one import in the end, with each message in it once`,
    patient,
    async () => {
      const { seed, draw } = seeded()
      const registered: string[] = []
      for (const ms of [...Array.from({ length: kills }, () => draw.below(300)), null]) {
        const { lines, finished } = await run(ms, 'resume')
        registered.push(...lines.filter(line => line.startsWith('registered ')))
        if (finished) break
      }
      await vault.client.vault.unlock({ passphrase: testPassphrase })
      const { rows } = await vault.client.imports.runs({})
      const told = `seed ${seed}`
      // A kill before the import was written leaves nothing of it.
      expect(rows.length, told).toBe(1)
      expect(rows[0], told).toMatchObject({
        ...{ state: 'done', left: 0, open: [] },
        sum: { received: messages, registered: messages, duplicates: 0 },
      })
      expect(new Set(registered).size, told).toBe(registered.length)
      expect(await vault.client.care.verify({})).toMatchObject({ sound: true, log: 'OK' })
      tell({
        ...{ family: 'kill-during-import', rows: '2', kills, tried: kills, seed },
        what: `kill -9 in an import of ${messages} mails that is carried on each time`,
      })
    },
  )
})
