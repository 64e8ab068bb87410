/** Auditors: a key card each and no access to the vault. What they get are sealed extracts of the log (R4). */
import type { Command } from 'commander'
import { does, type Cli } from '../define.ts'
import { textOfFile } from '../files.ts'
import { auditorId } from '../find-ids.ts'
import { withVault, type Run } from '../run.ts'

export function addAuditorCommands(program: Command, cli: Cli): void {
  const { t } = cli
  const auditor = program
    .command('auditor')
    .description(t('auditors: een kaart, geen toegang', 'auditors: a card, no access'))
  does(
    cli,
    auditor
      .command('add')
      .argument('<KEYCARD>')
      .description(t('neem de kaart van een auditor in', "take in an auditor's card")),
    add,
  )
  does(
    cli,
    auditor
      .command('verify')
      .argument('<AUDITOR>')
      .description(
        t(
          'u hebt, als tweede persoon, de twaalf groepen langs een andere weg vergeleken',
          'as a second person, you compared the twelve groups over another channel',
        ),
      )
      .requiredOption('--how <TEXT>', t('hoe en met wie', 'how and with whom')),
    verify,
  )
  does(cli, auditor.command('list').description(t('de auditors', 'the auditors')), list)
  does(
    cli,
    auditor
      .command('remove')
      .argument('<AUDITOR>')
      .description(t('maak hierna niets meer voor deze auditor', 'make nothing for this auditor from now on'))
      .requiredOption('--why <TEXT>', t('reden', 'reason')),
    remove,
  )
}

async function add(run: Run, file: string): Promise<void> {
  const card = await textOfFile(file)
  await withVault(run, async ({ client }) => {
    const made = await client.audit.auditorAdd({ card })
    run.out.summary(
      made,
      [
        run.t(`Auditor opgenomen: ${made.auditor}`, `Auditor taken in: ${made.auditor}`),
        ...made.groups,
        run.t(
          'Een tweede persoon vergelijkt deze groepen langs een andere weg en bevestigt ze met "auditor verify".',
          'A second person compares these groups over another channel and confirms them with "auditor verify".',
        ),
      ].join('\n'),
    )
  })
}

async function verify(run: Run, typed: string, { how }: { how: string }): Promise<void> {
  await withVault(run, async vault => {
    const auditor = await auditorId(vault, typed)
    await vault.client.audit.auditorConfirm({ auditor, how })
    run.out.summary({ auditor, confirmed: true }, run.t('Sleutel bevestigd.', 'Key confirmed.'))
  })
}

async function list(run: Run): Promise<void> {
  const { t } = run
  await withVault(run, async ({ client }) => {
    run.out.table(
      'auditor',
      await client.audit.auditors({}),
      [
        { head: t('Naam', 'Name'), of: a => a.name },
        { head: 'Id', of: a => a.id },
        { head: t('Bevestigd', 'Confirmed'), of: a => (a.confirmed ? t('ja', 'yes') : t('nee', 'no')) },
        { head: t('Groepen', 'Groups'), of: a => a.groups.join(' / ') },
      ],
      t('Geen auditors.', 'No auditors.'),
    )
  })
}

async function remove(run: Run, typed: string, { why }: { why: string }): Promise<void> {
  await withVault(run, async vault => {
    const auditor = await auditorId(vault, typed)
    await vault.client.audit.auditorRemove({ auditor, because: why })
    run.out.summary(
      { auditor, removed: true },
      run.t(
        'Verwijderd. Wat deze auditor al kreeg, blijft voor hem leesbaar.',
        'Removed. What this auditor already got stays readable to them.',
      ),
    )
  })
}
