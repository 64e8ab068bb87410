/**
 * Security design §15, rows 2 to 5, 15, 17, 18 and 37: killed before and in the middle of every step that changes the disk, and a disk that
 * refuses each of them. Afterwards everything is whole or absent, opens, verifies, and the act can be done again.
 */
import { cpSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { SchakelError } from '../../src/contract/errors.ts'
import { testPassphrase } from '../support/vault.ts'
import { buildPrograms, runProgram, type Programs } from './support/children.ts'
import type { Fault } from './support/durable-steps.ts'
import { isFull, patient, seeded, tell } from './support/figures.ts'
import { handOn, scenarios, stageAt, type Hand, type Scenario } from './support/scenarios.ts'

const root = mkdtempSync(join(tmpdir(), 'schakel-steps-'))
const founded = join(root, 'founded')
const { seed, draw } = seeded()

let programs: Programs

beforeAll(async () => {
  programs = await buildPrograms('scenario-child')
  const hand = handOn(stageAt(founded))
  const shares = await hand.schakel.found({
    ...{ name: 'coordinator', fullName: 'Coördinator', passphrase: testPassphrase },
  })
  writeFileSync(join(founded, 'shares'), shares.join('\n'))
  await hand.schakel.lock('quit')
})
afterAll(() => {
  programs.remove()
  rmSync(root, { recursive: true, force: true })
})

/** The stage of a scenario, ready to be copied. */
async function prepared(scenario: Scenario): Promise<string> {
  const stage = mkdtempSync(join(root, 'stage-'))
  if (scenario.mayBeNoVault) return stage
  if (scenario.place) {
    scenario.place(stageAt(stage))
    return stage
  }
  cpSync(founded, stage, { recursive: true })
  if (!scenario.prepare) return stage
  const hand = handOn(stageAt(stage))
  await hand.client.vault.unlock({ passphrase: testPassphrase })
  await scenario.prepare(hand)
  await hand.schakel.workDone()
  await hand.schakel.lock('quit')
  return stage
}

interface Outcome {
  readonly steps: readonly string[]
  readonly killed: boolean
  readonly refused: string | null
  readonly faults: readonly string[]
}

async function meet(scenario: Scenario, stage: string, fault: Fault): Promise<Outcome> {
  const copy = mkdtempSync(join(root, 'copy-'))
  try {
    cpSync(stage, copy, { recursive: true })
    const { lines, signal, failure } = await runProgram(programs, 'scenario-child', [
      scenario.name,
      copy,
      JSON.stringify(fault),
    ])
    const of = (kind: string) =>
      lines.filter(line => line.startsWith(`${kind} `)).map(line => line.slice(kind.length + 1))
    const [refused = null] = of('refused')
    const faults = [
      ...(signal === null && failure !== '' ? [failure] : []),
      ...(refused?.startsWith('RAW') ? [`no clear answer: ${refused}`] : []),
      ...(await judged(scenario, copy, of('ack'))),
    ]
    return { steps: of('step'), killed: signal === 'SIGKILL', refused, faults }
  } finally {
    rmSync(copy, { recursive: true, force: true })
  }
}

/** Everything that must hold after any fault, and what this scenario adds. */
async function judged(scenario: Scenario, at: string, acknowledged: readonly string[]): Promise<string[]> {
  const hand = handOn(stageAt(at))
  try {
    if (scenario.mayBeNoVault && acknowledged.length === 0 && (await hand.client.vault.status({})).isNew) {
      await scenario.again?.(hand)
      return []
    }
    const opening = await opened(hand, scenario.passphrases?.(acknowledged.length > 0) ?? [testPassphrase])
    if (opening !== null) return [opening]
    const { notices } = await hand.client.vault.status({})
    const verdict = await hand.client.care.verify({})
    const faults = [
      ...notices.filter(kind => ['fork', 'behind', 'header-behind', 'none-anywhere'].includes(kind)),
      ...(verdict.sound && verdict.log === 'OK' ? [] : [JSON.stringify(verdict)]),
      ...readdirSync(join(hand.folder, 'tmp')).map(name => `${name} is left in tmp`),
      ...((await scenario.judge?.(hand, acknowledged)) ?? []),
    ]
    if (faults.length === 0) await scenario.again?.(hand)
    return faults
  } catch (error) {
    return [error instanceof Error ? `${error.name} ${error.message} ${error.stack ?? ''}` : String(error)]
  } finally {
    await hand.schakel.lock('quit')
  }
}

/** The first passphrase that opens; otherwise why none does. */
async function opened(hand: Hand, passphrases: readonly string[]): Promise<string | null> {
  let why = 'no passphrase'
  for (const passphrase of passphrases) {
    try {
      await hand.client.vault.unlock({ passphrase })
      return null
    } catch (error) {
      why =
        error instanceof SchakelError ? `does not open: ${error.code} ${JSON.stringify(error.details)}` : String(error)
    }
  }
  return why
}

/** All of them when everything is asked for; otherwise a few, drawn. */
function some<T>(all: readonly T[], most: number): T[] {
  const left = [...all]
  while (left.length > most && !isFull) left.splice(draw.below(left.length), 1)
  return left
}

/** A few of them in every run, drawn; all when everything is asked for. */
const played = some(scenarios, 4)

describe.each(played)('$name', scenario => {
  it(
    'is whole or absent whenever it is cut short, and refused in plain words by a disk that will not',
    patient,
    async () => {
      const stage = await prepared(scenario)
      const whole = await meet(scenario, stage, { kind: 'count' })
      expect(whole.faults, 'without any fault').toEqual([])
      expect(whole.steps.length).toBeGreaterThan(2)
      const places = whole.steps.map((name, n) => ({ name, at: n + 1 }))
      const isWrite = ({ name }: { name: string }) => /write/i.test(name)
      const refusal = (at: number): Fault => ({
        ...{ kind: 'refuse', at },
        ...{ code: draw.of(['ENOSPC', 'EIO']), forGood: draw.below(2) === 0 },
      })
      const faults: Fault[] = [
        ...some(places, 1).map(({ at }): Fault => ({ kind: 'kill', at })),
        ...some(places.filter(isWrite), isFull ? 0 : draw.below(2)).map(({ at }): Fault => ({ kind: 'torn', at })),
        ...some(places, 1).map(({ at }) => refusal(at)),
      ]
      const found: string[] = []
      let killed = 0
      for (const fault of faults) {
        const outcome = await meet(scenario, stage, fault)
        if (outcome.killed) killed += 1
        const place = 'at' in fault ? (whole.steps[fault.at - 1] ?? '') : ''
        for (const one of outcome.faults) found.push(`${JSON.stringify(fault)} (${place}): ${one}`)
      }
      rmSync(stage, { recursive: true, force: true })
      const refusals = faults.filter(fault => fault.kind === 'refuse').length
      tell({
        ...{ family: 'steps', rows: scenario.rows, tried: faults.length, kills: killed, lost: found.length, seed },
        what: `${scenario.name}: ${whole.steps.length} steps, ${killed} kills, ${refusals} refusals of the disk`,
      })
      expect(found, `seed ${seed}`).toEqual([])
    },
  )
})
