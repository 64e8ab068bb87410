/** The log: who did what, when, for which purpose; verified, and signed for keeping elsewhere. */
import type { Command } from 'commander'
import { judgeCheckpointFile } from '../../../src/offline.ts'
import { does, each, type Cli } from '../define.ts'
import { badInput } from '../failures.ts'
import { bytesOfFile, textOfFile, writeNew } from '../files.ts'
import { withVault, type Run } from '../run.ts'
import { formatInstant } from '../words.ts'

export function addAuditCommands(program: Command, cli: Cli): void {
  const { t } = cli
  const audit = program.command('audit').description(t('het logboek', 'the log'))
  does(
    cli,
    audit
      .command('list')
      .description(t('regels van het logboek', 'entries of the log'))
      .option('--from <N>', t('vanaf regel', 'from entry'), '1')
      .option('--limit <N>', t('ten hoogste zoveel', 'at most this many'), '100')
      .option('--about <ID>', t('alleen over dit gegeven', 'only about this record'))
      .option(
        '--details',
        t('met bijzonderheden; voor de privacyfunctionaris', 'with details; for the privacy officer'),
      )
      .option('--reason <TEXT>', t('reden voor de bijzonderheden', 'reason for the details')),
    list,
  )
  does(
    cli,
    audit
      .command('verify')
      .argument('[FILE]')
      .description(
        t(
          'controleer het logboek; met FILE een bewaard ijkpunt, zonder kluis',
          'verify the log; with FILE a kept checkpoint, without a vault',
        ),
      )
      .option(
        '--checkpoint <FILE>',
        t('vergelijk het logboek met dit bewaarde ijkpunt', 'hold the log against this kept checkpoint'),
      )
      .option(
        '--card <FILE>',
        t('kaart van wie het ijkpunt tekende; herhaalbaar', 'card of who signed the checkpoint; may be repeated'),
        each,
      ),
    verify,
  )
  does(
    cli,
    audit
      .command('checkpoint')
      .description(
        t('teken waar het logboek staat, om elders te bewaren', 'sign where the log stands, to be kept elsewhere'),
      )
      .requiredOption('--out <FILE>', t('nieuw bestand', 'new file')),
    checkpoint,
  )
}

async function list(
  run: Run,
  o: { from: string; limit: string; about?: string; details?: true; reason?: string },
): Promise<void> {
  const { t } = run
  const page = { from: Number(o.from), limit: Number(o.limit) }
  if (o.details === true && o.reason === undefined) throw badInput('--reason')
  await withVault(run, async ({ client }) => {
    const entries =
      o.details === true
        ? await client.audit.details({ ...page, because: o.reason ?? '' })
        : await client.audit.list({ ...page, about: o.about })
    run.out.table(
      'entry',
      entries,
      [
        { head: t('Nr', 'No'), of: e => e.n },
        { head: t('Wanneer', 'When'), of: e => formatInstant(e.at) },
        { head: t('Rol', 'Role'), of: e => e.role },
        { head: t('Handeling', 'Act'), of: e => e.act },
        { head: t('Over', 'About'), of: e => e.object },
        { head: t('Doel', 'Purpose'), of: e => e.purpose },
        { head: t('Uitkomst', 'Result'), of: e => e.result },
        { head: t('Aantal', 'Count'), of: e => e.count },
        ...(o.details === true
          ? [{ head: t('Bijzonderheden', 'Details'), of: (e: (typeof entries)[number]) => e.detail }]
          : []),
      ],
      t('Geen regels.', 'No entries.'),
    )
  })
}

async function verify(run: Run, file: string | undefined, o: { checkpoint?: string; card?: string[] }): Promise<void> {
  if (file !== undefined) {
    await verifyFile(run, file, o.card ?? [])
    return
  }
  const { out, t } = run
  const checkpoint = o.checkpoint === undefined ? undefined : await textOfFile(o.checkpoint)
  await withVault(run, async ({ client }) => {
    const found = await client.audit.verify({ checkpoint })
    out.item('log', found, [
      [t('Oordeel', 'Verdict'), found.verdict],
      [t('Bij regel', 'At entry'), found.at],
      [t('Regels', 'Entries'), found.count],
      [t('Stand', 'Head'), found.headGroups],
      [t('Klok terug bij', 'Clock back at'), found.clockSteps.join(', ')],
      [t('Na het laatste ijkpunt', 'After the last checkpoint'), found.unanchored],
    ])
    out.summary(
      { verdict: found.verdict, count: found.count },
      found.verdict === 'OK'
        ? t('Geen manipulatie aangetoond.', 'No manipulation shown.')
        : t('Het logboek is niet gaaf.', 'The log is not whole.'),
    )
    if (found.verdict !== 'OK') run.exit(5)
  })
}

/** Of a checkpoint alone one can say whether it has its form and who signed it; whether the log lies on it, only the vault can. */
async function verifyFile(run: Run, file: string, cards: readonly string[]): Promise<void> {
  const { out, t } = run
  const found = judgeCheckpointFile(
    await bytesOfFile(file),
    await Promise.all(cards.map(async card => await bytesOfFile(card))),
  )
  out.item('checkpoint', found, [
    [t('Oordeel', 'Verdict'), found.verdict],
    [t('Regels', 'Entries'), found.count],
    [t('Stand', 'Head'), found.headGroups],
    [t('Getekend op', 'Signed on'), formatInstant(found.at)],
    [t('Sleutel', 'Key'), found.keyGroups],
  ])
  const sentence = {
    OK: t('De handtekening is goed.', 'The signature is good.'),
    UNCHECKED: t(
      'De vorm is goed; de handtekening is niet gecontroleerd: geef de kaart van wie tekende met --card.',
      'The form is good; the signature was not checked: give the card of who signed with --card.',
    ),
    BADSIG: t('De handtekening is niet van een van deze kaarten.', 'The signature is not of one of these cards.'),
  }[found.verdict]
  out.summary({ verdict: found.verdict, count: found.count }, sentence)
  if (found.verdict === 'BADSIG') run.exit(5)
}

async function checkpoint(run: Run, { out: file }: { out: string }): Promise<void> {
  await withVault(run, async ({ client }) => {
    const made = await client.audit.checkpoint({})
    await writeNew(file, made.checkpoint)
    run.out.summary(
      { checkpoint: file, groups: made.groups },
      run.t(`IJkpunt geschreven: ${file}\n${made.groups}`, `Checkpoint written: ${file}\n${made.groups}`),
    )
  })
}
