/** Security design §15, rows 1 and 4: killed at any moment while people work; nothing that was acknowledged is lost. */
import { spawn } from 'node:child_process'
import { appendFileSync, mkdirSync, writeFileSync } from 'node:fs'
import { availableParallelism } from 'node:os'
import { dirname, join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { systemDeps } from '../../src/schakel.ts'
import { plainParser } from '../support/parser.ts'
import { aVault, testPassphrase } from '../support/vault.ts'
import { amount, isFull, patient, seeded, tell } from './support/figures.ts'
import { buildPrograms, type Programs } from './support/children.ts'

const kills = Number(process.env['SCHAKEL_KILLS'] ?? amount(8, 1_000))
const lanes = isFull ? Math.min(2, availableParallelism()) : 1
/** Every page, tag and row is verified after so many kills. */
const thoroughEvery = 50

interface Lane {
  readonly folder: string
  readonly stateFolder: string
  readonly ledger: string
}

interface Life {
  readonly opened: boolean
  readonly lost: readonly string[]
  readonly acknowledged: number
  readonly failure: string
}

/** One process: works until it is killed, so long after it opened the vault or, sometimes, after it was started. */
async function life(lane: Lane, seed: number, thorough: boolean, from: 'start' | 'open', ms: number): Promise<Life> {
  const child = spawn(
    process.execPath,
    [
      programs.pathOf('acting-child'),
      ...[lane.folder, lane.stateFolder, lane.ledger, String(seed), thorough ? 'yes' : 'no'],
    ],
    { stdio: ['ignore', 'pipe', 'pipe'], env: programs.environment },
  )
  const lost: string[] = []
  let text = ''
  let failure = ''
  let opened = false
  let acknowledged = 0
  const killLater = () => setTimeout(() => child.kill('SIGKILL'), ms)
  if (from === 'start') killLater()
  const line = (said: string): void => {
    if (said === 'open') {
      opened = true
      if (from === 'open') killLater()
    } else if (said.startsWith('lost ')) lost.push(said)
    else {
      appendFileSync(lane.ledger, `${said}\n`)
      if (said.startsWith('ack ')) acknowledged += 1
    }
  }
  child.stdout.setEncoding('utf8')
  child.stdout.on('data', (piece: string) => {
    text += piece
    const lines = text.split('\n')
    text = lines.pop() ?? ''
    lines.forEach(line)
  })
  child.stderr.setEncoding('utf8')
  child.stderr.on('data', (piece: string) => (failure += piece))
  const signal = await new Promise<NodeJS.Signals | null>(resolve => child.on('close', (_, by) => resolve(by)))
  return { opened, lost, acknowledged, failure: signal === 'SIGKILL' ? '' : failure || 'ended by itself' }
}

let programs: Programs
beforeAll(async () => {
  programs = await buildPrograms('acting-child')
})
afterAll(() => programs.remove())

it(`loses nothing acknowledged in ${kills} kills`, patient, async () => {
  const { seed, draw } = seeded()
  const each = Math.ceil(kills / lanes)
  const results = await Promise.all(
    Array.from({ length: lanes }, async (_, n) => {
      const vault = await aVault(plainParser, systemDeps())
      await vault.client.vault.lock({ cause: 'quit' })
      const ledger = join(dirname(vault.folder), 'acknowledged')
      mkdirSync(vault.stateFolder, { recursive: true })
      writeFileSync(ledger, `passphrase is ${testPassphrase}\n`)
      const lane = { folder: vault.folder, stateFolder: vault.stateFolder, ledger }
      const lost: string[] = []
      const sum = { acknowledged: 0, lost, killed: 0, inStart: 0 }
      for (let k = 1; k <= each; k += 1) {
        const inStart = draw.below(8) === 0
        const found = await life(
          lane,
          seed + n * 1_000_003 + k,
          k % thoroughEvery === 0,
          inStart ? 'start' : 'open',
          draw.below(inStart ? 1_500 : 700),
        )
        expect(found.failure, `seed ${seed}, kill ${k}`).toBe('')
        sum.killed += 1
        if (!found.opened) sum.inStart += 1
        sum.acknowledged += found.acknowledged
        sum.lost.push(...found.lost)
        if (k % 100 === 0) process.stderr.write(`  kills: lane ${n}: ${k}, ${sum.acknowledged} acknowledged\n`)
      }
      // The last word is with a whole look at the vault.
      const phrase = await lastWord(lane, seed)
      sum.lost.push(...phrase)
      await vault.close()
      return sum
    }),
  )
  const acknowledged = results.reduce((all, one) => all + one.acknowledged, 0)
  const lost = results.flatMap(one => one.lost)
  const inStart = results.reduce((all, one) => all + one.inStart, 0)
  tell({
    ...{ family: 'kills', rows: '1, 4, 5', kills: lanes * each, tried: lanes * each, lost: lost.length, seed },
    what: `kill -9 while ${acknowledged} acts were acknowledged (${inStart} before the vault was open)`,
  })
  expect(acknowledged).toBeGreaterThan(0)
  expect(lost, `seed ${seed}`).toEqual([])
})

/** Opens once more in this process: all acknowledged acts, and every page, tag and row. */
async function lastWord(lane: Lane, seed: number): Promise<string[]> {
  const found = await life(lane, seed, true, 'open', 0)
  expect(found.failure, 'the last opening').toBe('')
  expect(found.opened, 'verified and opened').toBe(true)
  return [...found.lost]
}
