/** `schakel demo`: the main job end to end on the invented samples, told as a story, with its results in one folder. */
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { ParserPort } from '../../../src/intake/parser-port.ts'
import { readScan, receive, takeList } from './intake.ts'
import { closeLetter, judgeOrigins, weigh } from './judgement.ts'
import { createNarrator } from './narrator.ts'
import { connect, openCase, whoIsWho } from './network.ts'
import { cast, layOutInbox, prepareOut, setStage } from './stage.ts'

export interface DemoOptions {
  readonly out: string
  readonly write: (text: string) => void
  readonly isTerminal: boolean
  readonly openParser: () => ParserPort
}

export async function runDemo({ out, write, isTerminal, openParser }: DemoOptions): Promise<void> {
  const tell = createNarrator(write, isTerminal)
  prepareOut(out)
  const stage = setStage(out, openParser)
  try {
    await stage.schakel.found(cast.coordinator)
    await stage.client.users.add(cast.liaison)
    await stage.handTo('liaison')
    const { maildir, dropFolder } = layOutInbox(out)
    const register = await receive(stage, tell, maildir, dropFolder)
    await takeList(stage, tell, register)
    await readScan(stage, tell, register)
    await judgeOrigins(stage, tell, register)
    await weigh(stage, tell, register)
    await closeLetter(stage, tell, register)
    const known = await whoIsWho(stage, tell, register)
    await connect(stage, tell, register, known)
    const opened = await openCase(stage, tell, register)
    writeFileSync(join(out, 'network.svg'), opened.svg)
  } finally {
    await stage.close()
  }
}
