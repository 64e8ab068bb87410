/** Lists of persons: read anew each time and kept nowhere; only rows with a remark are on offer, each taken by hand (R6, R7, R22). */
import type { Command } from 'commander'
import type { ListOffer } from '../../../src/contract/imports.ts'
import { does, type Cli } from '../define.ts'
import { badInput } from '../failures.ts'
import { withVault, type Run } from '../run.ts'

export function addListCommands(program: Command, cli: Cli): void {
  const { t } = cli
  const list = program
    .command('list')
    .description(
      t('lijsten van personen: kies regels met een bijzonderheid', 'lists of persons: choose rows with a remark'),
    )
  does(
    cli,
    list.command('show').argument('<FILE>').description(t('toon de aangeboden regels', 'show the rows on offer')),
    show,
  )
  const chosen = new ChosenRows()
  does(
    cli,
    list
      .command('take')
      .argument('<FILE>')
      .description(t('neem regels over, elk met een thema', 'take rows over, each with a theme'))
      .requiredOption('--row <N>', t('nummer van de regel; herhaalbaar', 'number of the row; may be repeated'), value =>
        chosen.row(value),
      )
      .requiredOption(
        '--theme <CODE>',
        t('thema van de regels ervoor; herhaalbaar', 'theme of the rows before it; may be repeated'),
        value => chosen.theme(value),
      )
      .option(
        '--list <N>',
        t('welke lijst in het bestand (0 is de eerste)', 'which list in the file (0 is the first)'),
        '0',
      ),
    async (run: Run, file: string, options: { list: string }) => await take(run, file, options, chosen),
  )
}

/** `--row 3 --theme a --row 6 --row 12 --theme b`: a theme is of the rows named since the theme before. */
class ChosenRows {
  readonly #rows: { number: string; themes: string[] }[] = []
  #group: { number: string; themes: string[] }[] = []
  #isThemed = false

  row(number: string): string {
    if (this.#isThemed) this.#group = []
    this.#isThemed = false
    const made = { number, themes: [] }
    this.#rows.push(made)
    this.#group.push(made)
    return number
  }

  theme(code: string): string {
    this.#isThemed = true
    for (const row of this.#group) row.themes.push(code)
    return code
  }

  /** Each row with its theme; a row without one is refused. */
  take(): { number: string; themes: string[] }[] {
    const bare = this.#rows.find(row => row.themes.length === 0)
    if (bare) throw badInput(`--theme (--row ${bare.number})`)
    return this.#rows
  }
}

async function show(run: Run, file: string): Promise<void> {
  const { out, t } = run
  await withVault(run, async ({ client, give }) => {
    const lists = await client.signals.listShow({ grant: give([file]) })
    for (const list of lists) showList(run, list)
    out.summary(
      {
        lists: lists.length,
        offered: lists.reduce((sum, l) => sum + l.rows.length, 0),
        malformed: lists.reduce((sum, l) => sum + l.malformed.length, 0),
      },
      lists.length === 0
        ? t('In dit bestand staat geen lijst van personen.', 'There is no list of persons in this file.')
        : undefined,
    )
  })
}

function showList({ out, t }: Run, list: ListOffer): void {
  const { rows, malformed, warnings, remarks: _remarks, ...head } = list
  out.item('list', { ...head, offered: rows.length }, [
    [t('Lijst', 'List'), `${list.index}  ${list.name}`],
    [t('Van', 'Of'), list.listOn],
    [
      t('Regels', 'Rows'),
      t(`${list.records}, waarvan ${rows.length} aangeboden`, `${list.records}, of which ${rows.length} on offer`),
    ],
    ['SHA-256', list.sha256],
  ])
  const names = [...new Set(rows.flatMap(row => Object.keys(row.cells)))]
  out.table(
    'offered',
    rows,
    [
      { head: t('Nr', 'No'), of: row => row.number },
      { head: t('Overgenomen', 'Taken'), of: row => (row.taken === null ? '' : t('al overgenomen', 'taken already')) },
      ...names.map(name => ({ head: name, of: (row: ListOffer['rows'][number]) => row.cells[name] })),
    ],
    t('Geen regels met een bijzonderheid.', 'No rows with a remark.'),
  )
  for (const line of malformed) {
    out.row('malformed', line)
    out.say(
      t(
        `Regel ${line.line} van het bestand is niet te lezen: ${line.columns} kolommen in plaats van ${line.expected}.`,
        `Line ${line.line} of the file cannot be read: ${line.columns} columns instead of ${line.expected}.`,
      ),
    )
  }
  for (const warning of warnings) out.row('warning', warning)
}

async function take(run: Run, file: string, options: { list: string }, chosen: ChosenRows): Promise<void> {
  const { out, t } = run
  const rows = chosen.take()
  const index = Number(options.list)
  await withVault(run, async ({ client, give }) => {
    const { signals } = await client.signals.listTake({ grant: give([file]), index, rows })
    out.table(
      'taken',
      signals,
      [
        { head: t('Regel', 'Row'), of: s => s.row },
        { head: t('Signaal', 'Signal'), of: s => s.number },
      ],
      t('Niets overgenomen.', 'Nothing taken.'),
    )
    out.summary({ signals: signals.length })
  })
}
