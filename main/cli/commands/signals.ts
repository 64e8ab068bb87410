/** The register of signals: typing one in, reading, grading, recording what sources say, triage, closing. */
import { Option, type Command } from 'commander'
import { SignalState, type SignalDetail } from '../../../src/contract/signals.ts'
import { InformationGrade, SourceGrade } from '../../../src/contract/shapes.ts'
import { does, each, type Cli } from '../define.ts'
import { allRows, signalId } from '../find-ids.ts'
import { textOfFile, writeNew } from '../files.ts'
import type { Line } from '../output.ts'
import { peopleLines } from '../people-lines.ts'
import { partLines } from '../part-lines.ts'
import { withVault, type Run } from '../run.ts'
import { onSignal } from './on-signal.ts'
import { addSourceCommands } from './sources.ts'
import { formatGrade, formatInstant, formatSize } from '../words.ts'

export function addSignalCommands(program: Command, cli: Cli): void {
  const { t } = cli
  const signal = program
    .command('signal')
    .description(
      t('signalen: lezen, beoordelen, vastleggen wat bronnen zeggen', 'signals: read, judge, record what sources say'),
    )
  const why = ['--why <TEXT>', t('reden', 'reason')] as const
  const from = ['--from <ORG>', t('organisatie (code)', 'organisation (code)')] as const
  does(
    cli,
    signal
      .command('add')
      .description(
        t(
          'typ een signaal in; de tekst komt van standaardinvoer of uit een bestand',
          'type in a signal; its text comes from standard input or a file',
        ),
      )
      .addOption(
        new Option('--channel <CODE>', t('langs welke weg', 'by which way'))
          .choices(['phone', 'desk'])
          .makeOptionMandatory(),
      )
      .option(...from)
      .option('--title <TEXT>', t('titel; anders de eerste regel', 'title; else the first line'))
      .option('--text <FILE>', t('bestand met de tekst', 'file with the text')),
    add,
  )
  does(
    cli,
    signal
      .command('list')
      .description(t('de signalen, de oudste eerst', 'the signals, oldest first'))
      .addOption(
        new Option('--state <STATE...>', t('alleen deze toestanden', 'only these states')).choices(SignalState.options),
      ),
    list,
  )
  does(
    cli,
    signal.command('show').argument('<ID>').description(t('alles van één signaal', 'everything of one signal')),
    show,
  )
  does(
    cli,
    signal
      .command('grade')
      .argument('<ID>')
      .description(t('waardeer bron en informatie (4x4)', 'grade source and information (4x4)'))
      .addOption(
        new Option('--source <A-X>', t('betrouwbaarheid van de bron', 'reliability of the source'))
          .choices(SourceGrade.options)
          .makeOptionMandatory(),
      )
      .addOption(
        new Option('--information <1-4>', t('waarde van de informatie', 'value of the information'))
          .choices(InformationGrade.options)
          .makeOptionMandatory(),
      )
      .addOption(
        new Option('--given-by <WHO>', t('eigen oordeel of dat van de afzender', 'own judgement or the sender’s'))
          .choices(['own', 'sender'])
          .default('own'),
      )
      .requiredOption(...why),
    grade,
  )
  does(
    cli,
    signal
      .command('triage')
      .argument('<ID>')
      .description(t('beantwoord de vragen van de triage', 'answer the questions of triage'))
      .addOption(new Option('--to <STATE>', t('nieuwe toestand', 'new state')).choices(['triage', 'in_case']))
      .option('--kind <CODE>', t('soort signaal', 'kind of signal'))
      .option(
        '--theme <CODE>',
        t('thema; herhaalbaar, de hele verzameling', 'theme; may be repeated, the whole set'),
        each,
      )
      .option('--behaviour <TEXT>', t('wat is gezegd of gedaan', 'what was said or done'))
      .addOption(
        new Option(
          '--help-needed <ANSWER>',
          t('is hulp nodig of gevraagd (R17)', 'is help needed or asked for (R17)'),
        ).choices(['yes', 'no', 'unknown']),
      )
      .addOption(
        new Option(
          '--feedback-wanted <ANSWER>',
          t('wil de melder terugkoppeling', 'does the reporter want feedback'),
        ).choices(['yes', 'no']),
      )
      .option('--feedback-given <TEXT>', t('hoe is teruggekoppeld', 'how feedback was given')),
    triage,
  )
  does(
    cli,
    signal
      .command('close')
      .argument('<ID>')
      .description(t('sluit af, met een reden uit de lijst', 'close, with a reason from the list'))
      .requiredOption('--reason <CODE>', t('reden uit de lijst', 'reason from the list'))
      .requiredOption(...why),
    close,
  )
  does(
    cli,
    signal
      .command('contradicts')
      .argument('<ID>')
      .argument('<OTHER>')
      .description(t('dit signaal spreekt tegen het andere (R16)', 'this signal speaks against the other (R16)'))
      .requiredOption(...why),
    contradicts,
  )
  addSourceCommands(signal, cli)
  does(
    cli,
    signal
      .command('original')
      .argument('<ORIGINAL>')
      .description(t('schrijf een origineel weg zoals het is ontvangen', 'write an original as it was received'))
      .requiredOption('--out <FILE>', t('nieuw bestand', 'new file')),
    original,
  )
}

