/** What comes in: files and folders, into the register. */
import { Option, type Command } from 'commander'
import type { ImportEvent, ImportSum, ImportSummary, UnitOutcome } from '../../../src/contract/imports.ts'
import { isErrorCode, textOf, unreachable } from '../../../src/contract/errors.ts'
import { does, type Cli } from '../define.ts'
import { badInput } from '../failures.ts'
import { mustExist } from '../files.ts'
import { withVault, type OpenVault, type Run } from '../run.ts'

export function addIntakeCommands(program: Command, cli: Cli): void {
  const { t } = cli
  const channel = new Option('--channel <CODE>', t('langs welke weg het kwam', 'by which way it came'))
    .choices(['file_drop', 'mail', 'handover'])
    .default('file_drop')
  does(
    cli,
    program
      .command('import')
      .argument('[PATH...]')
      .description(t('neem bestanden en mappen in; doel: intake', 'take in files and folders; purpose: intake'))
      .addOption(channel)
      .option(
        '--watch',
        t(
          'houd de mappen in de gaten tot u stopt; zonder PATH de ingestelde',
          'watch the folders until you stop; without PATH those that were set up',
        ),
      ),
    importPaths,
  )
}

async function importPaths(
  run: Run,
  paths: string[],
  options: { channel: 'file_drop' | 'mail' | 'handover'; watch?: boolean },
): Promise<void> {
  if (paths.length === 0 && options.watch !== true) throw badInput('PATH')
  for (const path of paths) await mustExist(path)
  await withVault(run, async vault => {
    if (options.watch === true) {
      await watchPaths(run, vault, paths)
      return
    }
    const { client, give, signal } = vault
    const events = await client.signals.import({ grant: give(paths), channel: options.channel }, { signal })
    for await (const event of events) showImport(run, event)
  })
}

/** Until it is interrupted. Sources stay where they are: `folder discard` deletes those of folders that were set up. */
async function watchPaths(run: Run, { client, give, signal }: OpenVault, paths: readonly string[]): Promise<void> {
  const events = await client.dropFolders.watch(paths.length === 0 ? {} : { grant: give(paths) }, { signal })
  for await (const event of events) {
    if (event.type !== 'watching') showImport(run, event)
    else if (event.offered > 0)
      run.out.hint(
        run.t(
          `${event.offered} bronbestanden staan nog in de map en zijn veilig in de kluis: "schakel folder discard" verwijdert ze.`,
          `${event.offered} source files still lie in the folder and are safe in the vault: "schakel folder discard" deletes them.`,
        ),
      )
  }
}

export function showImport(run: Run, event: ImportEvent): void {
  const { out } = run
  switch (event.type) {
    case 'started':
    case 'afterwork':
      return
    case 'unit':
      showUnit(run, event.unit)
      return
    case 'progress':
      out.progress(event.done, event.total)
      return
    case 'summary':
      showSummary(run, event.summary)
      if (event.summary.quarantined + event.summary.refused > 0) run.exit(3)
      return
    default:
      unreachable(event)
  }
}

/** Whoever stops a command ends it: there is nothing that was not read to tell. */
function showSummary(run: Run, { notRead: _none, isPaused: _never, ...summary }: ImportSummary): void {
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
