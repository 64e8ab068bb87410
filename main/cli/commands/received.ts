/** Packets at a recipient, without a vault; and what comes back to the sender. */
import type { Command } from 'commander'
import { isErrorCode, textOf, type ErrorCode, type ExitCode, codes } from '../../../src/contract/errors.ts'
import { openReceived, receiptFor, verifyReceived, type PacketVerdict, type Receiving } from '../../../src/offline.ts'
import { packetReasons, isPacketReason } from '../../../src/contract/error-codes/packets.ts'
import { does, each, type Cli } from '../define.ts'
import { badInput } from '../failures.ts'
import { packetId } from '../find-ids.ts'
import { orInterrupted } from '../io.ts'
import type { Line } from '../output.ts'
import { bytesOfFile, mustExist, textOfFile } from '../files.ts'
import { filesOf, withVault, type Run } from '../run.ts'

interface Given {
  readonly identity: string
  readonly org?: string
  readonly status?: string[]
}

export function addReceivedCommands(packet: Command, cli: Cli): void {
  const { t } = cli
  const reading = (command: Command): Command =>
    command
      .requiredOption('--identity <KEYFILE>', t('uw sleutelbestand', 'your key file'))
      .option(
        '--org <FILE>',
        t(
          'org.skorg van de afzender, vergeleken langs een andere weg',
          'org.skorg of the sender, compared over another channel',
        ),
      )
      .option(
        '--status <FILE>',
        t('later statusbestand of intrekking; herhaalbaar', 'later status or revocation file; may be repeated'),
        each,
      )
  does(
    cli,
    reading(
      packet
        .command('verify')
        .argument('<FILE>')
        .description(
          t('controleer een ontvangen pakket; zonder kluis', 'verify a packet you received; without a vault'),
        ),
    ),
    verify,
  )
  does(
    cli,
    reading(
      packet
        .command('open')
        .argument('<FILE>')
        .description(
          t(
            'controleer en schrijf het pakket zoals het verzegeld is; zonder kluis',
            'verify and write the packet as it was sealed; without a vault',
          ),
        ),
    )
      .requiredOption('--out <DIR>', t('map', 'folder'))
      .option(
        '--under-stamp',
        t('schrijf ook een vervangen of ingetrokken pakket', 'write a superseded or withdrawn packet too'),
      ),
    open,
  )
  const receipt = packet.command('receipt').description(t('ontvangstbevestiging', 'receipt'))
  does(
    cli,
    reading(
      receipt
        .command('make')
        .argument('<FILE>')
        .description(
          t(
            'maak de ontvangstcode, en met een sleutel een ondertekend bewijs; zonder kluis',
            'make the receipt code, and with a key a signed receipt; without a vault',
          ),
        ),
    )
      .option('--sign <KEYFILE>', t('uw ondertekensleutel', 'your signing key'))
      .option('--out <DIR>', t('map voor het ondertekende bewijs', 'folder for the signed receipt'), '.'),
    makeReceipt,
  )
  does(
    cli,
    receipt
      .command('add')
      .argument('<ID>')
      .description(t('neem een ontvangstbevestiging in', 'take a receipt in'))
      .option('--code <CODE>', t('twaalf groepen, zoals voorgelezen', 'twelve groups, as read out'))
      .option('--file <FILE>', t('ondertekend bewijs (SKR-*.age)', 'signed receipt (SKR-*.age)'))
      .option('--telephone', t('telefonisch, zonder code: zwakker', 'by telephone, without code: weaker'))
      .option('--by <FUNCTION>', t('wie belde (functie)', 'who called (function)'))
      .option('--verdict <CODE>', t('ok of een PKT-code', 'ok or a PKT code'), 'ok')
      .option(
        '--date <DATE>',
        t('datum van de ontvanger (UTC); anders vandaag', 'date of the recipient (UTC); else today'),
      ),
    addReceipt,
  )
}

async function receivingOf(path: string, o: Given): Promise<Receiving> {
  const organisation = o.org === undefined ? undefined : await bytesOfFile(o.org, '--org')
  const later: Uint8Array[] = []
  for (const file of o.status ?? []) later.push(await bytesOfFile(file, '--status'))
  await mustExist(path)
  return {
    path,
    identities: await textOfFile(o.identity, '--identity'),
    later,
    ...(organisation ? { organisation } : {}),
  }
}

async function verify(run: Run, file: string, o: Given): Promise<void> {
  const verdict = await orInterrupted(
    run.io.signal,
    verifyReceived(await receivingOf(file, o), filesOf(run), run.io.signal),
  )
  showVerdict(run, verdict)
}

