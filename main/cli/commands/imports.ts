/** Imports that were made: the account of each, what is missing, and those that are not over. */
import type { Command } from 'commander'
import type { Coverage, Gap } from '../../../src/contract/imports.ts'
import { does, type Cli } from '../define.ts'
import { importId } from '../find-ids.ts'
import { withVault, type Run } from '../run.ts'
import { formatInstant } from '../words.ts'
import { showImport } from './intake.ts'

export function addImportsCommands(program: Command, cli: Cli): void {
  const { t } = cli
  const imports = program.command('imports').description(t('importen die zijn gedaan', 'imports that were made'))
  const why = t('reden', 'reason')
  does(cli, imports.command('list').description(t('met wat er ontbreekt', 'with what is missing')), list)
  does(
    cli,
    imports
      .command('show')
      .argument('<ID>')
      .description(
        t('hoe ver alles is gelezen, en of alles er is', 'how far everything was read, and whether it is there'),
      ),
    show,
  )
  does(
    cli,
    imports
      .command('accept')
      .argument('<ID>')
      .description(t('aanvaard wat ontbreekt', 'accept what is missing'))
      .requiredOption('--why <TEXT>', why),
    accept,
  )
  does(
    cli,
    imports.command('resume').argument('<ID>').description(t('ga verder waar het ophield', 'carry on where it ended')),
    resume,
  )
  does(
    cli,
    imports
      .command('undo')
      .argument('<ID>')
      .description(
        t(
          'draai een import terug; zonder --why alleen wat er weg zou gaan',
          'take an import back; without --why only what would go',
        ),
      )
      .option('--why <TEXT>', why),
    undo,
  )
  does(cli, imports.command('stop').argument('<ID>').description(t('laat de rest liggen', 'leave the rest')), stop)
}

function stateWords({ t }: Run, state: Coverage['state']): string {
  switch (state) {
    case 'running':
      return t('bezig', 'running')
    case 'paused':
      return t('stilgelegd', 'paused')
    case 'interrupted':
      return t('afgebroken', 'cut short')
    case 'stopped':
      return t('gestopt', 'stopped')
    case 'done':
      return t('klaar', 'done')
  }
}

function gapWords({ t }: Run, { kind, count }: Gap): string {
  switch (kind) {
    case 'files_not_read':
      return t(`${count} bestanden niet gelezen`, `${count} files not read`)
    case 'refused':
      return t(`${count} geweigerd`, `${count} refused`)
    case 'set_aside':
      return t(`${count} in quarantaine`, `${count} in quarantine`)
    case 'not_read':
      return t(`${count} stukken niet gelezen`, `${count} items not read`)
    case 'partly_read':
      return t(`${count} stukken deels gelezen`, `${count} items read in part`)
    case 'pages_not_read':
      return t(`${count} bladzijden zonder tekst`, `${count} pages without text`)
    case 'rows_not_read':
      return t(`${count} regels niet te lezen`, `${count} rows that could not be read`)
    case 'not_stored':
      return t(`${count} stukken ontbreken in de kluis`, `${count} items are missing from the vault`)
  }
}

async function list(run: Run): Promise<void> {
  const { t } = run
  await withVault(run, async ({ client }) => {
    const { rows } = await client.imports.runs({ limit: 200 })
    run.out.table(
      'import',
      rows,
      [
        { head: 'Id', of: r => r.run },
        { head: t('Begonnen', 'Begun'), of: r => formatInstant(r.at) },
        { head: t('Door', 'By'), of: r => r.by },
        { head: t('Toestand', 'State'), of: r => stateWords(run, r.state) },
        { head: t('Ontvangen', 'Received'), of: r => String(r.sum.received) },
        { head: t('Open', 'Open'), of: r => r.open.map(gap => gapWords(run, gap)).join(', ') },
      ],
      t('Er is nog niets ingenomen.', 'Nothing was taken in yet.'),
    )
  })
}

