/** Which signals repeat one origin: proposed with reasons, decided by a person (R19–R23). */
import { Option, type Command } from 'commander'
import { does, type Cli } from '../define.ts'
import { signalId } from '../find-ids.ts'
import { withVault, type Run } from '../run.ts'

const ways = ['own_observation', 'told_by_person', 'document', 'open_source', 'derived', 'unknown'] as const

export function addOriginCommands(program: Command, cli: Cli): void {
  const { t } = cli
  const origin = program
    .command('origin')
    .description(t('herkomst: wie het eerst zag of zei', 'origins: who saw or said it first'))
  const why = ['--why <TEXT>', t('reden', 'reason')] as const
  does(
    cli,
    origin
      .command('proposals')
      .argument('[SIGNAL]')
      .description(t('signalen die misschien één herkomst hebben', 'signals that may have one origin')),
    proposals,
  )
  does(
    cli,
    origin
      .command('same')
      .argument('<A>')
      .argument('<B>')
      .description(t('twee signalen herhalen één herkomst', 'two signals repeat one origin'))
      .requiredOption(...why),
    same,
  )
  does(
    cli,
    origin
      .command('set')
      .argument('<STATEMENT>')
      .argument('<ORIGIN>')
      .description(t('de herkomst van één bewering', 'the origin of one statement'))
      .requiredOption(...why),
    set,
  )
  does(
    cli,
    origin
      .command('describe')
      .argument('<SIGNAL>')
      .description(t('beschrijf de herkomst', 'describe the origin'))
      .requiredOption(
        '--label <TEXT>',
        t('omschrijving, zonder naam van een melder', 'description, without the name of a reporter'),
      )
      .addOption(
        new Option('--how <CODE>', t('hoe bekend geworden', 'how it became known')).choices(ways).makeOptionMandatory(),
      )
      .option('--on <DATE>', t('wanneer', 'when'))
      .option('--protected', t('de bron is beschermd', 'the source is protected')),
    describe,
  )
}

async function proposals(run: Run, typed: string | undefined): Promise<void> {
  const { t } = run
  await withVault(run, async vault => {
    const signal = typed === undefined ? undefined : await signalId(vault, typed)
    const found = await vault.client.origins.proposals({ signal })
    run.out.table(
      'origin_proposal',
      found,
      [
        { head: t('Signaal', 'Signal'), of: p => p.leftNumber },
        { head: t('Signaal', 'Signal'), of: p => p.rightNumber },
        { head: t('Redenen', 'Reasons'), of: p => p.reasons.join(', ') },
      ],
      t('Geen voorstellen.', 'No proposals.'),
    )
    for (const { leftNumber, rightNumber, passages } of found) {
      const width = Math.max(leftNumber.length, rightNumber.length)
      for (const { left, right } of passages) {
        run.out.say('')
        run.out.say(`${leftNumber.padEnd(width)}  ${quoted(left.quote)}`)
        run.out.say(`${rightNumber.padEnd(width)}  ${quoted(right.quote)}`)
      }
    }
  })
}

/** On one line, however the message broke it. */
function quoted(words: string): string {
  return `“${words.replaceAll(/\s+/g, ' ')}”`
}

async function same(run: Run, a: string, b: string, o: { why: string }): Promise<void> {
  await withVault(run, async vault => {
    const done = await vault.client.origins.same({
      left: await signalId(vault, a),
      right: await signalId(vault, b),
      because: o.why,
    })
    run.out.summary(done, run.t('Vastgelegd: één herkomst.', 'Recorded: one origin.'))
  })
}

async function set(run: Run, statement: string, origin: string, o: { why: string }): Promise<void> {
  await withVault(run, async ({ client }) => {
    run.out.summary(await client.origins.set({ statement, origin, because: o.why }), run.t('Vastgelegd.', 'Recorded.'))
  })
}

async function describe(
  run: Run,
  typed: string,
  o: { label: string; how: (typeof ways)[number]; on?: string; protected?: true },
): Promise<void> {
  await withVault(run, async vault => {
    const made = await vault.client.origins.describe({
      signal: await signalId(vault, typed),
      label: o.label,
      acquiredHow: o.how,
      acquiredOn: o.on,
      protected: o.protected === true,
    })
    run.out.summary(made, run.t('Vastgelegd.', 'Recorded.'))
  })
}
