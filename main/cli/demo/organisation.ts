/** Chapter 1: an organisation with a key that nobody holds alone, a practice vault, people with certificates, an address book. */
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { RecipientId } from '../../../src/contract/ids.ts'
import { certifyCard, foundOrganisation, makeKeys } from '../../../src/offline.ts'
import type { Narrator } from './narrator.ts'
import { cast, type Person, type Stage } from './stage.ts'

/** No vault and no state of this computer is asked. */
const offline = { stateFolder: null }
type Organisation = Awaited<ReturnType<typeof foundOrganisation>>

export interface Founded {
  /** By kind of recipient. */
  readonly recipients: ReadonlyMap<string, RecipientId>
}

export async function found(stage: Stage, tell: Narrator): Promise<Founded> {
  tell.chapter('Een organisatie, een kluis, drie mensen')
  const organisation = await foundOrganisation('Oefenorganisatie IND', offline)
  const folder = join(stage.out, 'organisatie')
  mkdirSync(folder, { recursive: true })
  writeFileSync(join(folder, 'org.skorg'), organisation.file)
  tell.done(
    `Sleutel van ${organisation.organisation.name}, in drie delen; twee zijn nodig. Twaalf groepen: ${organisation.organisation.groups}`,
  )
  await stage.schakel.found(cast.coordinator)
  await stage.client.users.add(cast.liaison)
  await stage.client.users.add(cast.privacy)
  tell.done(
    'Oefenkluis gemaakt, met drie hersteldelen voor drie functies. Coördinator, liaison en privacyfunctionaris hebben elk een eigen wachtzin.',
  )
  await stage.client.users.trust({ file: new TextDecoder().decode(organisation.file) })
  const liaison = await certifyUser(stage, organisation, 'liaison')
  const coordinator = await certifyUser(stage, organisation, 'coordinator')
  await stage.client.users.certify({ certificate: liaison })
  await stage.client.users.certify({ certificate: coordinator })
  tell.done(
    'De organisatie gaf twee mensen een certificaat: de liaison mag opstellen, de coördinator beoordelen en vrijgeven.',
  )
  return { recipients: await fillAddressBook(stage, tell) }
}

/** The card is made by its owner; the certificate with two of the organisation's three shares. */
async function certifyUser(stage: Stage, { file, shares }: Organisation, person: Person): Promise<string> {
  await stage.handTo(person)
  const { card } = await stage.client.users.card({ name: cast[person].name })
  const may =
    person === 'liaison' ? (['author', 'review'] as const) : (['author', 'review', 'release', 'status'] as const)
  const certificate = await certifyCard(
    {
      organisation: file,
      shares: shares.slice(0, 2),
      card: new TextEncoder().encode(card),
      person: stage.schakel.opened()?.session.user.person ?? '',
      roles: [cast[person].role],
      may: [...may],
      name: cast[person].fullName,
    },
    offline,
  )
  return new TextDecoder().decode(certificate.file)
}

const book = [
  ['aivd', 'AIVD, unit terrorisme', false],
  ['police', 'Politie, dienst informatie', true],
  ['dtv', 'DT&V, regievoerder', false],
  ['nctv', 'NCTV, analyse', false],
  ['om', 'OM, landelijk officier', false],
  ['ind_other', 'IND, asiel', false],
  ['help', 'Maatschappelijk werk Meerstad', false],
] as const

async function fillAddressBook(stage: Stage, tell: Narrator): Promise<Map<string, RecipientId>> {
  const folder = join(stage.out, 'ontvangers')
  mkdirSync(folder, { recursive: true })
  const recipients = new Map<string, RecipientId>()
  for (const [kind, name, classical] of book) {
    const made = await makeKeys(name, classical, offline)
    writeFileSync(join(folder, `${kind}.skcard`), made.card)
    writeFileSync(join(folder, `${kind}.identiteit.txt`), made.identityFile, { mode: 0o600 })
    writeFileSync(join(folder, `${kind}.ondertekening.txt`), made.signingFile, { mode: 0o600 })
    const { recipient } = await stage.client.recipients.add({
      kind,
      function: name,
      cardBase64: Buffer.from(made.card).toString('base64'),
    })
    recipients.set(kind, recipient)
  }
  const table = await stage.client.recipients.add({ kind: 'mdt', function: 'MDT, overlegtafel' })
  recipients.set('mdt', table.recipient)
  const members = ['police', 'aivd', 'om', 'ind_other'].flatMap(kind => recipients.get(kind) ?? [])
  await stage.client.recipients.members({ group: table.recipient, are: members, because: 'deelnemers van het overleg' })
  for (const person of ['coordinator', 'liaison'] as const) {
    await stage.handTo(person)
    for (const [kind] of book) {
      const recipient = recipients.get(kind)
      if (recipient)
        await stage.client.recipients.verify({
          recipient,
          how: 'twaalf groepen vergeleken, per telefoon op een bekend nummer',
        })
    }
  }
  tell.done(
    `${book.length} ontvangers en één overlegtafel. Iedere sleutel is door twee mensen langs een andere weg vergeleken; die van de politie is nog klassiek.`,
  )
  return recipients
}
