/** Every decision, and its reverse: nothing is deleted, an undo is one more decision. */
import type { Command } from 'commander'
import { does, type Cli } from '../define.ts'
import { decisionId, findId, signalId } from '../find-ids.ts'
import { withVault, type OpenVault, type Run } from '../run.ts'
import { formatInstant } from '../words.ts'

export function addDecisionCommands(program: Command, cli: Cli): void {
  const { t } = cli
  const decision = program
    .command('decision')
    .description(t('besluiten en hoe ze terug te draaien zijn', 'decisions and how to undo them'))
  does(
    cli,
    decision
      .command('list')
      .description(t('de besluiten', 'the decisions'))
      .option('--about <ID>', t('alleen over dit signaal of gegeven', 'only about this signal or record')),
    list,
  )
  does(
    cli,
    decision
      .command('undo')
      .argument('<ID>')
      .description(t('draai een besluit terug', 'undo a decision'))
      .requiredOption('--why <TEXT>', t('reden', 'reason')),
    undo,
  )
}

async function list(run: Run, o: { about?: string }): Promise<void> {
  const { t } = run
  await withVault(run, async vault => {
    const about = o.about === undefined ? undefined : await anyId(vault, o.about)
    run.out.table(
      'decision',
      await vault.client.decisions.list({ about, limit: 200 }),
      [
        { head: 'Id', of: d => d.id },
        { head: t('Wanneer', 'When'), of: d => formatInstant(d.at) },
        { head: t('Door', 'By'), of: d => d.by },
        { head: t('Besluit', 'Decision'), of: d => [d.kind, d.value].filter(Boolean).join(' ') },
        { head: t('Geldt', 'In force'), of: d => (d.inForce ? t('ja', 'yes') : t('nee', 'no')) },
        { head: t('Reden', 'Reason'), of: d => d.because },
      ],
      t('Geen besluiten.', 'No decisions.'),
    )
  })
}

/** A number of a signal; of anything else its whole id. */
async function anyId(vault: OpenVault, typed: string): Promise<string> {
  return /^\d{4}-/.test(typed) ? await signalId(vault, typed) : await findId(typed, () => Promise.resolve([]))
}

async function undo(run: Run, typed: string, o: { why: string }): Promise<void> {
  await withVault(run, async vault => {
    run.out.summary(
      await vault.client.decisions.undo({ decision: await decisionId(vault, typed), because: o.why }),
      run.t('Teruggedraaid.', 'Undone.'),
    )
  })
}
