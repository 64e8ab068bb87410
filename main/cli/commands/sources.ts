/** What a source says about its own signal: handling, conditions, consent; and the name of a reporter, which is shown to nobody (R26–R29). */
import { Option, type Command } from 'commander'
import { HandlingCode } from '../../../src/contract/shapes.ts'
import { does, type Cli } from '../define.ts'
import { textOfFile } from '../files.ts'
import { signalId } from '../find-ids.ts'
import { withVault, type Run } from '../run.ts'
import { onSignal } from './on-signal.ts'

export function addSourceCommands(signal: Command, cli: Cli): void {
  const { t } = cli
  const why = ['--why <TEXT>', t('reden', 'reason')] as const
  const from = ['--from <ORG>', t('organisatie (code)', 'organisation (code)')] as const
  does(
    cli,
    signal
      .command('handling')
      .argument('<ID>')
      .description(t('leg het antwoord van de bron vast (R26)', 'record the answer of the source (R26)'))
      .addOption(
        new Option('--code <H0-H3>', t('hanteringscode', 'handling code'))
          .choices(HandlingCode.options)
          .makeOptionMandatory(),
      )
      .requiredOption(...from)
      .requiredOption('--function <TEXT>', t('wie antwoordde (functie)', 'who answered (function)'))
      .requiredOption('--how <TEXT>', t('hoe', 'how'))
      .option(...why),
    handling,
  )
  does(
    cli,
    signal
      .command('condition')
      .argument('<ID>')
      .description(t('leg een voorwaarde van de bron vast', 'record a condition of the source'))
      .requiredOption('--code <CODE>', t('code van de voorwaarde', 'code of the condition'))
      .option('--recipient <KIND...>', t('soorten ontvangers', 'kinds of recipients'))
      .option('--purpose <CODE...>', t('doelen', 'purposes'))
      .option('--date <DATE>', t('datum', 'date'))
      .option('--text <TEXT>', t('in woorden', 'in words')),
    condition,
  )
  does(
    cli,
    signal
      .command('consent')
      .argument('<ID>')
      .description(t('leg een toestemming van de bron vast (R28)', 'record a consent of the source (R28)'))
      .requiredOption(...from)
      .requiredOption('--function <TEXT>', t('wie toestemde (functie)', 'who consented (function)'))
      .requiredOption('--on <DATE>', t('datum', 'date'))
      .requiredOption('--how <TEXT>', t('hoe', 'how'))
      .requiredOption('--recipient <KIND...>', t('voor welke ontvangers', 'for which recipients'))
      .option('--purpose <CODE...>', t('voor welke doelen', 'for which purposes'))
      .requiredOption('--evidence <TEXT>', t('waar het stuk ligt', 'where the document is')),
    consent,
  )
  does(
    cli,
    signal
      .command('reporter')
      .argument('<ID>')
      .description(
        t(
          'leg de naam van de melder vast; getoond wordt een alias',
          'record the name of the reporter; an alias is shown',
        ),
      )
      .requiredOption('--name-file <FILE>', t('bestand met de naam', 'file with the name')),
    reporter,
  )
  does(
    cli,
    signal
      .command('reveal')
      .argument('<ID>')
      .description(
        t('toon de naam van de melder; dit wordt vastgelegd', 'show the name of the reporter; this is recorded'),
      )
      .requiredOption(...why),
    reveal,
  )
}

async function handling(
  run: Run,
  typed: string,
  o: { code: 'H0' | 'H1' | 'H2' | 'H3'; from: string; function: string; how: string; why?: string },
): Promise<void> {
  await onSignal(
    run,
    typed,
    run.t(`Hantering ${o.code} vastgelegd.`, `Handling ${o.code} recorded.`),
    async ({ client }, signal) =>
      await client.signals.setHandling({
        signal,
        code: o.code,
        organisation: o.from,
        function: o.function,
        how: o.how,
        because: o.why,
      }),
  )
}

async function condition(
  run: Run,
  typed: string,
  o: { code: string; recipient?: string[]; purpose?: string[]; date?: string; text?: string },
): Promise<void> {
  await onSignal(
    run,
    typed,
    run.t('Voorwaarde vastgelegd.', 'Condition recorded.'),
    async ({ client }, signal) =>
      await client.signals.addCondition({
        signal,
        code: o.code,
        recipientKinds: o.recipient,
        purposes: o.purpose,
        date: o.date,
        text: o.text,
      }),
  )
}

async function consent(
  run: Run,
  typed: string,
  o: {
    from: string
    function: string
    on: string
    how: string
    recipient: string[]
    purpose?: string[]
    evidence: string
  },
): Promise<void> {
  await onSignal(
    run,
    typed,
    run.t('Toestemming vastgelegd.', 'Consent recorded.'),
    async ({ client }, signal) =>
      await client.signals.addConsent({
        signal,
        organisation: o.from,
        function: o.function,
        givenOn: o.on,
        how: o.how,
        recipients: o.recipient,
        purposes: o.purpose,
        evidence: o.evidence,
      }),
  )
}

async function reporter(run: Run, typed: string, o: { nameFile: string }): Promise<void> {
  const name = (await textOfFile(o.nameFile)).trim()
  await withVault(run, async vault => {
    const { alias } = await vault.client.signals.setReporter({ signal: await signalId(vault, typed), name })
    run.out.summary({ alias }, run.t(`Vastgelegd als ${alias}.`, `Recorded as ${alias}.`))
  })
}

async function reveal(run: Run, typed: string, o: { why: string }): Promise<void> {
  await withVault(run, async vault => {
    const { names } = await vault.client.signals.revealReporter({
      signal: await signalId(vault, typed),
      because: o.why,
    })
    run.out.table(
      'reporter',
      names.map(name => ({ name })),
      [{ head: run.t('Melder', 'Reporter'), of: r => r.name }],
      run.t('Geen melder vastgelegd.', 'No reporter recorded.'),
    )
  })
}