async function add(
  run: Run,
  options: { channel: 'phone' | 'desk'; from?: string; title?: string; text?: string },
): Promise<void> {
  const text = options.text === undefined ? await run.io.readInput() : await textOfFile(options.text)
  const title = options.title ?? (text.trim().split('\n', 1)[0] ?? '').trim().slice(0, 200)
  await withVault(run, async ({ client }) => {
    const made = await client.signals.add({ channel: options.channel, organisation: options.from, title, text })
    run.out.summary(made, run.t(`Ingeschreven als ${made.number}.`, `Registered as ${made.number}.`))
  })
}

async function list(run: Run, options: { state?: SignalState[] }): Promise<void> {
  const { t } = run
  await withVault(run, async ({ client }) => {
    const rows = await allRows(after => client.signals.list({ states: options.state, after, limit: 200 }))
    run.out.table(
      'signal',
      rows,
      [
        { head: t('Nummer', 'Number'), of: s => s.number },
        { head: t('Toestand', 'State'), of: s => s.state },
        { head: t('Ontvangen', 'Received'), of: s => formatInstant(s.receivedAt) },
        { head: t('Afzender', 'Sender'), of: s => s.sender },
        { head: t('Thema', 'Theme'), of: s => s.themes.join(', ') },
        {
          head: '',
          of: s =>
            [s.minor ? t('minderjarig', 'minor') : '', s.hasText ? '' : t('zonder tekst', 'no text')]
              .filter(Boolean)
              .join(', '),
        },
        { head: t('Titel', 'Title'), of: s => s.title },
      ],
      t('Geen signalen.', 'No signals.'),
    )
  })
}

async function show(run: Run, typed: string): Promise<void> {
  await withVault(run, async vault => {
    const detail = await vault.client.signals.show({ signal: await signalId(vault, typed) })
    run.out.item('signal', detail, linesOf(run, detail))
    for (const e of detail.extracts) {
      const without = run.t(
        '(beeld zonder tekst; typ over met "schakel annotate transcribe")',
        '(picture without text; type it over with "schakel annotate transcribe")',
      )
      run.out.say(`\n${e.name} [${e.reading}]\n${e.hasText ? e.text.trimEnd() : without}`)
    }
  })
}

