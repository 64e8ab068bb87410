/** Hostile files of others through the real child: each ends inside its limits, read or refused with a reason, and harms no file after it. */
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { beforeAll, describe, expect, it } from 'vitest'
import { startParserHost, type ParserEvent } from '../../../main/cli/parser-host.ts'
import { ensureCellBundle } from '../../../scripts/build-cell.ts'
import { isErrorCode } from '../../../src/contract/errors.ts'
import { aMail, plain } from '../../support/foreign.ts'
import { corpora as besideTheProject } from '../../support/folders.ts'

const hostile = join(fileURLToPath(besideTheProject), 'hostile')
const present = existsSync(hostile)
if (!present)
  process.stderr.write('hostile: ../shared/corpora does not stand beside the project; its tests are skipped\n')

function filesIn(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap(entry =>
    entry.isDirectory() ? filesIn(join(folder, entry.name)) : [join(folder, entry.name)],
  )
}

describe.skipIf(!present)('hostile files', () => {
  let entry = ''
  beforeAll(async () => {
    entry = await ensureCellBundle()
  }, 60_000)

  it.each(['mail', 'office', 'pdf', 'zip'])(
    '%s: all end with a true reason, and a mail after them is read',
    async kind => {
      const events: ParserEvent[] = []
      const port = startParserHost({ entry: () => Promise.resolve(entry), onEvent: event => events.push(event) })
      const outcomes = new Map<string, number>()
      try {
        for (const file of filesIn(join(hostile, kind))) {
          const reply = await port.parse(new Uint8Array(readFileSync(file)), { name: file.replace(/.*\//, '') })
          const outcome = reply.kind === 'refusal' ? reply.code : 'read'
          outcomes.set(outcome, (outcomes.get(outcome) ?? 0) + 1)
          if (reply.kind === 'refusal') expect(isErrorCode(reply.code), file).toBe(true)
          expect(outcome, file).not.toBe('IMP-45')
        }
        const after = await port.parse(aMail({}, plain('Goedemorgen')), { name: 'daarna.eml' })
        expect(after.kind === 'document' ? after.document.text : after.code).toBe('Goedemorgen')
        expect(events.filter(event => event.kind === 'failed')).toEqual([])
      } finally {
        await port.close()
      }
      const told = [...outcomes].map(([code, count]) => `${code} ${count}`).join(', ')
      process.stderr.write(`hostile ${kind}: ${told}\n`)
    },
    240_000,
  )
})
