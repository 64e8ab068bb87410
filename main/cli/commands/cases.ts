/** Cases: one question, its signals, what speaks for and against. */
import { Option, type Command } from 'commander'
import type { AssessmentPoint, CaseDetail } from '../../../src/contract/cases.ts'
import type { z } from 'zod'
import { does, each, type Cli } from '../define.ts'
import { caseId, findId, signalId } from '../find-ids.ts'
import { withVault, type OpenVault, type Run } from '../run.ts'
import { formatInstant } from '../words.ts'

const steps = ['none', 'ask_source', 'forward', 'help', 'close'] as const

export function addCaseCommands(program: Command, cli: Cli): void {
  const { t } = cli
  const group = program
    .command('case')
    .description(
      t('zaken: één vraag en wat ervoor en ertegen spreekt', 'cases: one question and what speaks for and against'),
    )
  const why = ['--why <TEXT>', t('reden', 'reason')] as const
  does(
    cli,
    group
      .command('new')
      .description(t('open een zaak', 'open a case'))
      .requiredOption('--title <TEXT>', t('titel', 'title'))
      .requiredOption('--question <TEXT>', t('de vraag', 'the question'))
      .option('--purpose <CODE>', t('doel', 'purpose'))
      .option('--ground <CODE>', t('grondslag', 'ground'))
      .option('--review-on <DATE>', t('opnieuw bekijken op', 'review on')),
    open,
  )
  does(cli, group.command('list').description(t('de zaken die u mag zien', 'the cases that you may see')), list)
  does(cli, group.command('show').argument('<ID>').description(t('alles van één zaak', 'everything of one case')), show)
  does(
    cli,
    group
      .command('add')
      .argument('<ID>')
      .argument('<SIGNAL>')
      .description(t('voeg een signaal toe', 'add a signal'))
      .requiredOption(...why),
    add,
  )
  does(
    cli,
    group
      .command('remove')
      .argument('<ID>')
      .argument('<SIGNAL>')
      .description(t('haal een signaal eruit', 'take a signal out'))
      .requiredOption(...why),
    remove,
  )
  does(
    cli,
    group
      .command('share')
      .argument('<ID>')
      .description(t('deel met een collega', 'share with a colleague'))
      .requiredOption('--with <NAME>', t('naam of id van de gebruiker', 'name or id of the user')),
    share,
  )
  does(
    cli,
    group
      .command('assess')
      .argument('<ID>')
      .description(
        t(
          'leg een beoordeling vast, met ten minste één andere verklaring',
          'record an assessment, with at least one other explanation',
        ),
      )
      .requiredOption('--question <TEXT>', t('de vraag', 'the question'))
      .requiredOption(
        '--conclusion <TEXT>',
        t('wat de informatie zegt, niet over de persoon', 'what the information says, not about the person'),
      )
      .addOption(new Option('--next <STEP>', t('volgende stap', 'next step')).choices(steps).makeOptionMandatory())
      .option('--for <TEXT>', t('spreekt ervoor; herhaalbaar', 'speaks for; may be repeated'), each)
      .option('--against <TEXT>', t('spreekt ertegen; herhaalbaar', 'speaks against; may be repeated'), each)
      .option('--alternative <TEXT>', t('andere verklaring; herhaalbaar', 'other explanation; may be repeated'), each)
      .option('--unknown <TEXT>', t('wat niet bekend is; herhaalbaar', 'what is not known; may be repeated'), each),
    assess,
  )
  does(
    cli,
    group
      .command('close')
      .argument('<ID>')
      .description(t('sluit een zaak', 'close a case'))
      .requiredOption(...why),
    close,
  )
}

async function open(
  run: Run,
  o: { title: string; question: string; purpose?: string; ground?: string; reviewOn?: string },
): Promise<void> {
  await withVault(run, async ({ client }) => {
    const made = await client.cases.new({
      title: o.title,
      question: o.question,
      purpose: o.purpose,
      ground: o.ground,
      reviewOn: o.reviewOn,
    })
    run.out.summary(made, run.t(`Zaak ${made.number} geopend.`, `Case ${made.number} opened.`))
  })
}

async function list(run: Run): Promise<void> {
  const { t } = run
  await withVault(run, async ({ client }) => {
    run.out.table(
      'case',
      await client.cases.list({}),
      [
        { head: t('Nummer', 'Number'), of: c => c.number },
        { head: t('Toestand', 'State'), of: c => c.state },
        { head: t('Geopend', 'Opened'), of: c => formatInstant(c.openedAt) },
        { head: t('Titel', 'Title'), of: c => c.title },
      ],
      t('Geen zaken.', 'No cases.'),
    )
  })
}

