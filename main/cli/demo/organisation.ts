/** Chapter 1: an organisation with a key that nobody holds alone, a practice vault, three people with certificates. */
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { certify, makeOrganisation, type NewOrganisation } from '../../../src/packets/index.ts'
import { systemDeps } from '../../../src/schakel.ts'
import type { Narrator } from './narrator.ts'
import { cast, type Stage } from './stage.ts'

export async function found(stage: Stage, tell: Narrator): Promise<NewOrganisation> {
  tell.chapter('Een organisatie, een kluis, drie mensen')
  const made = await makeOrganisation(systemDeps(), 'Oefenorganisatie IND')
  const folder = join(stage.out, 'organisatie')
  mkdirSync(folder, { recursive: true })
  writeFileSync(join(folder, 'org.skorg'), made.file)
  tell.done(`Sleutel van ${made.organisation.name}, in drie delen; twee zijn nodig. Twaalf groepen: ${made.organisation.groups}`)
  await stage.schakel.found(cast.coordinator)
  tell.done('Oefenkluis gemaakt. Drie hersteldelen voor drie functies; zonder twee daarvan is een verloren wachtzin het einde.')
  await stage.client.users.add(cast.liaison)
  await stage.client.users.add(cast.privacy)
  const trusted = await stage.client.users.trust({ file: new TextDecoder().decode(made.file) })
  tell.done(`De kluis vertrouwt deze organisatie (${trusted.groups}).`)
  return made
}
