import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { mailsFrom } from '../../bench/generate/mails.ts'
import { bytesFrom } from '../../bench/generate/random.ts'
import { importInto, writeMaildir } from '../../bench/intake.ts'
import { quietPairs, ratioOf, type Pair } from '../../bench/measure.ts'
import { benchNames } from '../../bench/names.ts'
import { cpuOfChildren } from '../../bench/peers.ts'
import { figureOf, sentenceOf } from '../../bench/report.ts'
import { benchSeal } from '../../bench/seal.ts'
import { plainParser } from '../../support/parser.ts'

const folder = mkdtempSync(join(tmpdir(), 'schakel-bench-test-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const pair = (ours: number, peer: number): Pair => ({
  ours: { wallMs: ours, cpuMs: ours },
  peer: { wallMs: peer, cpuMs: peer },
})

describe('generated mails', () => {
  it('are the same for the same seed, however many are made, and others for another', () => {
    const few = [...mailsFrom(7, 5)]
    expect([...mailsFrom(7, 40)].slice(0, 5)).toEqual(few)
    expect([...mailsFrom(8, 5)]).not.toEqual(few)
  })

  it('are of the size that the goals were set with', () => {
    const sizes = [...mailsFrom(1, 200)].map(mail => Buffer.byteLength(mail.text))
    const mean = sizes.reduce((sum, size) => sum + size, 0) / sizes.length
    expect(mean).toBeGreaterThan(1900)
    expect(mean).toBeLessThan(2900)
  })
})

it('makes as many bytes as asked', () => {
  const sizes = [...bytesFrom(1, 2_500_000)].map(chunk => chunk.length)
  expect(sizes.reduce((sum, size) => sum + size, 0)).toBe(2_500_000)
})

describe('ratios', () => {
  it('say how many times faster ours is, and forget pairs in which the peer was disturbed', () => {
    const pairs = [pair(50, 100), pair(50, 110), pair(50, 90), pair(50, 400)]
    expect(quietPairs(pairs)).toHaveLength(3)
    expect(ratioOf(quietPairs(pairs))).toEqual({ wall: 2, cpu: 2 })
  })

  it('are read from medians of the same pairs that the figures show', () => {
    const about = { bench: 'seal', what: 'seal', amount: 10, unit: 'MB', goal: null }
    const figure = figureOf(about, [pair(50, 100), pair(50, 110), pair(50, 90), pair(900, 400)], 'age')
    expect(figure).toMatchObject({ ours: { perSecond: 200 }, peer: { perSecond: 100 }, runs: 3, thrownAway: 1 })
    expect(sentenceOf(figure)).toContain('ratio 2 ')
  })

  it('take the processor time of a peer from what the shell counted', () => {
    expect(cpuOfChildren('0m0.000000s 0m0.000000s\n1m1.500000s 0m0.250000s\n')).toBe(61_750)
    expect(cpuOfChildren('')).toBeNull()
  })
})

it('imports every generated mail, or says that it did not', async () => {
  const maildir = join(folder, 'mail')
  await writeMaildir(maildir, 1, 25)
  const { summary } = await importInto(folder, maildir, plainParser)
  expect(summary.received).toBe(25)
  expect(summary.registered + summary.duplicates).toBe(25)
})

it('seals, opens and compares a small file', async () => {
  const figures = await benchSeal({ sizeBytes: 300_000, rounds: 1, seed: 1, tell: () => undefined })
  expect(figures.map(figure => figure.what)).toEqual(expect.arrayContaining(['seal', 'open', 'check']))
})

it('compares every two of the generated names', async () => {
  const [figure] = await benchNames({ names: 30, rounds: 1, seed: 1 })
  expect(figure).toMatchObject({ unit: 'pairs', peer: null, runs: 1 })
})
