/** The whole job in the real program, from an empty computer to a sealed packet: once by pointing, once by keys alone. */
import { execFile } from 'node:child_process'
import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { keys, mouse } from './story/hands.ts'
import { openOffice, type Office } from './story/office.ts'
import { Story } from './story/story.ts'
import { aProgram, type Program, type Running } from './support/program.ts'

const run = promisify(execFile)

describe.each([mouse, keys])('the whole job by $name', hands => {
  let program: Program
  let running: Running
  let office: Office
  let story: Story
  beforeAll(async () => {
    program = aProgram()
    const desk = program.launch.makeFolder('desk')
    office = await openOffice(desk)
    program.launch.give(desk)
    running = await program.start()
    story = new Story(running.app, running.page, hands, office)
  })
  afterAll(async () => {
    await running.app.close()
    program.close()
  })

  it('goes from an empty computer to two people and an addressee', async () => {
    await story.found(program.launch.makeFolder('place'))
    await story.appoint()
  }, 120_000)

  it('takes in what partners sent, and closes what holds no act', async () => {
    await story.receive()
    await story.triage()
  }, 60_000)

  it('links, weighs and clears a signal, and puts it in a case', async () => {
    await story.annotate()
    await story.weigh()
    await story.clear()
    await story.decide()
    await story.build()
  }, 120_000)

  it('composes a packet that its author cannot release, and another person can', async () => {
    await story.compose()
    await story.release()
  }, 120_000)

  it('seals it: the addressee opens it with its own key and reads who released it', async () => {
    const sealed = await story.seal()
    const own = ['--identity', office.recipientIdentity, '--org', office.organisation]
    const { stdout } = await run(
      process.execPath,
      ['main/cli/index.ts', '--json', 'packet', 'verify', sealed, ...own],
      {
        env: { PATH: process.env['PATH'], SCHAKEL_STATE_DIR: mkdtempSync(join(tmpdir(), 'schakel-ontvanger-')) },
      },
    )
    expect(stdout).toContain('L. Vermeer')
    expect(stdout).toContain('C. de Wit')
    expect(running.complaints).toEqual([])
  }, 60_000)
})
