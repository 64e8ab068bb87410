/** What happens outside the program: the organisation's key on another computer, the recipient's own keys, what partners sent. */
import { cpSync, mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { certifyCard, foundOrganisation, makeKeys } from '../../../src/offline.ts'
import { sampleFiles } from '../../support/samples.ts'

const offline = { stateFolder: null }

export interface Office {
  readonly organisation: string
  readonly recipientCard: string
  readonly recipientIdentity: string
  /** A folder with the ten samples. */
  readonly delivery: string
  /** Where sealed files go. */
  readonly stick: string
  /** A certificate for whoever showed this card. */
  certify(card: string, name: string, may: readonly ('author' | 'review' | 'release' | 'status')[]): Promise<string>
}

export async function openOffice(folder: string): Promise<Office> {
  const made = await foundOrganisation('Oefenorganisatie IND', offline)
  const aivd = await makeKeys('AIVD, unit terrorisme', false, offline)
  const path = (name: string): string => join(folder, name)
  for (const name of ['aanlevering', 'stick']) mkdirSync(path(name))
  for (const file of sampleFiles()) cpSync(file, join(path('aanlevering'), file.split('/').at(-1) ?? ''))
  writeFileSync(path('org.skorg'), made.file)
  writeFileSync(path('aivd.skcard'), aivd.card)
  writeFileSync(path('aivd.identiteit.txt'), aivd.identityFile)
  return {
    organisation: path('org.skorg'),
    recipientCard: path('aivd.skcard'),
    recipientIdentity: path('aivd.identiteit.txt'),
    delivery: path('aanlevering'),
    stick: path('stick'),
    async certify(card, name, may) {
      const certificate = await certifyCard(
        {
          organisation: made.file,
          shares: made.shares.slice(0, 2),
          card: new TextEncoder().encode(card),
          roles: [may.includes('release') ? 'coordinator' : 'liaison'],
          may: [...may],
          name,
        },
        offline,
      )
      const file = path(`${name}.skcert`)
      writeFileSync(file, certificate.file)
      return file
    },
  }
}
