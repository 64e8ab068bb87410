/** The sample story, played by the core up to a chapter: a vault as a liaison would have it, before the program starts. */
import { join } from 'node:path'
import { draftWithLetter } from '../../../main/cli/demo/blocked.ts'
import { readScan, receive, takeList } from '../../../main/cli/demo/intake.ts'
import { closeLetter, judgeOrigins, weigh } from '../../../main/cli/demo/judgement.ts'
import { createNarrator } from '../../../main/cli/demo/narrator.ts'
import { connect, openCase, whoIsWho } from '../../../main/cli/demo/network.ts'
import { found } from '../../../main/cli/demo/organisation.ts'
import { compose } from '../../../main/cli/demo/packets.ts'
import { cast, layOutInbox, setStage, type Person } from '../../../main/cli/demo/stage.ts'
import type { Client } from '../../../main/cli/run.ts'
import { plainParser } from '../../support/parser.ts'

/**
 * `users`: people and an address book; `samples`: the ten samples came in; `case`: weighed, linked, in one case;
 * `packet`: a draft that nothing holds back; `review`: submitted by the liaison.
 */
export type FilledStage = 'users' | 'samples' | 'case' | 'packet' | 'review'

export interface FilledVault {
  readonly folder: string
  readonly stateFolder: string
}

const order: readonly FilledStage[] = ['users', 'samples', 'case', 'packet', 'review']

/** `also`: what the liaison does on top of the story, once the case is there. */
export async function makeFilledVault(
  root: string,
  until: FilledStage,
  also: (client: Client) => Promise<void> = async () => {},
): Promise<FilledVault> {
  const stage = setStage(root, plainParser)
  const tell = createNarrator(() => undefined, false)
  const reaches = (other: FilledStage): boolean => order.indexOf(until) >= order.indexOf(other)
  const made = { folder: stage.vaultFolder, stateFolder: stage.stateFolder }
  try {
    const { recipients } = await found(stage, tell)
    if (!reaches('samples')) return made
    await stage.handTo('liaison')
    const { maildir, dropFolder } = layOutInbox(root)
    const register = await receive(stage, tell, maildir, dropFolder)
    await takeList(stage, tell, register)
    if (!reaches('case')) return made
    await readScan(stage, tell, register)
    await judgeOrigins(stage, tell, register)
    await weigh(stage, tell, register)
    await draftWithLetter(stage, register, recipients)
    await closeLetter(stage, tell, register)
    const known = await connect(stage, tell, await whoIsWho(stage, tell, register))
    const { case: caseId } = await openCase(stage, tell, register)
    await also(stage.client)
    if (!reaches('packet')) return made
    const packet = await compose(stage, tell, register, recipients, known, caseId)
    if (reaches('review')) await stage.client.packets.submit({ packet })
    return made
  } finally {
    await stage.close()
  }
}

/** In the order in which the story adds them; the second is the recovery's. */
const slots: Readonly<Record<Person, number>> = { coordinator: 1, liaison: 3, privacy: 4 }

/** Slot and passphrase with which somebody of the story unlocks. */
export function credentialsOf(person: Person): { readonly slot: number; readonly passphrase: string } {
  return { slot: slots[person], passphrase: cast[person].passphrase }
}

/** The recipients' identities that the story wrote beside the vault, to open what is sealed for them. */
export function recipientsFolder(root: string): string {
  return join(root, 'ontvangers')
}
