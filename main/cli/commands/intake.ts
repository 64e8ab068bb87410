/** What comes in: files and folders, into the register. */
import { Option, type Command } from 'commander'
import type { ImportSum, ImportSummary, UnitOutcome } from '../../../src/contract/imports.ts'
import { isErrorCode, textOf, unreachable } from '../../../src/contract/errors.ts'
import { does, type Cli } from '../define.ts'
import { mustExist } from '../files.ts'
import { withVault, type Run } from '../run.ts'

export function addIntakeCommands(program: Command, cli: Cli): void {
  const { t } = cli
  const channel = new Option('--channel <CODE>', t('langs welke weg het kwam', 'by which way it came'))
    .choices(['file_drop', 'mail', 'handover'])
    .default('file_drop')
  does(
    cli,
    program
      .command('import')
      .argument('<PATH...>')
      .description(t('neem bestanden en mappen in; doel: intake', 'take in files and folders; purpose: intake'))
      .addOption(channel),
    importPaths,
  )
}

async function importPaths(
  run: Run,
  paths: string[],
  options: { channel: 'file_drop' | 'mail' | 'handover' },
): Promise<void> {
  const { out } = run
  for (const path of paths) await mustExist(path)
  await withVault(run, async ({ client, give, signal }) => {
    const events = await client.signals.import({ grant: give(paths), channel: options.channel }, { signal })
    for await (const event of events) {
      switch (event.type) {
        case 'started':
        case 'afterwork':
          break
        case 'unit':
          showUnit(run, event.unit)
          break
        case 'progress':
          out.progress(event.done, event.total)
          break
        case 'summary':
          showSummary(run, event.summary)
          if (event.summary.quarantined + event.summary.refused > 0) run.exit(3)
          break
        default:
          unreachable(event)
      }
    }
  })
}

/** Whoever stops a command ends it: there is nothing that was not read to tell. */
function showSummary(run: Run, { notRead: _none, ...summary }: ImportSummary): void {
  run.out.summary(summary, sentenceOf(run, summary))
}

export function showUnit(run: Run, unit: UnitOutcome): void {
  const { out, t } = run
  out.row('unit', unit)
  const code = 'code' in unit && isErrorCode(unit.code) ? `${unit.code}: ${textOf(unit.code, run.language)}` : ''
  switch (unit.kind) {
    case 'registered':
      out.say(
        [
          unit.number,
          unit.label,
          unit.hasText ? '' : t('(geen leesbare tekst)', '(no readable text)'),
          unit.warnings.join(' '),
        ]
          .filter(Boolean)
          .join('  '),
      )
      return
    case 'list':
      out.say(
        t(
          `lijst         ${unit.label}: ${unit.offered} van ${unit.records} regels aangeboden, ${unit.taken} overgenomen; kies met "schakel list show"`,
          `list          ${unit.label}: ${unit.offered} of ${unit.records} rows on offer, ${unit.taken} taken; choose with "schakel list show"`,
        ),
      )
      return
    case 'duplicate':
      out.say(
        t(
          `al ontvangen  ${unit.label}: zie ${unit.number ?? '?'}`,
          `known         ${unit.label}: see ${unit.number ?? '?'}`,
        ),
      )
      return
    case 'quarantined':
      out.say(`${t('quarantaine  ', 'quarantine   ')} ${unit.label}: ${code}`)
      return
    case 'refused':
      out.say(`${t('geweigerd    ', 'refused      ')} ${unit.label}: ${code}`)
      return
    default:
      unreachable(unit)
  }
}

function sentenceOf({ t }: Run, s: ImportSum): string {
  return t(
    `Ontvangen ${s.received}: ${s.registered} ingeschreven, ${s.lists} lijsten, ${s.duplicates} al bekend, ${s.quarantined} in quarantaine, ${s.refused} geweigerd.`,
    `Received ${s.received}: ${s.registered} registered, ${s.lists} lists, ${s.duplicates} known already, ${s.quarantined} in quarantine, ${s.refused} refused.`,
  )
}
