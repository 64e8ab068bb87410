/** The program on a vault with signals that came in over a month, so that their terms end on different days. */
import { join } from 'node:path'
import { createSchakel } from '../../../src/schakel.ts'
import { floorSettings } from '../../../src/vault/index.ts'
import { testDeps } from '../../support/deps.ts'
import { plainParser } from '../../support/parser.ts'
import { clientOf, testPassphrase } from '../../support/vault.ts'
import { UnlockPage } from '../pages/vault-pages.ts'
import { aProgram, type Running } from './program.ts'

export interface TriageDesktop extends Running {
  readonly close: () => Promise<void>
}

const dayMs = 86_400_000
const senders = ['coa', 'nidos', 'avim', 'vwn', 'ind', 'dtv'] as const
/** Invented. */
const texts = [
  'Een bewoner vertelde dat een man van buiten jongeren aanspreekt na de taalles. Bereikbaar op 06-0000 4417.',
  'De voogd zegt dat een jongere is gevraagd om te gaan helpen. Hij wil niet dat het verder wordt verteld.',
  'Op het spreekuur vroeg iemand hoe je zonder papieren bij de grens komt. Hij belde met 06-0000 4417.',
  'أكتب إليكم لأنني خائف من جاري في الوحدة الثالثة منذ أسبوع كامل.',
] as const

/** Opened for the coordinator of the vault. */
export async function openTriageDesktop(
  signals: number,
  { language = 'nl', colours = 'light' }: { readonly language?: 'nl' | 'en'; readonly colours?: 'light' | 'dark' } = {},
): Promise<TriageDesktop> {
  const program = aProgram({ language })
  const root = program.launch.makeFolder('vault')
  const folder = join(root, 'oefen.schakelkluis')
  const stateFolder = join(root, 'stand')
  await fill(folder, stateFolder, signals)
  program.launch.give(root)
  const running = await program.start({ vault: folder, stateFolder, colours })
  await (await UnlockPage.on(running.app, running.page)).unlock(testPassphrase)
  return {
    ...running,
    close: async () => {
      await running.app.close()
      program.close()
    },
  }
}

async function fill(folder: string, stateFolder: string, signals: number): Promise<void> {
  const now = Date.now()
  const deps = testDeps(now - 36 * dayMs)
  const schakel = createSchakel({ folder, stateFolder, openParser: plainParser, deps, kdf: floorSettings() })
  await schakel.found({ name: 'coordinator', fullName: 'C. de Wit', passphrase: testPassphrase })
  const client = clientOf(schakel)
  for (let at = 0; at < signals; at += 1) {
    deps.clock.set(now - Math.round(((signals - at) / signals) * 34 * dayMs))
    await client.signals.add({
      channel: 'desk',
      organisation: senders[at % senders.length] ?? 'coa',
      title: `Melding ${at + 1} over een gesprek`,
      text: texts[at % texts.length] ?? '',
    })
  }
  deps.clock.set(now)
  await schakel.lock('quit')
}
