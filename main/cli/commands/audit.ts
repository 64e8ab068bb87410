/** The log: who did what, when, for which purpose; verified, and signed for keeping elsewhere. */
import type { Command } from 'commander'
import { isSealedFile, judgeCheckpointFile, judgeExtract } from '../../../src/offline.ts'
import { does, each, type Cli } from '../define.ts'
import { badInput } from '../failures.ts'
import { bytesOfFile, textOfFile, writeNew } from '../files.ts'
import { auditorId } from '../find-ids.ts'
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
          'controleer het logboek; met FILE een uittreksel of een bewaard ijkpunt, zonder kluis',
          'verify the log; with FILE an extract or a kept checkpoint, without a vault',
        ),
      )
      .option('--identity <FILE>', t('uw sleutelbestand, voor een uittreksel', 'your key file, for an extract'))
      .option('--out <FILE>', t('schrijf het uittreksel leesbaar weg', 'write the extract down to be read'))
      .option('--checkpoint <FILE>', t('vergelijk met dit bewaarde ijkpunt', 'hold it against this kept checkpoint'))
      .option('--card <FILE>', t('kaart van wie tekende; herhaalbaar', 'card of who signed; may be repeated'), each),
    verify,
  )
  does(
    cli,
    audit
      .command('extract')
      .description(
        t('uittreksel voor een auditor, verzegeld voor diens kaart', 'extract for an auditor, sealed to that card'),
      )
      .requiredOption('--for <AUDITOR>', t('auditor: naam of id', 'auditor: name or id'))
      .requiredOption('--out <FILE>', t('nieuw bestand', 'new file'))
      .requiredOption('--reason <TEXT>', t('reden', 'reason'))
      .option('--from <N|DATE>', t('vanaf regel of dag', 'from entry or day'))
      .option('--to <N|DATE>', t('tot en met regel of dag', 'up to and including entry or day'))
      .option(
        '--details <LINES>',
        t('geef de bijzonderheden vrij van deze regels: 12,15-18', 'release the details of these lines: 12,15-18'),
      ),
    extract,
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

interface VerifyOptions {
  readonly checkpoint?: string
  readonly card?: string[]
  readonly identity?: string
  readonly out?: string
}

async function verify(run: Run, file: string | undefined, o: VerifyOptions): Promise<void> {
  if (file !== undefined) {
    const bytes = await bytesOfFile(file)
    if (isSealedFile(bytes)) await verifyExtractFile(run, bytes, o)
    else await verifyCheckpointFile(run, bytes, o.card ?? [])
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
      [t('Let op', 'Take note'), found.flags.join(', ')],
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
async function verifyCheckpointFile(run: Run, file: Uint8Array, cards: readonly string[]): Promise<void> {
  const { out, t } = run
  const found = judgeCheckpointFile(file, await filesOf(cards))
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

async function filesOf(paths: readonly string[]): Promise<Uint8Array[]> {
  return await Promise.all(paths.map(async path => await bytesOfFile(path)))
}

/** What an auditor does: no vault, one's own key, and the cards of who may sign. */
async function verifyExtractFile(run: Run, file: Uint8Array, o: VerifyOptions): Promise<void> {
  const { out, t } = run
  if (o.identity === undefined) throw badInput('--identity')
  const { plain, ...found } = await judgeExtract({
    file,
    identities: await textOfFile(o.identity),
    cards: await filesOf(o.card ?? []),
    checkpoints: await filesOf(o.checkpoint === undefined ? [] : [o.checkpoint]),
  })
  if (o.out !== undefined) await writeNew(o.out, plain, 0o600)
  out.item('extract', found, [
    [t('Oordeel', 'Verdict'), found.verdict],
    [t('Bij regel', 'At entry'), found.at],
    [t('Regels', 'Entries'), `${found.from}–${found.to}`],
    [t('Bijzonderheden', 'Details'), found.details],
    [t('Stand', 'Head'), found.headGroups],
    [t('Kluis', 'Vault'), found.vault],
    [t('Ondertekend met', 'Signed with'), found.keyGroups],
    [t('Klok terug bij', 'Clock back at'), found.clockSteps.join(', ')],
    [t('Na het laatste ijkpunt', 'After the last checkpoint'), found.unanchored],
    [t('Let op', 'Take note'), found.flags.join(', ')],
  ])
  if (found.signature === 'UNCHECKED')
    out.hint(
      t(
        'De handtekeningen zijn niet gecontroleerd: geef de kaarten van wie mocht tekenen met --card.',
        'The signatures were not checked: give the cards of who could sign with --card.',
      ),
    )
  const isSound = found.verdict === 'OK'
  out.summary(
    { verdict: found.verdict, signature: found.signature, from: found.from, to: found.to },
    isSound
      ? t('Geen manipulatie aangetoond.', 'No manipulation shown.')
      : t('Dit uittreksel is niet gaaf.', 'This extract is not whole.'),
  )
  if (!isSound) run.exit(5)
}

interface ExtractOptions {
  readonly for: string
  readonly out: string
  readonly reason: string
  readonly from?: string
  readonly to?: string
  readonly details?: string
}

async function extract(run: Run, o: ExtractOptions): Promise<void> {
  const details = linesIn(o.details)
  const bounds = { ...firstOf(o.from), ...lastOf(o.to) }
  await withVault(run, async vault => {
    const auditor = await auditorId(vault, o.for)
    const made = await vault.client.audit.extract({
      auditor,
      grant: vault.give([o.out]),
      because: o.reason,
      details,
      ...bounds,
    })
    run.out.summary(
      { ...made, out: o.out },
      run.t(
        `Uittreksel van regel ${made.from} tot en met ${made.to} geschreven: ${o.out}\n${made.headGroups}`,
        `Extract of entries ${made.from} to ${made.to} written: ${o.out}\n${made.headGroups}`,
      ),
    )
  })
}

/** A line of the log, or a day of the Dutch clock. */
function firstOf(typed: string | undefined): { from?: number; since?: number } {
  if (typed === undefined) return {}
  return /^\d{1,12}$/.test(typed) ? { from: Number(typed) } : { since: startOfDay(typed, '--from') }
}

function lastOf(typed: string | undefined): { to?: number; until?: number } {
  if (typed === undefined) return {}
  return /^\d{1,12}$/.test(typed) ? { to: Number(typed) } : { until: startOfDay(typed, '--to', 1) }
}

function startOfDay(typed: string, field: string, later = 0): number {
  const found = /^(\d{4})-(\d{2})-(\d{2})$/.exec(typed)
  const at = found ? new Date(Number(found[1]), Number(found[2]) - 1, Number(found[3]) + later).getTime() : Number.NaN
  if (Number.isNaN(at)) throw badInput(field)
  return at
}

const mostLines = 10_000

/** `12,15-18` */
function linesIn(typed: string | undefined): number[] {
  if (typed === undefined) return []
  const lines = typed.split(',').flatMap(part => {
    const found = /^\s*(\d{1,9})(?:-(\d{1,9}))?\s*$/.exec(part)
    const first = Number(found?.[1])
    const last = Number(found?.[2] ?? first)
    if (!found || last < first || last - first > mostLines) throw badInput('--details')
    return Array.from({ length: last - first + 1 }, (_, at) => first + at)
  })
  if (lines.length > mostLines) throw badInput('--details')
  return lines
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