async function show(run: Run, typed: string): Promise<void> {
  const { t } = run
  await withVault(run, async vault => {
    const id = await importId(vault, typed)
    const found = await vault.client.imports.coverage({ run: id })
    const depth = ({ all, fully, partly, not }: Coverage['rows']) =>
      all === 0
        ? null
        : t(
            `${all}: ${fully} helemaal, ${partly} deels, ${not} niet`,
            `${all}: ${fully} fully, ${partly} partly, ${not} not`,
          )
    const kinds = Object.values(found.storage)
    const total = (of: 'expected' | 'stored' | 'erased') => kinds.reduce((sum, kind) => sum + kind[of], 0)
    run.out.item('coverage', found, [
      [t('Toestand', 'State'), stateWords(run, found.state)],
      [
        t('Bestanden', 'Files'),
        found.files.offered === null
          ? null
          : t(
              `${found.files.offered}, waarvan ${found.files.left + found.files.notRead} niet gelezen`,
              `${found.files.offered}, of which ${found.files.left + found.files.notRead} not read`,
            ),
      ],
      [t('Berichten', 'Messages'), depth(found.messages)],
      [t('Documenten', 'Documents'), depth(found.documents)],
      [t('Bijlagen', 'Attachments'), depth(found.attachments)],
      [t('Bladzijden', 'Pages'), depth(found.pages)],
      [t('Regels', 'Rows'), depth(found.rows)],
      [
        t('In de kluis', 'In the vault'),
        t(
          `verwacht ${total('expected')}, aanwezig ${total('stored')}, gewist ${total('erased')}`,
          `expected ${total('expected')}, there ${total('stored')}, erased ${total('erased')}`,
        ),
      ],
      [t('Ontbreekt', 'Missing'), found.gaps.map(gap => gapWords(run, gap)).join('\n') || null],
      [
        t('Aanvaard', 'Accepted'),
        found.accepted && `${found.accepted.by}, ${formatInstant(found.accepted.at)}: ${found.accepted.because}`,
      ],
      [t('Open', 'Open'), found.isOpen ? t('ja', 'yes') : t('nee', 'no')],
    ])
    const lists = (await vault.client.imports.units({ run: id, kinds: ['list'], limit: 200 })).rows.flatMap(
      ({ label, rows }) => (rows === null ? [] : [{ label, ...rows }]),
    )
    if (lists.length === 0) return
    run.out.table(
      'list',
      lists,
      [
        { head: t('Lijst', 'List'), of: r => r.label ?? '' },
        { head: t('Regels', 'Rows'), of: r => String(r.records) },
        { head: t('Overgenomen', 'Taken'), of: r => String(r.taken) },
        { head: t('Al bekend', 'Known'), of: r => String(r.known) },
        { head: t('Niet overgenomen', 'Not taken'), of: r => String(r.notTaken) },
        { head: t('Zonder opmerking', 'No remark'), of: r => String(r.withoutRemark) },
        { head: t('Onleesbaar', 'Unreadable'), of: r => String(r.unreadable) },
      ],
      '',
    )
  })
}

async function accept(run: Run, typed: string, { why }: { why: string }): Promise<void> {
  await withVault(run, async vault => {
    const { decision } = await vault.client.imports.accept({ run: await importId(vault, typed), because: why })
    run.out.summary({ decision }, run.t('Aanvaard; de import is afgerond.', 'Accepted; the import is finished.'))
  })
}

async function resume(run: Run, typed: string): Promise<void> {
  await withVault(run, async vault => {
    const events = await vault.client.imports.resume({ run: await importId(vault, typed) }, { signal: vault.signal })
    for await (const event of events) showImport(run, event)
  })
}

async function undo(run: Run, typed: string, { why }: { why?: string }): Promise<void> {
  const { t } = run
  await withVault(run, async vault => {
    const id = await importId(vault, typed)
    const preview = await vault.client.imports.undoPreview({ run: id })
    for (const { number, because } of preview.stays) {
      run.out.row('stays', { number, because })
      run.out.say(`${t('blijft', 'stays')}  ${number}  ${because.join(', ')}`)
    }
    const { signals, originals, lists, setAside } = preview.goes
    const what = t(
      `${signals} signalen, ${originals} originelen, ${lists} lijsten, ${setAside} in quarantaine`,
      `${signals} signals, ${originals} originals, ${lists} lists, ${setAside} in quarantine`,
    )
    if (why === undefined) {
      run.out.summary({ ...preview.goes, staying: preview.staying }, t(`Weg zou gaan: ${what}.`, `Would go: ${what}.`))
      return
    }
    const { goes, staying } = await vault.client.imports.undo({ run: id, because: why, goes: preview.goes })
    run.out.summary({ ...goes, staying }, t(`Gewist: ${what}.`, `Erased: ${what}.`))
  })
}

async function stop(run: Run, typed: string): Promise<void> {
  await withVault(run, async vault => {
    await vault.client.imports.stop({ run: await importId(vault, typed) })
    run.out.summary({ done: true }, run.t('Gestopt; de rest is niet ingenomen.', 'Stopped; the rest was not taken in.'))
  })
}
