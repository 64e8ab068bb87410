/**
 * `npm run test:faults`: every fault of the security design's table (§15) that this computer can stage, many times over. The figures at
 * the end say how many were tried, what acknowledged acts were lost and which faults nothing told anybody about; so does the exit code.
 */
import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { parseArgs } from 'node:util'
import { Figure } from './support/figures.ts'

const usage = `npm run test:faults -- [FAMILY…] [--kills 1000] [--seed N] [--short]

Families are the files of test/faults without their ending: kills, steps, bytes, … None: all of them.
--short does little of each, as npm test does.
`

function faults(args: readonly string[]): number {
  const { positionals, values } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: {
      kills: { type: 'string' },
      seed: { type: 'string' },
      short: { type: 'boolean', default: false },
      help: { type: 'boolean', short: 'h', default: false },
    },
  })
  if (values.help) {
    process.stdout.write(usage)
    return 0
  }
  const folder = mkdtempSync(join(tmpdir(), 'schakel-figures-'))
  const into = join(folder, 'figures.jsonl')
  writeFileSync(into, '')
  try {
    const seed = values.seed ?? String(Math.floor(Math.random() * 2 ** 31))
    process.stdout.write(`seed ${seed}\n`)
    const files = positionals.length > 0 ? positionals.map(name => `test/faults/${name}.test.ts`) : ['test/faults/']
    const program = join(dirname(createRequire(import.meta.url).resolve('vitest/package.json')), 'vitest.mjs')
    const { status } = spawnSync(
      process.execPath,
      [program, 'run', ...files, '--project', 'core', '--disable-console-intercept'],
      {
        stdio: 'inherit',
        env: {
          ...process.env,
          SCHAKEL_FAULTS_FIGURES: into,
          SCHAKEL_SEED: seed,
          ...(values.short ? {} : { SCHAKEL_FAULTS: 'full' }),
          ...(values.kills === undefined ? {} : { SCHAKEL_KILLS: values.kills }),
        },
      },
    )
    const figures = readFileSync(into, 'utf8')
      .split('\n')
      .filter(Boolean)
      .map(line => Figure.parse(JSON.parse(line)))
    process.stdout.write(`${tableOf(figures)}\n`)
    const isBad = figures.some(figure => figure.lost > 0 || figure.undetected > 0)
    return status === 0 && !isBad ? 0 : 1
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

/** Markdown, so that it can be kept as it is. */
function tableOf(figures: readonly Figure[]): string {
  const sorted = figures.toSorted((a, b) => a.family.localeCompare(b.family))
  const rows = sorted.map(({ family, rows: of, what, tried, lost, undetected, skipped }) =>
    skipped === null
      ? [family, of, what, String(tried), String(lost), String(undetected)]
      : [family, of, `${what} (not staged here: ${skipped})`, '–', '–', '–'],
  )
  const sum = (field: 'tried' | 'lost' | 'undetected' | 'kills') =>
    String(figures.reduce((all, figure) => all + figure[field], 0))
  const total = ['**all**', '', `${sum('kills')} of them kills`, sum('tried'), sum('lost'), sum('undetected')]
  const head = ['Family', 'Rows', 'Fault', 'Tried', 'Acknowledged acts lost', 'Not detected']
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`
  return [line(head), line(head.map(() => '---')), ...rows.map(line), line(total)].join('\n')
}

process.exitCode = faults(process.argv.slice(2))