function linesOf({ t, language }: Run, s: SignalDetail): Line[] {
  const other = (list: readonly { number: string; title: string }[]): string =>
    list.map(o => `${o.number} ${o.title}`).join('\n')
  return [
    [t('Nummer', 'Number'), s.number],
    [t('Titel', 'Title'), s.title],
    [t('Toestand', 'State'), s.state],
    // R16: at the same size, and first.
    [t('Hiertegen spreekt', 'Against this speaks'), other(s.contradictedBy)],
    [t('Spreekt tegen', 'Speaks against'), other(s.contradicts)],
    [t('Minderjarig', 'Minor'), s.minor ? t('ja', 'yes') : ''],
    [t('Ontvangen', 'Received'), formatInstant(s.receivedAt)],
    [t('Verzonden', 'Sent'), s.sentAt],
    [t('Afzender', 'Sender'), s.sender],
    [t('Kenmerk', 'Reference'), s.reference],
    ...peopleLines(s.extracts[0]?.people ?? null, language),
    [t('Weg', 'Way'), s.channel],
    [
      t('Herkomst', 'Origin'),
      `${s.origin.label}${s.origin.organisation === null ? '' : ` (${s.origin.organisation})`}  ${s.origin.root}`,
    ],
    [
      t('Hantering', 'Handling'),
      `${s.handling.code}${s.handling.assumed ? t(' (aangenomen: vraag de bron)', ' (assumed: ask the source)') : ''}, ${s.handling.marking}`,
    ],
    [t('Voorwaarden', 'Conditions'), s.conditions.map(c => [c.code, c.text].filter(Boolean).join(': ')).join('\n')],
    [t('Waardering', 'Grade'), formatGrade(s.grades.own) ?? t('nog niet beoordeeld', 'not graded yet')],
    [t('Waardering afzender', 'Sender’s grade'), formatGrade(s.grades.sender)],
    [t('Soort', 'Kind'), s.kind],
    [t('Thema', 'Theme'), s.themes.join(', ')],
    [t('Gezegd of gedaan', 'Said or done'), s.behaviour],
    [t('Hulp nodig', 'Help needed'), s.help],
    [t('Terugkoppeling', 'Feedback'), s.feedbackWanted],
    [
      t('Ook ontvangen', 'Also received'),
      s.deliveries
        .slice(1)
        .map(d => [formatInstant(d.at), d.organisation, d.channel].filter(Boolean).join(' '))
        .join('\n'),
    ],
    [t('Taken', 'Tasks'), s.tasks.map(k => `${k.dueOn} ${k.what}`).join('\n')],
    [
      t('Originelen', 'Originals'),
      s.originals.map(o => `${o.id}  ${o.name}  ${formatSize(o.sizeBytes)}  ${o.keptAs}`).join('\n'),
    ],
    [t('Delen', 'Parts'), partLines(s.parts, language)],
  ]
}

async function grade(
  run: Run,
  typed: string,
  o: { source: 'A' | 'B' | 'C' | 'X'; information: '1' | '2' | '3' | '4'; givenBy: 'own' | 'sender'; why: string },
): Promise<void> {
  await onSignal(
    run,
    typed,
    run.t(`Gewaardeerd: ${o.source}${o.information}.`, `Graded: ${o.source}${o.information}.`),
    async ({ client }, signal) =>
      await client.signals.grade({
        signal,
        source: o.source,
        information: o.information,
        givenBy: o.givenBy,
        because: o.why,
      }),
  )
}

interface Answers {
  readonly to?: 'triage' | 'in_case'
  readonly kind?: string
  readonly theme?: string[]
  readonly behaviour?: string
  readonly helpNeeded?: 'yes' | 'no' | 'unknown'
  readonly feedbackWanted?: 'yes' | 'no'
  readonly feedbackGiven?: string
}

async function triage(run: Run, typed: string, o: Answers): Promise<void> {
  await withVault(run, async vault => {
    const { state } = await vault.client.signals.triage({
      signal: await signalId(vault, typed),
      kind: o.kind,
      themes: o.theme,
      behaviour: o.behaviour,
      help: o.helpNeeded,
      feedbackWanted: o.feedbackWanted === undefined ? undefined : o.feedbackWanted === 'yes',
      feedbackGiven: o.feedbackGiven,
      to: o.to,
    })
    run.out.summary({ state }, run.t(`Toestand: ${state}.`, `State: ${state}.`))
  })
}

async function close(run: Run, typed: string, o: { reason: string; why: string }): Promise<void> {
  await onSignal(
    run,
    typed,
    run.t('Afgesloten.', 'Closed.'),
    async ({ client }, signal) => await client.signals.close({ signal, reason: o.reason, because: o.why }),
  )
}

async function contradicts(run: Run, typed: string, other: string, o: { why: string }): Promise<void> {
  await onSignal(
    run,
    typed,
    run.t('Vastgelegd.', 'Recorded.'),
    async (vault, signal) =>
      await vault.client.signals.contradicts({ signal, contradicts: await signalId(vault, other), because: o.why }),
  )
}

async function original(run: Run, id: string, o: { out: string }): Promise<void> {
  await withVault(run, async ({ client }) => {
    const { name, bytesBase64 } = await client.signals.original({ original: id })
    await writeNew(o.out, Buffer.from(bytesBase64, 'base64'), 0o600)
    run.out.summary(
      { name, file: o.out },
      run.t(`Geschreven: ${o.out}. Dit bestand is niet versleuteld.`, `Written: ${o.out}. This file is not encrypted.`),
    )
  })
}
