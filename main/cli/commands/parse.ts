/** What intake makes of a file, without a vault: one object a document. */
import type { Command } from 'commander'
import { isErrorCode, textOf } from '../../../src/contract/errors.ts'
import { describeFile } from '../../../src/offline.ts'
import { does, type Cli } from '../define.ts'
import { orInterrupted } from '../io.ts'
import { bytesOfFile } from '../files.ts'
import type { Run } from '../run.ts'

export function addParseCommand(program: Command, cli: Cli): void {
  does(
    cli,
    program
      .command('parse')
      .argument('<FILE...>')
      .description(
        cli.t('toon wat van een bestand wordt gelezen; zonder kluis', 'show what is read of a file; without a vault'),
      ),
    parse,
  )
}

async function parse(run: Run, files: string[]): Promise<void> {
  const { out, t } = run
  const parser = run.parts.openParser()
  let set = 0
  try {
    for (const [at, path] of files.entries()) {
      const described = await orInterrupted(
        run.io.signal,
        describeFile(parser, path, await bytesOfFile(path), run.language),
      )
      const { type, ...value } = described
      out.item(type, value, linesOf(run, described))
      if (described.type === 'document') out.say(`\n${described.text}`)
      else set += 1
      out.progress(at + 1, files.length)
    }
  } finally {
    await parser.close()
  }
  out.summary(
    { documents: files.length - set, quarantine: set },
    set > 0 ? t(`${set} van ${files.length} niet te lezen.`, `${set} of ${files.length} cannot be read.`) : undefined,
  )
  if (set > 0) run.exit(3)
}

type Described = Awaited<ReturnType<typeof describeFile>>

function linesOf({ t, language }: Run, d: Described): [string, string | number | null][] {
  if (d.type === 'quarantine')
    return [[d.path, `${d.code}: ${isErrorCode(d.code) ? textOf(d.code, language) : d.message}`]]
  return [
    [t('Bestand', 'File'), d.path],
    [t('Soort', 'Format'), d.format],
    [t('Datum', 'Date'), d.date],
    [t('Van', 'From'), d.from && `${d.from.address} ${d.from.name}`.trim()],
    [t('Onderwerp', 'Subject'), d.subject],
    [t('Bladzijden', 'Pages'), d.pages],
    [t('Regels', 'Rows'), d.rows],
    [
      t('Bijlagen', 'Attachments'),
      d.attachments.map(a => (a.type === 'document' ? `${a.path} (${a.format})` : `${a.path}: ${a.code}`)).join('\n'),
    ],
    [t('Opmerkingen', 'Remarks'), d.warnings.map(w => `${w.code}: ${w.message}`).join('\n')],
    ['SHA-256', d.sha256],
  ]
}