async function open(run: Run, file: string, o: Given & { out: string; underStamp?: true }): Promise<void> {
  const { verdict, folder } = await orInterrupted(
    run.io.signal,
    openReceived(await receivingOf(file, o), o.out, o.underStamp === true, filesOf(run), run.io.signal),
  )
  showVerdict(run, verdict, folder)
}

/** What the reader sees first, before any content (security design §12). */
function showVerdict(run: Run, verdict: PacketVerdict, folder?: string): void {
  const { out, t } = run
  const code = verdict.kind === 'valid' ? 'ok' : verdict.code
  const reason = verdict.kind === 'valid' ? null : verdict.kind === 'stamped' ? verdict.stamp.reason : verdict.reason
  const value =
    verdict.kind === 'refused'
      ? { compare: verdict.compare ?? null, hashes: verdict.hashes ?? null }
      : { ...factsOf(verdict), remarks: verdict.remarks, stamp: verdict.kind === 'stamped' ? verdict.stamp : null }
  out.item('verdict', { verdict: code, reason, ...value, folder: folder ?? null }, [
    [
      t('Oordeel', 'Verdict'),
      `${code}${reason === null ? t(': gaaf, ondertekend en vrijgegeven', ': whole, signed and released') : `: ${sentenceOf(run, code)} ${reasonWords(run, reason)}`}`,
    ],
    ...(verdict.kind === 'refused' ? refusedLines(run, verdict) : factLines(run, verdict)),
    [t('Geschreven', 'Written'), folder],
  ])
  out.summary({ verdict: code, reason, folder: folder ?? null })
  if (code !== 'ok') run.exit(exitOf(code))
}

function exitOf(code: ErrorCode): ExitCode {
  return codes[code].exit
}

function sentenceOf({ language }: Run, code: string): string {
  return isErrorCode(code) ? textOf(code, language, { reason: '' }) : ''
}

function reasonWords({ language }: Run, reason: string): string {
  return isPacketReason(reason) ? `(${packetReasons[reason][language]})` : ''
}

function refusedLines({ t }: Run, { compare, hashes }: Extract<PacketVerdict, { kind: 'refused' }>): Line[] {
  return [
    [t('Zegt te zijn van', 'Says it is of'), compare?.name],
    [t('Vergelijk deze groepen', 'Compare these groups'), compare?.groups],
    [t('Eerder ontvangen', 'Received before'), hashes?.first],
    [t('Nu ontvangen', 'Received now'), hashes?.now],
  ]
}

type Shown = Exclude<PacketVerdict, { kind: 'refused' }>

function factsOf({ verified }: Shown) {
  const { packet, released, organisation, tagmanifest, recipients } = verified
  return {
    id: packet.id,
    number: packet.number,
    version: packet.version,
    sender: packet.sender,
    organisation: { name: organisation.name, groups: organisation.groups },
    recipient: packet.recipient,
    author: released.author.name,
    reviewers: released.reviewers.map(r => r.name),
    releaser: released.releaser.name,
    submitted: released.statement.submitted,
    released: released.release.released,
    expires: packet.expires,
    purpose: packet.purpose,
    ground: packet.ground,
    handling: packet.handling,
    conditions: packet.conditions,
    marking: packet.marking,
    minor: packet.minor,
    coverage: packet.coverage,
    leftOut: redactionsOf(packet.items),
    items: packet.items.map(item => ({
      number: item.number,
      title: item.title,
      grades: item.grades.map(g => `${g.reliability}${g.information}`),
      handling: item.handling,
    })),
    quantumSafe: recipients !== 'classical',
    tagmanifest,
  }
}

function redactionsOf(items: Shown['verified']['packet']['items']): Record<string, number> {
  const sum: Record<string, number> = {}
  for (const { redactions } of items)
    for (const { reason, count } of redactions) sum[reason] = (sum[reason] ?? 0) + count
  return sum
}

