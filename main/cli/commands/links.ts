/** Ties between persons and things, each resting on statements; paths, pictures and exchange files of them. */
import { Option, type Command } from 'commander'
import type { Connection, TieRow } from '../../../src/contract/links.ts'
import { does, type Cli } from '../define.ts'
import { signalId } from '../find-ids.ts'
import { writeNew } from '../files.ts'
import { withVault, type Run } from '../run.ts'
import { parentOf } from './entities.ts'
import { purposeOf } from './search.ts'

interface Parent {
  readonly case?: string
  readonly signal?: string
  readonly entity?: string
}
interface Purposeful extends Parent {
  readonly purpose?: string
  readonly reference?: string
}

export function addLinkCommands(program: Command, cli: Cli): void {
  const { t } = cli
  const link = program.command('link').description(t('relaties, elk op een bewering', 'relations, each on a statement'))
  const ofParent = (command: Command): Command =>
    command
      .option('--case <ID>', t('zaak', 'case'))
      .option('--signal <ID>', t('signaal', 'signal'))
      .option('--entity <ID>', t('persoon of ding', 'person or thing'))
  const forPurpose = (command: Command): Command =>
    ofParent(command)
      .option('--purpose <CODE>', t('doel', 'purpose'))
      .option('--reference <REF>', t('zaak, signaal of verzoek waarvoor', 'case, signal or request it is for'))
  const why = ['--why <TEXT>', t('reden', 'reason')] as const
  does(
    cli,
    link
      .command('add')
      .argument('<A>')
      .argument('<B>')
      .description(t('leg een relatie vast', 'record a relation'))
      .requiredOption('--type <CODE>', t('soort relatie', 'kind of relation'))
      .option('--signal <ID>', t('het signaal waarin het staat', 'the signal that says it'))
      .option('--statement <ID>', t('de bewering waarop zij rust', 'the statement that it rests on'))
      .option('--from <DATE>', t('van', 'from'))
      .option('--to <DATE>', t('tot en met', 'until'))
      .option('--period <EDTF>', t('datum of periode, zo onzeker als zij is', 'date or period, as uncertain as it is'))
      .option(...why),
    add,
  )
  does(
    cli,
    link
      .command('withdraw')
      .argument('<ID>')
      .description(t('trek een relatie in', 'withdraw a relation'))
      .requiredOption(...why),
    withdraw,
  )
  does(
    cli,
    ofParent(
      link
        .command('list')
        .description(t('relaties van een zaak, signaal of persoon', 'relations of a case, signal or person')),
    ),
    list,
  )
  does(
    cli,
    link
      .command('show')
      .argument('<ID>')
      .description(t('alles waarop een relatie rust', 'everything a relation rests on')),
    show,
  )
  does(
    cli,
    link
      .command('connections')
      .argument('<A>')
      .argument('<B>')
      .description(t('wat twee personen verbindt', 'what connects two persons')),
    connections,
  )
  does(
    cli,
    link
      .command('path')
      .argument('<A>')
      .argument('<B>')
      .description(t('de kortste weg, ten hoogste vier stappen', 'the shortest way, at most four steps')),
    path,
  )
  does(
    cli,
    forPurpose(link.command('export').description(t('uitwisselbestand, met een doel', 'exchange file, for a purpose')))
      .addOption(
        new Option('--format <FORMAT>', t('vorm', 'format'))
          .choices(['ftm', 'graphml', 'gexf', 'csv'])
          .makeOptionMandatory(),
      )
      .option('--out <FILE>', t('nieuw bestand; anders standaarduitvoer', 'new file; else standard output')),
    exportNetwork,
  )
  does(
    cli,
    forPurpose(
      link
        .command('picture')
        .argument('<FILE>')
        .description(t('tekening als SVG, met een doel', 'picture as SVG, for a purpose')),
    ),
    picture,
  )
}

async function add(
  run: Run,
  from: string,
  to: string,
  o: { type: string; signal?: string; statement?: string; from?: string; to?: string; period?: string; why?: string },
): Promise<void> {
  await withVault(run, async vault => {
    const signal = o.signal === undefined ? undefined : await signalId(vault, o.signal)
    const made = await vault.client.links.add({
      type: o.type,
      from,
      to,
      period: periodOf(o),
      signal,
      statement: o.statement,
      because: o.why,
    })
    run.out.summary(made, run.t('Relatie vastgelegd.', 'Relation recorded.'))
  })
}

