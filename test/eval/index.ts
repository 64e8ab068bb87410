/** `npm run -s eval -- …`: what the program makes of a file of yours, one JSON object a line. For people who change the program. */
import { readFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { graphOf, reportOn } from './graph.ts'
import { mentionsOfLine } from './mentions.ts'
import { judgeTable } from './names.ts'
import { ColumnMap, proposalsAmong, recordsOf } from './persons.ts'
import { readTable } from './table.ts'

const usage = `npm run -s eval -- names FILE.csv                          columns left,right[,label]
npm run -s eval -- persons FILE.csv --map FILE.json        one record a row; the map says which column says what
npm run -s eval -- graph FILE.csv [--queries FILE.csv]     columns source,target; kind,a,b (distance, paths3, hops2)
npm run -s eval -- mentions FILE.jsonl                     one {"id":…,"text":…} a line
`

function evaluate(args: readonly string[]): number {
  const { positionals, values } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: { map: { type: 'string' }, queries: { type: 'string' }, help: { type: 'boolean' } },
  })
  const [what, file, ...more] = positionals
  if (what === undefined || values.help === true) {
    process.stdout.write(usage)
    return 0
  }
  if (file === undefined || more.length > 0 || !run(what, file, values)) {
    process.stderr.write(usage)
    return 2
  }
  return 0
}

/** False when it was asked wrongly. */
function run(what: string, file: string, values: { map?: string; queries?: string }): boolean {
  switch (what) {
    case 'names': {
      const { pairs, quality } = judgeTable(readTable(file))
      for (const pair of pairs) print(pair)
      // Apart from the lines, so that these can go into a program.
      if (quality.labelled > 0) process.stderr.write(`${JSON.stringify({ type: 'quality', ...quality })}\n`)
      return true
    }
    case 'persons': {
      if (values.map === undefined) return false
      const map = ColumnMap.parse(JSON.parse(readFileSync(values.map, 'utf8')))
      for (const pair of proposalsAmong(recordsOf(readTable(file), map))) print(pair)
      return true
    }
    case 'graph':
      print(reportOn(graphOf(readTable(file)), values.queries === undefined ? null : readTable(values.queries)))
      return true
    case 'mentions':
      for (const line of readFileSync(file, 'utf8').split('\n')) if (line.trim() !== '') print(mentionsOfLine(line))
      return true
    default:
      return false
  }
}

function print(value: object): void {
  process.stdout.write(`${JSON.stringify(value)}\n`)
}

// A reader that has seen enough (head) is no failure.
process.stdout.on('error', (error: NodeJS.ErrnoException) => process.exit(error.code === 'EPIPE' ? 0 : 70))
try {
  process.exitCode = evaluate(process.argv.slice(2))
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`)
  process.exitCode = 2
}
