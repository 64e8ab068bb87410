/** `npm run bench`: speed, as ratios to a program of others that was measured in the same run. Lists what there is. */
import { parseArgs } from 'node:util'
import { benchAnswer } from './answer.ts'
import { benchIntake } from './intake.ts'
import { benchNames } from './names.ts'
import { machine, sentenceOf, type Figure } from './report.ts'
import { benchScreens } from './screens.ts'
import { benchSeal } from './seal.ts'
import { benchVault } from './vault.ts'

const usage = `npm run bench -- seal   [--mb 100] [--rounds 5]        seal, open and check a file, against age
npm run bench -- intake [--mails 500] [--rounds 3]     mails into a vault, against notmuch where it is installed
npm run bench -- names  [--names 2000] [--rounds 5]    comparisons of two names
npm run bench -- answer [--mails 500]                  how fast the window answers while mails come in
npm run bench -- vault  [--signals 100000] [--rounds 3] unlocking many signals and few, a new master key
npm run bench -- screens [--signals 100000] [--rounds 3] the window on many signals, against the same on few

Each takes --seed N (1). The last lines are JSON, one a figure and one for the computer.
`

async function bench(args: readonly string[]): Promise<number> {
  const { positionals, values } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: {
      mb: { type: 'string', default: '100' },
      mails: { type: 'string', default: '500' },
      names: { type: 'string', default: '2000' },
      signals: { type: 'string', default: '100000' },
      rounds: { type: 'string' },
      seed: { type: 'string', default: '1' },
    },
  })
  const [what, ...more] = positionals
  if (what === undefined) {
    process.stdout.write(usage)
    return 0
  }
  const rounds = (usual: number) => wholeNumber(values.rounds ?? String(usual))
  const seed = wholeNumber(values.seed)
  const figures = new Map<string, () => Promise<Figure[]>>([
    ['seal', () => benchSeal({ sizeBytes: wholeNumber(values.mb) * 1_000_000, rounds: rounds(5), seed, tell })],
    ['intake', () => benchIntake({ mails: wholeNumber(values.mails), rounds: rounds(3), seed, tell })],
    ['answer', () => benchAnswer({ mails: wholeNumber(values.mails), seed, tell })],
    ['screens', () => benchScreens({ signals: wholeNumber(values.signals), rounds: rounds(3), seed, tell })],
    ['vault', () => benchVault({ signals: wholeNumber(values.signals), rounds: rounds(3), seed, tell })],
    ['names', () => benchNames({ names: wholeNumber(values.names), rounds: rounds(5), seed })],
  ]).get(what)
  if (figures === undefined || more.length > 0) {
    process.stderr.write(usage)
    return 2
  }
  const found = await figures()
  for (const figure of found) tell(sentenceOf(figure))
  for (const line of [...found.map(figure => ({ type: 'figure', ...figure })), machine()])
    process.stdout.write(`${JSON.stringify(line)}\n`)
  return 0
}

function wholeNumber(text: string): number {
  if (!/^[1-9]\d{0,8}$/.test(text)) throw new Error(`"${text}" is not a whole number above zero`)
  return Number(text)
}

function tell(text: string): void {
  process.stdout.write(`${text.trimEnd()}\n`)
}

// A reader that has seen enough (head) is no failure.
process.stdout.on('error', (error: NodeJS.ErrnoException) => process.exit(error.code === 'EPIPE' ? 0 : 70))
try {
  process.exitCode = await bench(process.argv.slice(2))
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`)
  process.exitCode = 2
}
