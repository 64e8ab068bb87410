/** What was set aside: looked at as bytes, read again, released or refused. Red codes take a second person. */
import { Option, type Command } from 'commander'
import { TextCharset } from '../../../src/contract/charsets.ts'
import { isErrorCode, textOf } from '../../../src/contract/errors.ts'
import { IMP } from '../../../src/contract/error-codes/intake.ts'
import { draftForSender } from '../../../src/contract/sender-draft.ts'
import { filePasswordOf } from '../secrets.ts'
import { does, type Cli } from '../define.ts'
import { quarantineId } from '../find-ids.ts'
import { withVault, type Run } from '../run.ts'
import { formatInstant, formatSize } from '../words.ts'
import { showUnit } from './intake.ts'

export function addQuarantineCommands(program: Command, cli: Cli): void {
  const { t } = cli
  const quarantine = program.command('quarantine').description(t('wat apart is gezet', 'what was set aside'))
  does(
    cli,
    quarantine.command('list').description(t('wat apart staat, met de reden', 'what is set aside, and why')),
    list,
  )
  does(
    cli,
    quarantine
      .command('show')
      .argument('<ID>')
      .description(t('toon het begin als bytes', 'show the beginning as bytes')),
    show,
  )
  does(
    cli,
    quarantine
      .command('again')
      .argument('<ID>')
      .description(
        t(
          'lees opnieuw; een wachtwoord wordt gevraagd waar het nodig is',
          'read again; asks for a password where one is needed',
        ),
      )
      .option('--password-file <FILE>', t('bestand met het wachtwoord', 'file with the password')),
    again,
  )
  const why = t('reden', 'reason')
  does(
    cli,
    quarantine
      .command('text')
      .argument('<ID>')
      .description(t('neem in als platte tekst', 'take in as plain text'))
      .addOption(
        new Option('--charset <NAME>', t('tekenset', 'character set')).choices(TextCharset.options).default('utf-8'),
      )
      .requiredOption('--why <TEXT>', why),
    asText,
  )
  does(
    cli,
    quarantine
      .command('release')
      .argument('<ID>')
      .description(t('neem toch in', 'take in after all'))
      .requiredOption('--why <TEXT>', why),
    release,
  )
  does(
    cli,
    quarantine
      .command('refuse')
      .argument('<ID>')
      .description(t('weiger', 'refuse'))
      .option('--draft', t('toon een bericht voor de afzender', 'show a message for the sender'))
      .requiredOption('--why <TEXT>', why),
    refuse,
  )
}

async function list(run: Run): Promise<void> {
  const { t } = run
  await withVault(run, async ({ client }) => {
    run.out.table(
      'quarantine',
      await client.quarantine.list({}),
      [
        { head: 'Id', of: e => e.id },
        { head: t('Code', 'Code'), of: e => e.code },
        { head: t('Rood', 'Red'), of: e => (e.red ? t('ja', 'yes') : '') },
        { head: t('Omvang', 'Size'), of: e => formatSize(e.sizeBytes) },
        { head: t('Sinds', 'Since'), of: e => formatInstant(e.at) },
        { head: t('Naam', 'Name'), of: e => e.label },
      ],
      t('Er staat niets apart.', 'Nothing is set aside.'),
    )
  })
}

async function show(run: Run, typed: string): Promise<void> {
  const { t } = run
  await withVault(run, async vault => {
    const e = await vault.client.quarantine.show({ entry: await quarantineId(vault, typed) })
    run.out.item('quarantine', e, [
      ['Id', e.id],
      [t('Naam', 'Name'), e.label],
      [
        t('Reden', 'Why'),
        `${e.code}: ${isErrorCode(e.code) ? textOf(e.code, run.language) : ''}${e.red ? t(' (rood: vraagt een tweede persoon)', ' (red: takes a second person)') : ''}`,
      ],
      [t('Omvang', 'Size'), formatSize(e.sizeBytes)],
      ['SHA-256', e.sha256],
      [t('Begin', 'Beginning'), hexDump(e.excerptHex)],
    ])
  })
}

/** Sixteen bytes a line, with the letters that are letters in ASCII. */
function hexDump(hex: string): string {
  const lines: string[] = []
  for (const part of hex.slice(0, 1_024).match(/.{1,32}/g) ?? []) {
    const bytes = part.match(/../g) ?? []
    const letters = bytes
      .map(byte => Number.parseInt(byte, 16))
      .map(code => (code >= 32 && code < 127 ? String.fromCharCode(code) : '.'))
    lines.push(`${bytes.join(' ').padEnd(48)} ${letters.join('')}`)
  }
  return lines.join('\n')
}

async function again(run: Run, typed: string, o: { passwordFile?: string }): Promise<void> {
  await withVault(run, async vault => {
    const entry = await quarantineId(vault, typed)
    const asked = (await vault.client.quarantine.list({})).find(({ id }) => id === entry)
    const password = asked?.code === IMP.passwordNeeded ? await filePasswordOf(run, o.passwordFile) : undefined
    const outcomes = await vault.client.quarantine.again({ entry, password })
    for (const unit of outcomes) showUnit(run, unit)
    if (outcomes.some(unit => unit.kind === 'quarantined' || unit.kind === 'refused')) run.exit(3)
  })
}

async function asText(run: Run, typed: string, o: { charset: TextCharset; why: string }): Promise<void> {
  const { t } = run
  await withVault(run, async vault => {
    const entry = await quarantineId(vault, typed)
    const done = await vault.client.quarantine.asText({ entry, charset: o.charset, because: o.why })
    if (done.waitingForSecond)
      run.out.summary(
        done,
        t('Vastgelegd; een tweede persoon moet dit ook besluiten.', 'Recorded; a second person must decide this too.'),
      )
    for (const unit of done.units) showUnit(run, unit)
    if (done.units.some(unit => unit.kind === 'quarantined' || unit.kind === 'refused')) run.exit(3)
  })
}

async function release(run: Run, typed: string, { why }: { why: string }): Promise<void> {
  const { t } = run
  await withVault(run, async vault => {
    const done = await vault.client.quarantine.release({ entry: await quarantineId(vault, typed), because: why })
    run.out.summary(
      done,
      done.waitingForSecond
        ? t('Vastgelegd; een tweede persoon moet dit ook besluiten.', 'Recorded; a second person must decide this too.')
        : t('Ingenomen als signaal.', 'Taken in as a signal.'),
    )
  })
}

async function refuse(run: Run, typed: string, o: { why: string; draft?: true }): Promise<void> {
  await withVault(run, async vault => {
    const id = await quarantineId(vault, typed)
    const entry = o.draft && (await vault.client.quarantine.list({})).find(each => each.id === id)
    await vault.client.quarantine.refuse({ entry: id, because: o.why })
    const draft = entry && draftForSender(entry, run.language)
    if (draft !== undefined) run.out.say(`${draft}\n`)
    run.out.summary(
      { refused: true, ...(draft === undefined ? {} : { draft }) },
      run.t('Geweigerd; de bytes zijn weg.', 'Refused; the bytes are gone.'),
    )
  })
}