async function show(run: Run, typed: string): Promise<void> {
  await withVault(run, async vault => {
    const detail = await vault.client.cases.show({ case: await caseId(vault, typed) })
    run.out.item('case', detail, linesOf(run, detail))
  })
}

function linesOf({ t }: Run, c: CaseDetail): [string, string | null | undefined][] {
  const points = (side: string): string =>
    (c.assessment?.points ?? [])
      .filter(p => p.side === side)
      .map(p => p.text)
      .join('\n')
  return [
    [t('Nummer', 'Number'), c.number],
    [t('Titel', 'Title'), c.title],
    [t('Vraag', 'Question'), c.question],
    [t('Toestand', 'State'), c.state],
    [t('Doel', 'Purpose'), c.purpose],
    [t('Grondslag', 'Ground'), c.ground],
    [t('Geopend', 'Opened'), formatInstant(c.openedAt)],
    [t('Opnieuw bekijken', 'Review on'), c.reviewOn],
    [t('Leden', 'Members'), c.members.map(m => m.name).join(', ')],
    [t('Signalen', 'Signals'), c.signals.map(s => `${s.number}  ${s.state}  ${s.title}`).join('\n')],
    // R20: what counts is origins.
    [
      t('Herkomsten', 'Origins'),
      t(`${c.origins} (uit ${c.deliveries} ontvangsten)`, `${c.origins} (from ${c.deliveries} deliveries)`),
    ],
    [t('Spreekt ervoor', 'For'), points('for')],
    [t('Spreekt ertegen', 'Against'), points('against')],
    [t('Andere verklaring', 'Other explanation'), points('alternative')],
    [t('Niet bekend', 'Not known'), points('unknown')],
    [t('Beoordeling', 'Assessment'), c.assessment?.conclusion],
    [t('Volgende stap', 'Next step'), c.assessment?.nextStep],
  ]
}

async function onCase(
  run: Run,
  typed: string,
  sentence: string,
  work: (vault: OpenVault, id: string) => Promise<object>,
): Promise<void> {
  await withVault(run, async vault => run.out.summary(await work(vault, await caseId(vault, typed)), sentence))
}

async function add(run: Run, typed: string, signal: string, o: { why: string }): Promise<void> {
  await onCase(
    run,
    typed,
    run.t('Toegevoegd.', 'Added.'),
    async (vault, id) =>
      await vault.client.cases.add({ case: id, signal: await signalId(vault, signal), because: o.why }),
  )
}

async function remove(run: Run, typed: string, signal: string, o: { why: string }): Promise<void> {
  await onCase(
    run,
    typed,
    run.t('Eruit gehaald.', 'Taken out.'),
    async (vault, id) =>
      await vault.client.cases.remove({ case: id, signal: await signalId(vault, signal), because: o.why }),
  )
}

async function share(run: Run, typed: string, o: { with: string }): Promise<void> {
  await onCase(run, typed, run.t('Gedeeld.', 'Shared.'), async ({ client }, id) => {
    const user = await findId(o.with, async () =>
      (await client.users.colleagues({})).map(u => ({ id: u.id, number: u.name })),
    )
    return await client.cases.share({ case: id, user })
  })
}

interface Assessment {
  readonly question: string
  readonly conclusion: string
  readonly next: (typeof steps)[number]
  readonly for?: string[]
  readonly against?: string[]
  readonly alternative?: string[]
  readonly unknown?: string[]
}

async function assess(run: Run, typed: string, o: Assessment): Promise<void> {
  const points = (['for', 'against', 'alternative', 'unknown'] as const).flatMap(side =>
    (o[side] ?? []).map((text): z.input<typeof AssessmentPoint> => ({ side, text })),
  )
  await onCase(
    run,
    typed,
    run.t('Beoordeling vastgelegd.', 'Assessment recorded.'),
    async ({ client }, id) =>
      await client.cases.assess({ case: id, question: o.question, nextStep: o.next, conclusion: o.conclusion, points }),
  )
}

async function close(run: Run, typed: string, o: { why: string }): Promise<void> {
  await onCase(
    run,
    typed,
    run.t('Gesloten.', 'Closed.'),
    async ({ client }, id) => await client.cases.close({ case: id, because: o.why }),
  )
}
