/** Mentions and notes on exact passages, and typing over what is only a picture. */
import { Option, type Command } from 'commander'
import { z } from 'zod'
import { MentionKind, MentionRole, NoteKind, type MentionRow } from '../../../src/contract/annotation.ts'
import { RecognitionLanguage } from '../../../src/contract/recognition.ts'
import { does, type Cli } from '../define.ts'
import { badInput } from '../failures.ts'
import { signalId } from '../find-ids.ts'
import { textOfFile } from '../files.ts'
import { withVault, type Run } from '../run.ts'

export function addAnnotateCommands(program: Command, cli: Cli): void {
  const { t } = cli
  const annotate = program
    .command('annotate')
    .description(t('vermeldingen en aantekeningen bij een passage', 'mentions and notes on a passage'))
  const exact = ['--exact <TEXT>', t('de woorden zoals ze er staan', 'the words as they stand there')] as const
  const occurrence = [
    '--occurrence <N>',
    t('de hoeveelste keer dat ze er staan', 'which time that they stand there'),
  ] as const
  const role = new Option('--role <ROLE>', t('rol in het signaal (R15)', 'role in the signal (R15)')).choices(
    MentionRole.options,
  )
  const why = ['--why <TEXT>', t('reden', 'reason')] as const
  does(
    cli,
    annotate.command('detect').argument('<SIGNAL>').description(t('stel vermeldingen voor', 'propose mentions')),
    detect,
  )
  does(
    cli,
    annotate.command('list').argument('<SIGNAL>').description(t('vermeldingen en aantekeningen', 'mentions and notes')),
    list,
  )
  does(
    cli,
    annotate
      .command('add')
      .argument('<SIGNAL>')
      .description(t('markeer een vermelding', 'mark a mention'))
      .requiredOption(...exact)
      .addOption(
        new Option('--as <KIND>', t('wat het is', 'what it is')).choices(MentionKind.options).makeOptionMandatory(),
      )
      .option(...occurrence, '1')
      .addOption(role)
      .option(
        '--proposed <TEXT>',
        t('lezing ernaast, bijvoorbeeld 2016-10-08~', 'reading beside it, for instance 2016-10-08~'),
      ),
    add,
  )
  does(
    cli,
    annotate
      .command('reject')
      .argument('<MENTION>')
      .description(t('wijs een voorgestelde vermelding af', 'reject a proposed mention'))
      .option(...why),
    reject,
  )
  does(
    cli,
    annotate
      .command('role')
      .argument('<MENTION>')
      .description(t('leg de rol vast', 'record the role'))
      .addOption(new Option('--role <ROLE>', t('rol', 'role')).choices(MentionRole.options).makeOptionMandatory())
      .option(...why),
    setRole,
  )
  does(
    cli,
    annotate
      .command('note')
      .argument('<SIGNAL>')
      .description(t('schrijf een aantekening bij een passage', 'write a note on a passage'))
      .requiredOption(...exact)
      .requiredOption('--text <TEXT>', t('de aantekening', 'the note'))
      .option(...occurrence, '1')
      .addOption(new Option('--kind <KIND>', t('soort', 'kind')).choices(NoteKind.options).default('note')),
    note,
  )
  does(
    cli,
    annotate
      .command('transcribe')
      .argument('<SIGNAL>')
      .description(t('typ een beeld zonder tekst over (R52)', 'type over a picture without text (R52)'))
      .option('--page <N>', t('bladzijde', 'page'), '1')
      .option('--region <X,Y,W,H>', t('deel van de bladzijde', 'part of the page'))
      .option(
        '--text <FILE>',
        t('bestand met de tekst; anders standaardinvoer', 'file with the text; else standard input'),
      ),
    transcribe,
  )
  does(
    cli,
    annotate
      .command('recognise')
      .argument('<SIGNAL>')
      .description(
        t(
          'laat een beeld zonder tekst lezen; de tekst telt pas na "annotate confirm" (R52)',
          'have a picture without text read; the text counts only after "annotate confirm" (R52)',
        ),
      )
      .option(
        '--languages <CODES>',
        t('talen op het beeld, met komma’s', 'languages on the picture, with commas'),
        'nld',
      ),
    recognise,
  )
  does(
    cli,
    annotate
      .command('confirm')
      .argument('<SIGNAL>')
      .argument('<EXTRACT>')
      .description(
        t(
          'bevestig wat het programma las, zo of verbeterd (R52)',
          'confirm what the program read, as it is or corrected (R52)',
        ),
      )
      .option('--text <FILE>', t('bestand met de verbeterde tekst', 'file with the corrected text')),
    confirmReading,
  )
}

function showMentions({ out, t }: Run, mentions: readonly MentionRow[]): void {
  out.table(
    'mention',
    mentions,
    [
      { head: 'Id', of: m => m.id },
      { head: t('Soort', 'Kind'), of: m => m.kind },
      { head: t('Tekst', 'Text'), of: m => m.surface },
      { head: t('Lezing', 'Reading'), of: m => m.proposed },
      { head: t('Rol', 'Role'), of: m => m.role },
      {
        head: t('Gevonden', 'Found'),
        of: m => (m.found === 'marked' ? t('gemarkeerd', 'marked') : t('voorgesteld', 'proposed')),
      },
    ],
    t('Geen vermeldingen.', 'No mentions.'),
  )
}

