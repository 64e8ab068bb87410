/** Where the demonstration plays: an empty output folder, practice passphrases, one vault that people take turns in. */
import { cpSync, mkdirSync, readdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import type { ParserPort } from '../../../src/intake/parser-port.ts'
import { createSchakel, floorSettings, type Schakel } from '../../../src/schakel.ts'
import { clientOf, type Client } from '../run.ts'

export const samplesFolder = join(import.meta.dirname, '../../../resources/samples')

/** Practice passphrases: they protect invented people only, and the report shows them. */
export const cast = {
  coordinator: {
    name: 'coordinator',
    fullName: 'C. de Wit',
    role: 'coordinator',
    passphrase: 'zeven witte ganzen langs de vaart',
  },
  liaison: {
    name: 'liaison',
    fullName: 'L. Vermeer',
    role: 'liaison',
    passphrase: 'een oude fiets staat tegen de muur',
  },
  privacy: {
    name: 'privacy',
    fullName: 'P. Bos',
    role: 'privacy_officer',
    passphrase: 'vier natte jassen hangen te drogen',
  },
} as const
export type Person = keyof typeof cast

export interface Stage {
  readonly out: string
  readonly vaultFolder: string
  readonly stateFolder: string
  readonly schakel: Schakel
  readonly client: Client
  /** The vault changes hands: locked by one, unlocked by the other. */
  handTo(person: Person): Promise<void>
  give(...paths: string[]): string
  close(): Promise<void>
}

const ours = new Set(['oefenkluis.schakelkluis', 'stand', 'inbox', 'organisatie', 'ontvangers', 'pakketten', 'geopend'])

/** Empties what an earlier run left, and nothing else. */
export function prepareOut(out: string): void {
  mkdirSync(out, { recursive: true })
  for (const name of readdirSync(out))
    if (ours.has(name) || /\.(pdf|svg|html|json|age)$/.test(name)) rmSync(join(out, name), { recursive: true })
}

export function setStage(out: string, openParser: () => ParserPort): Stage {
  const vaultFolder = join(out, 'oefenkluis.schakelkluis')
  const stateFolder = join(out, 'stand')
  const schakel = createSchakel({ folder: vaultFolder, stateFolder, openParser, kdf: floorSettings() })
  const client = clientOf(schakel)
  return {
    out,
    vaultFolder,
    stateFolder,
    schakel,
    client,
    async handTo(person) {
      await schakel.lock('demand')
      await client.vault.unlock({ passphrase: cast[person].passphrase })
    },
    give: (...paths) => schakel.give(paths),
    close: async () => {
      await schakel.lock('quit')
    },
  }
}

/** Two ways in: a Maildir with the two mails of COA and IND, and a drop folder with the rest. */
export function layOutInbox(out: string): { readonly maildir: string; readonly dropFolder: string } {
  const maildir = join(out, 'inbox', 'postvak')
  const dropFolder = join(out, 'inbox', 'aanlevermap')
  for (const folder of [...['cur', 'new', 'tmp'].map(name => join(maildir, name)), dropFolder])
    mkdirSync(folder, { recursive: true })
  for (const name of readdirSync(samplesFolder).filter(file => /^S\d\d_/.test(file))) {
    const isMail = name.startsWith('S01_') || name.startsWith('S09_')
    cpSync(join(samplesFolder, name), join(isMail ? join(maildir, 'new') : dropFolder, name))
  }
  return { maildir, dropFolder }
}
