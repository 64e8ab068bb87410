/** What a mention says, each with its origin (R19, R23). */
import { Option, type Command } from 'commander'
import { Polarity, Property, type StatementRow } from '../../../src/contract/entities.ts'
import type { z } from 'zod'
import { does, type Cli } from '../define.ts'
import { signalId } from '../find-ids.ts'
import { withVault, type Run } from '../run.ts'
import { formatGrade } from '../words.ts'

export function addStatementCommands(program: Command, cli: Cli): void {
  const { t } = cli
  const statement = program
    .command('statement')
    .description(
      t('beweringen: wat een vermelding zegt, met haar herkomst', 'statements: what a mention says, with its origin'),
    )
  does(
    cli,
    statement
      .command('add')
      .argument('<MENTION>')
      .description(t('leg een bewering vast', 'record a statement'))
      .addOption(
        new Option('--property <CODE>', t('waarover', 'about what')).choices(Property.options).makeOptionMandatory(),
      )
      .requiredOption('--value <TEXT>', t('wat er gezegd wordt', 'what is said'))
      .option(
        '--date <EDTF>',
        t('datum, zo onzeker als hij is (2016-10-08~)', 'date, as uncertain as it is (2016-10-08~)'),
      )
      .option('--origin <ID>', t('herkomst; anders die van het signaal', 'origin; else that of the signal'))
      .addOption(
        new Option('--polarity <CODE>', t('steunt of spreekt tegen', 'supports or contradicts'))
          .choices(Polarity.options)
          .default('supports'),
      )
      .option('--first-hand', t('zelf waargenomen', 'observed first-hand')),
    add,
  )
  does(
    cli,
    statement
      .command('list')
      .description(
        t('de beweringen van een signaal, vermelding of entiteit', 'the statements of a signal, mention or entity'),
      )
      .option('--signal <ID>', t('signaal', 'signal'))
      .option('--mention <ID>', t('vermelding', 'mention'))
      .option('--entity <ID>', t('persoon of ding', 'person or thing')),
    list,
  )
  does(
    cli,
    statement
      .command('withdraw')
      .argument('<ID>')
      .description(t('trek een bewering in', 'withdraw a statement'))
      .requiredOption('--why <TEXT>', t('reden', 'reason')),
    withdraw,
  )
  does(
    cli,
    statement
      .command('grade')
      .argument('<ID>')
      .description(t('waardeer één bewering (4x4)', 'grade one statement (4x4)'))
      .addOption(new Option('--source <A-X>', t('bron', 'source')).choices(['A', 'B', 'C', 'X']).makeOptionMandatory())
      .addOption(
        new Option('--information <1-4>', t('informatie', 'information'))
          .choices(['1', '2', '3', '4'])
          .makeOptionMandatory(),
      )
      .requiredOption('--why <TEXT>', t('reden', 'reason')),
    grade,
  )
}

export function showStatements({ out, t }: Run, rows: readonly StatementRow[]): void {
  out.table(
    'statement',
    rows,
    [
      { head: 'Id', of: s => s.id },
      { head: t('Signaal', 'Signal'), of: s => s.signalNumber },
      { head: t('Over', 'About'), of: s => s.property },
      {
        head: t('Waarde', 'Value'),
        of: s => [s.value, s.edtf === null || s.edtf === s.value ? '' : `(${s.edtf})`].filter(Boolean).join(' '),
      },
      { head: t('Steunt', 'Supports'), of: s => s.polarity },
      { head: t('Herkomst', 'Origin'), of: s => s.root },
      { head: t('Waardering', 'Grade'), of: s => formatGrade(s.grade) ?? t('nog niet beoordeeld', 'not graded yet') },
    ],
    t('Geen beweringen.', 'No statements.'),
  )
}

interface Added {
  readonly property: z.infer<typeof Property>
  readonly value: string
  readonly date?: string
  readonly origin?: string
  readonly polarity: z.infer<typeof Polarity>
  readonly firstHand?: true
}

async function add(run: Run, mention: string, o: Added): Promise<void> {
  await withVault(run, async ({ client }) => {
    showStatements(run, [
      await client.statements.add({
        mention,
        property: o.property,
        value: o.value,
        edtf: o.date,
        origin: o.origin,
        polarity: o.polarity,
        firstHand: o.firstHand === true,
      }),
    ])
  })
}

async function list(run: Run, o: { signal?: string; mention?: string; entity?: string }): Promise<void> {
  await withVault(run, async vault => {
    const signal = o.signal === undefined ? undefined : await signalId(vault, o.signal)
    showStatements(run, await vault.client.statements.list({ signal, mention: o.mention, entity: o.entity }))
  })
}

async function withdraw(run: Run, statement: string, o: { why: string }): Promise<void> {
  await withVault(run, async ({ client }) =>
    run.out.summary(
      await client.statements.withdraw({ statement, because: o.why }),
      run.t('Ingetrokken.', 'Withdrawn.'),
    ),
  )
}

async function grade(
  run: Run,
  statement: string,
  o: { source: 'A' | 'B' | 'C' | 'X'; information: '1' | '2' | '3' | '4'; why: string },
): Promise<void> {
  await withVault(run, async ({ client }) =>
    run.out.summary(
      await client.signals.gradeStatement({ statement, source: o.source, information: o.information, because: o.why }),
      run.t(`Gewaardeerd: ${o.source}${o.information}.`, `Graded: ${o.source}${o.information}.`),
    ),
  )
}
