/** A vault of which an old copy was put back: the passphrase opens it, and it is not in its newest state. */
import { cpSync, rmSync } from 'node:fs'
import { createRouterClient } from '@orpc/server'
import { createSchakel } from '../../../src/schakel.ts'
import { makeRealVault, passphrase, type RealVault } from './vault.ts'

/** Of what is missing; stands nowhere on a screen. */
export const missingTitle = 'Gesprek aan de balie'

export async function makeDoubtfulVault(root: string): Promise<RealVault> {
  const vault = await makeRealVault(root)
  cpSync(vault.folder, `${vault.folder}.oud`, { recursive: true })
  await addSignal(vault)
  rmSync(vault.folder, { recursive: true })
  cpSync(`${vault.folder}.oud`, vault.folder, { recursive: true })
  return vault
}

async function addSignal({ folder, stateFolder }: RealVault): Promise<void> {
  const schakel = createSchakel({
    folder,
    stateFolder,
    openParser: () => {
      throw new Error('nothing is read here')
    },
  })
  const client = createRouterClient(schakel.router, { context: schakel.context })
  await client.vault.unlock({ passphrase })
  await client.signals.add({ channel: 'desk', title: missingTitle, text: 'Iemand vroeg om hulp.' })
  await schakel.workDone()
  await schakel.lock('quit')
}