/** EDTF: one day, or an interval that may be open on one side. */
function periodOf({ from, to, period }: { from?: string; to?: string; period?: string }): string | undefined {
  if (period !== undefined) return period
  if (from === undefined && to === undefined) return undefined
  return from === to ? from : `${from ?? '..'}/${to ?? '..'}`
}

async function withdraw(run: Run, relation: string, o: { why: string }): Promise<void> {
  await withVault(run, async ({ client }) =>
    run.out.summary(await client.links.withdraw({ relation, because: o.why }), run.t('Ingetrokken.', 'Withdrawn.')),
  )
}

function showTies({ out, t, language }: Run, ties: readonly TieRow[]): void {
  out.table(
    'relation',
    ties.map(({ type, ...tie }) => ({ ...tie, relation: type })),
    [
      { head: 'Id', of: r => r.id },
      { head: t('Van', 'From'), of: r => r.from.label },
      { head: t('Relatie', 'Relation'), of: r => r[language] },
      { head: t('Naar', 'To'), of: r => r.to.label },
      { head: t('Wanneer', 'When'), of: r => r.period },
      // R20: origins, never deliveries.
      { head: t('Herkomsten', 'Origins'), of: r => r.origins.length },
      { head: t('Spreekt tegen', 'Against'), of: r => r.contradicting.length || '' },
      { head: t('Hantering', 'Handling'), of: r => r.inherited.handling },
    ],
    t('Geen relaties.', 'No relations.'),
  )
}

async function list(run: Run, o: Parent): Promise<void> {
  await withVault(run, async vault =>
    showTies(run, await vault.client.links.list({ ...(await parentOf(vault, o)), entity: o.entity })),
  )
}

async function show(run: Run, relation: string): Promise<void> {
  const { out, t } = run
  await withVault(run, async ({ client }) => {
    const tie = await client.links.show({ relation })
    showTies(run, [tie])
    for (const s of tie.statements)
      out.say(
        `\n${s.signalNumber}  ${s.quote}\n${t('herkomst', 'origin')} ${s.root}  ${s.grade === null ? t('nog niet beoordeeld', 'not graded yet') : `${s.grade.source}${s.grade.information}`}`,
      )
    for (const c of tie.inherited.conditions) out.say(`${t('voorwaarde', 'condition')} ${c.code}: ${c.text}`)
  })
}

function showConnection({ out, language }: Run, c: Connection): void {
  out.row('connection', c)
  out.say(`${c.between[0].label} – ${c.between[1].label}: ${c[language]} (${c.via.label})`)
}

async function connections(run: Run, left: string, right: string): Promise<void> {
  await withVault(run, async ({ client }) => {
    const found = await client.links.connections({ left, right })
    for (const one of found) showConnection(run, one)
    run.out.summary(
      { count: found.length },
      found.length === 0 ? run.t('Geen verbinding.', 'No connection.') : undefined,
    )
  })
}

async function path(run: Run, left: string, right: string): Promise<void> {
  await withVault(run, async ({ client }) => {
    const { steps } = await client.links.path({ left, right })
    for (const step of steps)
      if (step.type === 'connection') showConnection(run, step.connection)
      else showTies(run, [step.tie])
    run.out.summary(
      { steps: steps.length },
      steps.length === 0 ? run.t('Geen weg gevonden.', 'No way found.') : undefined,
    )
  })
}

async function exportNetwork(
  run: Run,
  o: Purposeful & { format: 'ftm' | 'graphml' | 'gexf' | 'csv'; out?: string },
): Promise<void> {
  const { out, t } = run
  await withVault(run, async vault => {
    const made = await vault.client.links.export({
      ...(await parentOf(vault, o)),
      entity: o.entity,
      purpose: purposeOf(o),
      format: o.format,
    })
    if (o.out !== undefined) await writeNew(o.out, made.text, 0o600)
    else if (out.json) out.row('export', made)
    else run.io.stdout(made.text)
    out.summary(
      { name: made.name, file: o.out ?? null },
      o.out === undefined
        ? undefined
        : t(`Geschreven: ${o.out}. Dit bestand is niet versleuteld.`, `Written: ${o.out}. This file is not encrypted.`),
    )
  })
}

async function picture(run: Run, file: string, o: Purposeful): Promise<void> {
  await withVault(run, async vault => {
    const { svg } = await vault.client.links.picture({
      ...(await parentOf(vault, o)),
      entity: o.entity,
      purpose: purposeOf(o),
      language: run.language,
    })
    await writeNew(file, svg, 0o600)
    run.out.summary(
      { file },
      run.t(`Geschreven: ${file}. Dit bestand is niet versleuteld.`, `Written: ${file}. This file is not encrypted.`),
    )
  })
}
