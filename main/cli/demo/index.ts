/** `schakel demo`: the main job end to end on the invented samples, told as a story, with its results in one folder. */
import { writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import type { ParserPort } from '../../../src/intake/parser-port.ts'
import { draftWithLetter, showBlocked } from './blocked.ts'
import { readScan, receive, takeList } from './intake.ts'
import { closeLetter, judgeOrigins, weigh } from './judgement.ts'
import { createNarrator, type Narrator } from './narrator.ts'
import { connect, openCase, whoIsWho } from './network.ts'
import { found } from './organisation.ts'
import { compose, composeClassical, fourEyes, layOutPdf, openAsRecipient, seal } from './packets.ts'
import { reportHtml } from './report.ts'
import { cast, layOutInbox, prepareOut, setStage, type Stage } from './stage.ts'

export interface DemoOptions {
  readonly out: string
  readonly write: (text: string) => void
  readonly isTerminal: boolean
  readonly openParser: () => ParserPort
}

/** Repeatable: empties what an earlier run left in `out`. Throws when anything does not go as it must. */
export async function runDemo(options: DemoOptions): Promise<void> {
  const out = resolve(options.out)
  const tell = createNarrator(options.write, options.isTerminal)
  prepareOut(out)
  const stage = setStage(out, options.openParser)
  try {
    const svg = await play(stage, tell)
    const groups = await closeTheLog(stage, tell)
    const passphrases = Object.values(cast).map(person => [person.fullName, person.passphrase] as const)
    writeFileSync(
      join(out, 'report.html'),
      reportHtml({ story: tell.story, networkSvg: svg, passphrases, checkpointGroups: groups }),
    )
  } finally {
    await stage.close()
  }
  options.write(
    `\nKlaar. Alles staat in ${out}:\n  report.html, packet.pdf, network.svg, pakketten/, geopend/, ontvangers/, logboek-ijkpunt.json\n`,
  )
}

/** The story itself; returns the drawing of the network. */
async function play(stage: Stage, tell: Narrator): Promise<string> {
  const { recipients } = await found(stage, tell)
  await stage.handTo('liaison')
  const { maildir, dropFolder } = layOutInbox(stage.out)
  const register = await receive(stage, tell, maildir, dropFolder)
  await takeList(stage, tell, register)
  await readScan(stage, tell, register)
  await judgeOrigins(stage, tell, register)
  await weigh(stage, tell, register)
  const oldDraft = await draftWithLetter(stage, register, recipients)
  await closeLetter(stage, tell, register)
  const known = await connect(stage, tell, await whoIsWho(stage, tell, register))
  const { case: caseId, svg } = await openCase(stage, tell, register)
  writeFileSync(join(stage.out, 'network.svg'), svg)
  await showBlocked(stage, tell, register, recipients, known, oldDraft)
  const forService = await compose(stage, tell, register, recipients, known, caseId)
  const forPolice = await composeClassical(stage, register, recipients, caseId)
  await fourEyes(stage, tell, [forService, forPolice])
  const [modern, classical] = await seal(stage, tell, [forService, forPolice])
  tell.chapter('Bij de ontvanger')
  if (!modern || !classical) throw new Error('two packets were to be sealed')
  await openAsRecipient(stage, tell, modern, 'aivd')
  layOutPdf(stage)
  await openAsRecipient(stage, tell, classical, 'police')
  return svg
}

/** The log answers who did what; a signed checkpoint leaves, so that later change can be seen. */
async function closeTheLog(stage: Stage, tell: Narrator): Promise<string> {
  tell.chapter('Wie deed wat, en klopt het logboek?')
  const verdict = await stage.client.audit.verify({})
  const { sound, originals } = await stage.client.care.verify({})
  if (verdict.verdict !== 'OK' || !sound) throw new Error(`the log says ${verdict.verdict}`)
  tell.done(
    `${verdict.count} handelingen, geketend; ${originals} originelen en iedere regel nagekeken. Geen manipulatie aangetoond.`,
  )
  const { checkpoint, groups } = await stage.client.audit.checkpoint({})
  writeFileSync(join(stage.out, 'logboek-ijkpunt.json'), checkpoint)
  tell.done(`Ondertekend ijkpunt bewaard buiten de kluis: ${groups}`)
  await stage.handTo('privacy')
  const searches = (await stage.client.audit.details({ limit: 200, because: 'steekproef van de demonstratie' })).filter(
    line => line.act === 'search.performed',
  )
  tell.say(
    `De privacyfunctionaris ziet, met reden en zelf gelogd: ${searches.map(line => `“${line.detail ?? ''}” (${line.purpose ?? ''}, ${line.count ?? 0})`).join('; ')}`,
  )
  return groups
}
