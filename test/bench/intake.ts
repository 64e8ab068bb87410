/**
 * Generated mails into a real vault as the command line does it: parser children, originals kept, durable, logged, detection and index
 * done (G2). Beside it, where it is installed, notmuch over the same maildir.
 */
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createRouterClient } from '@orpc/server'
import { realParts } from '../../main/cli/real-parts.ts'
import type { ImportSummary } from '../../src/contract/imports.ts'
import type { ParserPort } from '../../src/intake/index.ts'
import { createSchakel, floorSettings } from '../../src/schakel.ts'
import { mailsFrom } from './generate/mails.ts'
import { takeTurns, timed, type Taken } from './measure.ts'
import { runPeer, versionOf } from './peers.ts'
import { figureAlone, figureOf, type About, type Figure } from './report.ts'

const goal = { id: 'G2', text: 'at least 2.5 times notmuch new' }

export interface IntakeRun {
  readonly mails: number
  readonly rounds: number
  readonly seed: number
  readonly tell: (text: string) => void
}

export async function benchIntake({ mails, rounds, seed, tell }: IntakeRun): Promise<Figure[]> {
  const folder = await mkdtemp(join(tmpdir(), 'schakel-bench-'))
  const { parts, close } = realParts(tell)
  try {
    const maildir = join(folder, 'mail')
    await writeMaildir(maildir, seed, mails)
    const ours = () => importOnce(folder, maildir, mails, parts.openParser)
    const about: About = { bench: 'intake', what: 'import', amount: mails, unit: 'mails', goal }
    const peer = versionOf('notmuch')
    // The reader's bundle is built at its first use; that is no part of a second import.
    await warmUp(folder, seed, parts.openParser)
    if (peer === null) {
      tell('The peer notmuch is not installed: no ratio, only a figure of this computer.')
      const runs: Taken[] = []
      for (let round = 0; round < rounds; round++) runs.push(await ours())
      return [figureAlone(about, runs)]
    }
    return [figureOf(about, await takeTurns(rounds, ours, () => indexOnce(folder, maildir)), peer)]
  } finally {
    await close()
    await rm(folder, { recursive: true, force: true })
  }
}

/** A maildir as a mail server leaves it. */
export async function writeMaildir(maildir: string, seed: number, mails: number): Promise<void> {
  for (const part of ['cur', 'new', 'tmp']) await mkdir(join(maildir, part), { recursive: true })
  for (const { name, text } of mailsFrom(seed, mails)) await writeFile(join(maildir, 'cur', `${name}:2,S`), text)
}

async function warmUp(folder: string, seed: number, openParser: () => ParserPort): Promise<void> {
  const maildir = join(folder, 'first')
  await writeMaildir(maildir, seed + 1, 3)
  await importOnce(folder, maildir, 3, openParser)
}

async function importOnce(
  folder: string,
  maildir: string,
  mails: number,
  openParser: () => ParserPort,
): Promise<Taken> {
  const place = await mkdtemp(join(folder, 'vault-'))
  const { taken, summary } = await importInto(place, maildir, openParser)
  // A fast import of less than everything is no import.
  if (summary.registered + summary.duplicates !== mails)
    throw new Error(`of ${String(mails)} mails the import took in: ${JSON.stringify(summary)}`)
  await rm(place, { recursive: true, force: true })
  return taken
}

/** Founding and unlocking are not counted; everything from the request to the last job is. */
export async function importInto(
  place: string,
  maildir: string,
  openParser: () => ParserPort,
): Promise<{ taken: Taken; summary: ImportSummary }> {
  const schakel = createSchakel({
    folder: join(place, 'bench.schakelkluis'),
    stateFolder: join(place, 'state'),
    openParser,
    kdf: floorSettings(),
  })
  await schakel.found({ name: 'coordinator', fullName: 'Coördinator', passphrase: 'acht witte zwanen op het water' })
  try {
    const client = createRouterClient(schakel.router, { context: schakel.context })
    let summary: ImportSummary | undefined
    const taken = await timed(async () => {
      const events = await client.signals.import({ grant: schakel.give([maildir]), channel: 'mail' })
      for await (const event of events) if (event.type === 'summary') summary = event.summary
    })
    if (!summary) throw new Error('the import ended without a summary')
    // The reading was done by children, whose time the clock of this process does not count.
    return { taken: { ...taken, cpuMs: null }, summary }
  } finally {
    await schakel.lock('quit')
  }
}

async function indexOnce(folder: string, maildir: string): Promise<Taken> {
  const place = await mkdtemp(join(folder, 'notmuch-'))
  const config = join(place, 'config')
  await writeFile(
    config,
    `[database]\npath=${place}\nmail_root=${maildir}\n[user]\nname=Bench\nprimary_email=bench@keten.example\n[new]\ntags=new\n`,
  )
  const taken = await runPeer('notmuch', ['new', '--quiet'], { NOTMUCH_CONFIG: config })
  await rm(place, { recursive: true, force: true })
  return taken
}