function warnOfCitizenNumbers({ out, t }: Run, found: readonly object[]): void {
  if (found.length > 0)
    out.hint(
      t(
        `Er staan ${found.length} nummers die een burgerservicenummer lijken. Die worden geen kenmerk (R38).`,
        `There are ${found.length} numbers that look like a citizen service number. They do not become an identifier (R38).`,
      ),
    )
}

async function detect(run: Run, typed: string): Promise<void> {
  await withVault(run, async vault => {
    const { added, mentions, citizenNumbers } = await vault.client.annotations.detect({
      signal: await signalId(vault, typed),
    })
    showMentions(run, mentions)
    warnOfCitizenNumbers(run, citizenNumbers)
    run.out.summary(
      { added, mentions: mentions.length, citizenNumbers: citizenNumbers.length },
      run.t(`${added} nieuw voorgesteld.`, `${added} newly proposed.`),
    )
  })
}

async function list(run: Run, typed: string): Promise<void> {
  const { out, t } = run
  await withVault(run, async vault => {
    const { mentions, notes, citizenNumbers } = await vault.client.annotations.list({
      signal: await signalId(vault, typed),
    })
    showMentions(run, mentions)
    for (const n of notes)
      out.item('note', n, [
        [n.kind, n.text],
        [t('Bij', 'At'), n.quote],
        [t('Hantering', 'Handling'), n.inherited.handling],
      ])
    warnOfCitizenNumbers(run, citizenNumbers)
    out.summary({ mentions: mentions.length, notes: notes.length, citizenNumbers: citizenNumbers.length })
  })
}

async function add(
  run: Run,
  typed: string,
  o: { exact: string; as: MentionKind; occurrence: string; role?: MentionRole; proposed?: string },
): Promise<void> {
  await withVault(run, async vault => {
    const made = await vault.client.annotations.add({
      signal: await signalId(vault, typed),
      exact: o.exact,
      occurrence: Number(o.occurrence),
      kind: o.as,
      role: o.role,
      proposed: o.proposed,
    })
    showMentions(run, [made])
  })
}

async function reject(run: Run, mention: string, o: { why?: string }): Promise<void> {
  await withVault(run, async ({ client }) =>
    run.out.summary(await client.annotations.reject({ mention, because: o.why }), run.t('Afgewezen.', 'Rejected.')),
  )
}

async function setRole(run: Run, mention: string, o: { role: MentionRole; why?: string }): Promise<void> {
  await withVault(run, async ({ client }) =>
    run.out.summary(
      await client.annotations.setRole({ mention, role: o.role, because: o.why }),
      run.t('Vastgelegd.', 'Recorded.'),
    ),
  )
}

async function note(
  run: Run,
  typed: string,
  o: { exact: string; text: string; occurrence: string; kind: 'note' | 'question' | 'translation' | 'doubt' },
): Promise<void> {
  await withVault(run, async vault => {
    const made = await vault.client.annotations.note({
      signal: await signalId(vault, typed),
      exact: o.exact,
      occurrence: Number(o.occurrence),
      kind: o.kind,
      text: o.text,
    })
    run.out.row('note', made)
    run.out.summary({ note: made.id }, run.t('Aantekening vastgelegd.', 'Note recorded.'))
  })
}

async function transcribe(run: Run, typed: string, o: { page: string; region?: string; text?: string }): Promise<void> {
  const text = o.text === undefined ? await run.io.readInput() : await textOfFile(o.text)
  if (text.trim() === '') throw badInput('--text')
  await withVault(run, async vault => {
    const made = await vault.client.signals.transcribe({
      signal: await signalId(vault, typed),
      page: Number(o.page),
      region: o.region,
      text,
    })
    run.out.summary(made, run.t('Overgetypt en zo aangemerkt.', 'Typed over, and marked so.'))
  })
}

async function recognise(run: Run, typed: string, o: { languages: string }): Promise<void> {
  const languages = z.array(RecognitionLanguage).safeParse(o.languages.split(','))
  if (!languages.success) throw badInput('--languages')
  await withVault(run, async vault => {
    const signal = await signalId(vault, typed)
    for await (const event of await vault.client.signals.recognise({ signal, languages: languages.data })) {
      if (event.type === 'page') continue
      const { texts } = await vault.client.reading.open({ signal })
      const read = texts.find(text => text.extract === event.extract)
      run.out.row('text', {
        extract: event.extract,
        text: read?.text ?? '',
        confidences: read?.recognised?.confidences ?? [],
      })
      run.out.summary(
        { extract: event.extract },
        run.t(
          `Gelezen, nog niet bevestigd:\n\n${read?.text ?? ''}\n\nBevestig met: schakel annotate confirm ${typed} ${event.extract}`,
          `Read, not confirmed yet:\n\n${read?.text ?? ''}\n\nConfirm with: schakel annotate confirm ${typed} ${event.extract}`,
        ),
      )
    }
  })
}

async function confirmReading(run: Run, typed: string, extract: string, o: { text?: string }): Promise<void> {
  await withVault(run, async vault => {
    const signal = await signalId(vault, typed)
    const { texts } = await vault.client.reading.open({ signal })
    const read = texts.find(text => text.extract === extract)
    const text = o.text === undefined ? read?.text.trim() : await textOfFile(o.text)
    if (read === undefined || text === undefined || text.trim() === '') throw badInput('EXTRACT')
    const made = await vault.client.signals.confirmReading({ signal, extract: read.extract, text })
    run.out.summary(made, run.t('Bevestigd; de tekst telt nu mee.', 'Confirmed; the text counts now.'))
  })
}