function factLines({ t }: Run, shown: Shown): Line[] {
  const f = factsOf(shown)
  const remark = {
    CLOCK: t('vrijgegeven in de toekomst: kijk naar de klok', 'released in the future: look at the clock'),
    STATUS_IGNORED: t('een ouder statusbestand is genegeerd', 'an older status file was ignored'),
    STATUS_OLD: t('het statusbestand is ouder dan 30 dagen', 'the status file is older than 30 days'),
    NOT_QUANTUM_SAFE: t('niet quantumbestendig verzegeld', 'not sealed quantum safe'),
    CMS_NOT_CHECKED: t(
      'een extra handtekening (CMS) is niet gecontroleerd',
      'an extra signature (CMS) was not checked',
    ),
  }
  return [
    [t('Pakket', 'Packet'), `${f.number} (${f.id}), ${t('versie', 'version')} ${f.version}`],
    [t('Van', 'From'), `${f.sender.organisation}, ${f.sender.unit}`],
    [t('Sleutel van', 'Key of'), `${f.organisation.name}\n${f.organisation.groups}`],
    [t('Voor', 'For'), f.recipient.name],
    [t('Opgesteld door', 'Author'), f.author],
    [t('Getoetst door', 'Reviewed by'), f.reviewers.join(', ')],
    [t('Vrijgegeven door', 'Released by'), `${f.releaser}, ${f.released}`],
    [t('Geldig tot', 'Valid until'), f.expires],
    [t('Waarom', 'Why'), f.purpose.text],
    [t('Grondslag', 'Ground'), [f.ground.text, f.ground.ref].filter(Boolean).join(' ')],
    [t('Wat ermee mag', 'What you may do'), [f.handling.code, ...f.handling.limits].join('\n')],
    [t('Voorwaarden', 'Conditions'), f.conditions.map(c => c.text).join('\n')],
    [
      t('Weggelaten', 'Left out'),
      Object.entries(f.leftOut)
        .map(([reason, count]) => `${reason}: ${count}`)
        .join('\n'),
    ],
    [
      t('Onderdelen', 'Items'),
      f.items.map(i => `${i.number}. ${i.title}  ${i.grades.join(' ')}  ${i.handling}`).join('\n'),
    ],
    [t('Niet bekend', 'Not known'), f.coverage.unknowns.join('\n')],
    [t('Let op', 'Mind'), shown.remarks.map(r => remark[r.kind]).join('\n')],
    [
      t('Al geopend op', 'Opened before on'),
      shown.kind === 'stamped' && 'opened' in shown.stamp ? shown.stamp.opened : null,
    ],
  ]
}

async function makeReceipt(run: Run, file: string, o: Given & { sign?: string; out: string }): Promise<void> {
  const { out, t } = run
  const signing = o.sign === undefined ? undefined : { text: await textOfFile(o.sign, '--sign'), folder: o.out }
  const outcome = await orInterrupted(run.io.signal, receiptFor(await receivingOf(file, o), signing, filesOf(run)))
  if (outcome.kind === 'refused') {
    showVerdict(run, outcome.verdict)
    return
  }
  const { receipt } = outcome
  out.item('receipt', receipt, [
    [t('Ontvangstcode', 'Receipt code'), receipt.code],
    [t('Oordeel', 'Verdict'), receipt.verdict],
    [t('Datum (UTC)', 'Date (UTC)'), receipt.date],
    [t('Pakket', 'Packet'), receipt.packet],
    [t('Ondertekend bewijs', 'Signed receipt'), receipt.file],
  ])
}

async function addReceipt(
  run: Run,
  typed: string,
  o: { code?: string; file?: string; telephone?: true; by?: string; verdict: string; date?: string },
): Promise<void> {
  const { t } = run
  const verdict = verdictOf(o.verdict)
  const date = o.date ?? new Date(run.parts.deps?.clock.now() ?? Date.now()).toISOString().slice(0, 10)
  if ([o.code, o.file, o.telephone].filter(one => one !== undefined).length !== 1)
    throw badInput('--code | --file | --telephone')
  if (o.telephone === true && o.by === undefined) throw badInput('--by')
  await withVault(run, async vault => {
    const receipt =
      o.code !== undefined
        ? ({ kind: 'code', code: o.code, verdict, date } as const)
        : o.file !== undefined
          ? ({ kind: 'file', grant: vault.give([o.file]) } as const)
          : ({ kind: 'telephone', function: o.by ?? '', verdict, date } as const)
    const done = await vault.client.packets.receiptAdd({ packet: await packetId(vault, typed), receipt })
    run.out.summary(
      done,
      done.confirmed
        ? t('Ontvangst bevestigd.', 'Receipt confirmed.')
        : t(
            `Vastgelegd (${done.kind === 'telephone' ? 'telefonisch, zonder code' : done.verdict}); de herinnering loopt door.`,
            `Recorded (${done.kind === 'telephone' ? 'by telephone, without code' : done.verdict}); the reminder stays.`,
          ),
    )
  })
}

const verdicts = ['ok', 'PKT-01', 'PKT-02', 'PKT-03', 'PKT-04', 'PKT-05', 'PKT-06', 'PKT-07'] as const

function verdictOf(typed: string): (typeof verdicts)[number] {
  const known = verdicts.find(one => one.toLowerCase() === typed.toLowerCase())
  if (known === undefined) throw badInput('--verdict')
  return known
}
