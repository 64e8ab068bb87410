/** Packets: put together item by item, checked against every rule, reviewed and released by others, sealed for one recipient. */
import { mkdir } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { Option, type Command } from 'commander'
import { ItemKind, NoteKind, PacketState, type Blocker, type PacketDetail } from '../../../src/contract/packets.ts'
import { Refused } from '../../../src/contract/errors.ts'
import { does, each, type Cli } from '../define.ts'
import { badInput } from '../failures.ts'
import { allRows, caseId, itemId, packetId, recipientId, signalId } from '../find-ids.ts'
import { withVault, type OpenVault, type Run } from '../run.ts'
import { formatInstant } from '../words.ts'
import { addReceivedCommands } from './received.ts'
import { writeNew } from './users.ts'

const id = '<ID>'

export function addPacketCommands(program: Command, cli: Cli): void {
  const { t } = cli
  const packet = program
    .command('packet')
    .description(
      t(
        'pakketten: samenstellen, toetsen, vrijgeven, verzegelen, openen',
        'packets: compose, review, release, seal, open',
      ),
    )
  const why = ['--why <TEXT>', t('reden', 'reason')] as const
  const recipient = ['--recipient <ID>', t('ontvanger', 'recipient')] as const
  does(
    cli,
    packet
      .command('new')
      .description(t('maak een leeg pakket', 'make an empty packet'))
      .option('--case <ID>', t('zaak', 'case'))
      .requiredOption(...recipient)
      .requiredOption('--purpose <CODE>', t('doel van het pakket', 'purpose of the packet'))
      .requiredOption('--ground <CODE>', t('grondslag', 'ground'))
      .option('--request <REF>', t('kenmerk van het verzoek (R66)', 'reference of the request (R66)'))
      .option('--marking <CODE>', t('rubricering', 'marking'))
      .option('--about <ID>', t('betrokkene', 'person concerned')),
    make,
  )
  does(
    cli,
    packet
      .command('list')
      .description(t('de pakketten', 'the packets'))
      .addOption(
        new Option('--state <STATE...>', t('alleen deze toestanden', 'only these states')).choices(PacketState.options),
      )
      .option('--case <ID>', t('zaak', 'case')),
    list,
  )
  does(
    cli,
    packet.command('show').argument(id).description(t('alles van één pakket', 'everything of one packet')),
    show,
  )
  does(
    cli,
    packet
      .command('add')
      .argument(id)
      .argument('<ITEM>')
      .description(t('neem een onderdeel op', 'add an item'))
      .requiredOption(
        '--need <TEXT>',
        t('waarom deze ontvanger het nodig heeft (R70)', 'why this recipient needs it (R70)'),
      )
      .addOption(new Option('--as <KIND>', t('wat het is', 'what it is')).choices(ItemKind.options).default('signal'))
      .option(
        '--passage <EXTRACT:START-END>',
        t('alleen dit deel; herhaalbaar', 'only this part; may be repeated'),
        each,
      ),
    add,
  )
  does(
    cli,
    packet
      .command('remove')
      .argument(id)
      .argument('<ITEM>')
      .description(t('haal een onderdeel eruit', 'take an item out'))
      .requiredOption(...why),
    remove,
  )
  does(
    cli,
    packet
      .command('note')
      .argument(id)
      .description(
        t(
          'eigen woorden: waar het over gaat, waarom, wat niet bekend is',
          'your own words: what it is about, why, what is not known',
        ),
      )
      .addOption(new Option('--kind <KIND>', t('soort', 'kind')).choices(NoteKind.options).makeOptionMandatory())
      .requiredOption('--text <TEXT>', t('de tekst', 'the text')),
    note,
  )
  does(
    cli,
    packet
      .command('redact')
      .argument(id)
      .description(t('lak tekst weg', 'redact text'))
      .requiredOption('--item <ITEM>', t('nummer of id van het onderdeel', 'number or id of the item'))
      .requiredOption('--reason <CODE>', t('reden uit de lijst', 'reason from the list'))
      .option('--text <TEXT>', t('overal waar deze woorden staan', 'wherever these words stand'))
      .option('--range <PART:START-END>', t('een plaats; herhaalbaar', 'a place; may be repeated'), each),
    redact,
  )
  does(
    cli,
    packet
      .command('unredact')
      .argument('<REDACTION>')
      .description(t('draai een weglakking terug', 'undo a redaction'))
      .requiredOption(...why),
    unredact,
  )
  does(
    cli,
    packet
      .command('check')
      .argument(id)
      .description(
        t('alles wat dit pakket tegenhoudt, en wat het opheft', 'everything that stops this packet, and what lifts it'),
      ),
    check,
  )
  does(
    cli,
    packet
      .command('ground')
      .argument(id)
      .description(
        t(
          'bevestig een grondslag voor dit pakket (coördinator, R65)',
          'confirm a ground for this packet (coordinator, R65)',
        ),
      )
      .requiredOption('--note <TEXT>', t('toelichting, staat op bladzijde 1', 'note, stands on page 1'))
      .option('--ground <CODE>', t('grondslag; anders die van het pakket', 'ground; else that of the packet')),
    ground,
  )
  does(
    cli,
    packet
      .command('request')
      .argument('<RECIPIENT>')
      .description(t('leg een verzoek van een dienst vast (R66)', 'record a request of a service (R66)'))
      .requiredOption('--reference <REF>', t('kenmerk', 'reference'))
      .requiredOption(...why),
    request,
  )
  does(
    cli,
    packet
      .command('submit')
      .argument(id)
      .description(t('dien in voor toetsing', 'submit for review'))
      .option('--days <N>', t('geldigheid in dagen', 'term in days')),
    submit,
  )
  does(
    cli,
    packet
      .command('preview')
      .argument(id)
      .description(
        t(
          'wat de ontvanger zal zien; met --out geopend en weggeschreven',
          'what the recipient will see; opened and written with --out',
        ),
      )
      .option('--out <DIR>', t('map', 'folder')),
    preview,
  )
  does(
    cli,
    packet
      .command('review')
      .argument(id)
      .description(t('u hebt elke bladzijde gezien en tekent', 'you saw every page and sign')),
    review,
  )
  does(
    cli,
    packet
      .command('return')
      .argument(id)
      .description(t('geef terug aan de opsteller', 'return to the author'))
      .requiredOption('--note <TEXT>', t('wat anders moet', 'what must change')),
    giveBack,
  )
  does(
    cli,
    packet
      .command('discard')
      .argument(id)
      .description(t('gooi een concept weg', 'discard a draft'))
      .requiredOption(...why),
    discard,
  )
  does(
    cli,
    packet
      .command('release')
      .argument(id)
      .description(t('geef vrij (niet de opsteller)', 'release (not the author)'))
      .option(...why),
    release,
  )
  does(
    cli,
    packet
      .command('seal')
      .argument(id)
      .description(t('verzegel: één bestand per ontvanger', 'seal: one file for each recipient'))
      .requiredOption('--out <DIR>', t('map', 'folder'))
      .option(
        '--classical-because <TEXT>',
        t('waarom toch met een klassieke sleutel', 'why with a classical key all the same'),
      ),
    seal,
  )
  does(
    cli,
    packet
      .command('deliver')
      .argument(id)
      .description(t('leg vast hoe het is afgegeven', 'record how it was handed over'))
      .requiredOption('--channel <TEXT>', t('langs welke weg', 'by which way')),
    deliver,
  )
  addReceivedCommands(packet, cli)
}

async function make(
  run: Run,
  o: {
    case?: string
    recipient: string
    purpose: string
    ground: string
    request?: string
    marking?: string
    about?: string
  },
): Promise<void> {
  await withVault(run, async vault => {
    const made = await vault.client.packets.new({
      caseId: o.case === undefined ? undefined : await caseId(vault, o.case),
      recipient: await recipientId(vault, o.recipient),
      purpose: o.purpose,
      ground: o.ground,
      requestReference: o.request,
      marking: o.marking,
      aboutEntity: o.about,
    })
    run.out.summary(
      made,
      run.t(`Pakket ${made.number} gemaakt; het is leeg.`, `Packet ${made.number} made; it is empty.`),
    )
  })
}

async function list(run: Run, o: { state?: PacketState[]; case?: string }): Promise<void> {
  const { t } = run
  await withVault(run, async vault => {
    const inCase = o.case === undefined ? undefined : await caseId(vault, o.case)
    const rows = await allRows(after =>
      vault.client.packets.list({ states: o.state, caseId: inCase, after, limit: 200 }),
    )
    run.out.table(
      'packet',
      rows,
      [
        { head: t('Nummer', 'Number'), of: p => p.number },
        { head: t('Toestand', 'State'), of: p => p.state },
        { head: t('Ontvanger', 'Recipient'), of: p => `${p.recipientKind} ${p.recipient}` },
        { head: t('Doel', 'Purpose'), of: p => p.purpose },
        { head: t('Onderdelen', 'Items'), of: p => p.items },
        { head: t('Gemaakt', 'Made'), of: p => formatInstant(p.createdAt) },
      ],
      t('Geen pakketten.', 'No packets.'),
    )
  })
}

async function show(run: Run, typed: string): Promise<void> {
  await withVault(run, async vault => {
    const detail = await vault.client.packets.show({ packet: await packetId(vault, typed) })
    run.out.item('packet', detail, linesOf(run, detail))
    for (const item of detail.contents) {
      const text = item.pieces
        .map(piece => piece.runs.map(r => ('text' in r ? r.text : `[${r.redacted}]`)).join(''))
        .join('\n')
      run.out.say(
        `\n${item.position}. ${item.title} (${item.kind}, ${item.handling})  ${item.id}\n${run.t('nodig', 'needed')}: ${item.need}\n${text}`,
      )
    }
  })
}

function linesOf({ t }: Run, p: PacketDetail): [string, string | null | undefined][] {
  return [
    [t('Nummer', 'Number'), p.number],
    [t('Toestand', 'State'), p.state],
    [t('Teruggegeven', 'Returned'), p.returnedBecause],
    [t('Ontvanger', 'Recipient'), `${p.recipientKind} ${p.recipient}`],
    [
      t('Gaat naar', 'Goes to'),
      p.members
        .map(
          m =>
            `${m.function} (${m.kind}): ${m.ground}${m.groundConfirmed ? t(', bevestigd', ', confirmed') : ''}, ${t('sleutel', 'key')} ${m.key}`,
        )
        .join('\n'),
    ],
    [t('Doel', 'Purpose'), p.purpose],
    [t('Grondslag', 'Ground'), [p.ground, p.requestReference].filter(Boolean).join(' ')],
    [t('Rubricering', 'Marking'), p.marking],
    [t('Opsteller', 'Author'), p.author],
    [t('Getoetst door', 'Reviewed by'), p.reviewers.join(', ')],
    [t('Eigen woorden', 'Notes'), p.notes.map(n => `${n.kind}: ${n.text}`).join('\n')],
    [
      t('Ontvangst', 'Receipts'),
      p.packets
        .flatMap(one =>
          one.receipts.map(r =>
            `${one.recipient}: ${receiptWords(t, r.kind)} ${r.verdict} ${r.date} ${r.function ?? ''}`.trim(),
          ),
        )
        .join('\n'),
    ],
    [
      t('Verstrekt', 'Provided'),
      p.provided.map(r => `${r.recipient}, ${r.ground}, ${r.releasedBy}, ${formatInstant(r.releasedAt)}`).join('\n'),
    ],
  ]
}

function receiptWords(t: Run['t'], kind: 'signed' | 'code' | 'telephone'): string {
  return {
    signed: t('ondertekend', 'signed'),
    code: t('met code', 'by code'),
    telephone: t('telefonisch, zonder code', 'by telephone, without code'),
  }[kind]
}

async function onPacket(
  run: Run,
  typed: string,
  sentence: string,
  work: (vault: OpenVault, packet: string) => Promise<object>,
): Promise<void> {
  await withVault(run, async vault => run.out.summary(await work(vault, await packetId(vault, typed)), sentence))
}

async function add(
  run: Run,
  typed: string,
  item: string,
  o: { need: string; as: ItemKind; passage?: string[] },
): Promise<void> {
  await onPacket(run, typed, run.t('Opgenomen.', 'Added.'), async (vault, packet) => {
    const target = o.as === 'signal' || o.as === 'passages' ? await signalId(vault, item) : item
    const passages = o.passage?.map(rangeOf).map(({ part, start, end }) => ({ extract: part, start, end }))
    return await vault.client.packets.add({
      packet,
      kind: passages ? 'passages' : o.as,
      target,
      need: o.need,
      passages,
    })
  })
}

/** `part:10-25`, in UTF-16 code units, end excluded. */
function rangeOf(given: string): { part: string; start: number; end: number } {
  const [, part, start, end] = /^(.+):(\d+)-(\d+)$/.exec(given) ?? []
  if (part === undefined) throw badInput(given)
  return { part, start: Number(start), end: Number(end) }
}

async function remove(run: Run, typed: string, item: string, o: { why: string }): Promise<void> {
  await onPacket(
    run,
    typed,
    run.t('Eruit gehaald.', 'Taken out.'),
    async (vault, packet) =>
      await vault.client.packets.remove({ item: await itemId(vault, packet, item), because: o.why }),
  )
}

async function note(
  run: Run,
  typed: string,
  o: { kind: 'summary' | 'necessity' | 'proportionality' | 'question' | 'unknown'; text: string },
): Promise<void> {
  await onPacket(
    run,
    typed,
    run.t('Vastgelegd.', 'Recorded.'),
    async ({ client }, packet) => await client.packets.note({ packet, kind: o.kind, text: o.text }),
  )
}

async function redact(
  run: Run,
  typed: string,
  o: { item: string; reason: string; text?: string; range?: string[] },
): Promise<void> {
  await withVault(run, async vault => {
    const item = await itemId(vault, await packetId(vault, typed), o.item)
    const { redactions } = await vault.client.packets.redact({
      item,
      reason: o.reason,
      text: o.text,
      ranges: o.range?.map(rangeOf),
    })
    run.out.summary(
      { redactions },
      run.t(`${redactions.length} keer weggelakt.`, `Redacted ${redactions.length} times.`),
    )
  })
}

async function unredact(run: Run, redaction: string, o: { why: string }): Promise<void> {
  await withVault(run, async ({ client }) =>
    run.out.summary(
      await client.packets.undoRedaction({ redaction, because: o.why }),
      run.t('Teruggedraaid.', 'Undone.'),
    ),
  )
}

/** Every reason; there is no way past one (R67). */
function showBlockers({ out, t, language }: Run, blockers: readonly Blocker[]): void {
  for (const { lift, ...blocker } of blockers) {
    out.row('blocker', { ...blocker, lift: lift[language] })
    out.say(
      `${blocker.label}${blocker.recipient === undefined ? '' : ` → ${blocker.recipient}`}: ${blocker.code} (${t('regel', 'rule')} ${blocker.rule})\n  ${lift[language]}`,
    )
  }
}

async function check(run: Run, typed: string): Promise<void> {
  await withVault(run, async vault => {
    const { blockers } = await vault.client.packets.check({ packet: await packetId(vault, typed) })
    showBlockers(run, blockers)
    run.out.summary(
      { blockers: blockers.length },
      blockers.length === 0 ? run.t('Niets houdt dit pakket tegen.', 'Nothing stops this packet.') : undefined,
    )
    if (blockers.length > 0) run.exit(1)
  })
}

function refuseBlocked(run: Run, packet: string, blockers: readonly Blocker[]): never {
  showBlockers(run, blockers)
  throw new Refused('PACKET_BLOCKED', { subject: packet, details: { blockers: blockers.length } })
}

async function ground(run: Run, typed: string, o: { note: string; ground?: string }): Promise<void> {
  await onPacket(
    run,
    typed,
    run.t('Grondslag bevestigd voor dit pakket.', 'Ground confirmed for this packet.'),
    async ({ client }, packet) =>
      await client.packets.confirmGround({
        packet,
        ground: o.ground ?? (await client.packets.show({ packet })).ground,
        note: o.note,
      }),
  )
}

async function request(run: Run, recipient: string, o: { reference: string; why: string }): Promise<void> {
  await withVault(run, async vault =>
    run.out.summary(
      await vault.client.packets.recordRequest({
        recipient: await recipientId(vault, recipient),
        reference: o.reference,
        because: o.why,
      }),
      run.t('Verzoek vastgelegd.', 'Request recorded.'),
    ),
  )
}

async function submit(run: Run, typed: string, o: { days?: string }): Promise<void> {
  const { out, t } = run
  await withVault(run, async vault => {
    const packet = await packetId(vault, typed)
    const outcome = await vault.client.packets.submit({
      packet,
      termDays: o.days === undefined ? undefined : Number(o.days),
    })
    if (outcome.kind === 'blocked') refuseBlocked(run, packet, outcome.blockers)
    if (!outcome.signed)
      out.hint(
        t(
          'Zonder certificaat is niet getekend; vrijgeven kan dan niet.',
          'Without a certificate it was not signed; it cannot be released then.',
        ),
      )
    for (const one of outcome.packets) out.row('submitted', one)
    out.summary(
      { signed: outcome.signed, packets: outcome.packets.length },
      t('Ingediend voor toetsing.', 'Submitted for review.'),
    )
  })
}

async function preview(run: Run, typed: string, o: { out?: string }): Promise<void> {
  const { out, t } = run
  await withVault(run, async vault => {
    const packets = await vault.client.packets.preview({ packet: await packetId(vault, typed) })
    let written = 0
    for (const one of packets) {
      out.table(
        'file',
        one.files,
        [
          { head: t('Bestand', 'File'), of: f => f.path },
          { head: t('Soort', 'Kind'), of: f => f.mediaType },
          { head: t('Bladzijden', 'Pages'), of: f => f.pages },
        ],
        '',
      )
      if (o.out !== undefined) written += await openPages(vault, one, join(o.out, one.packet))
      out.say(
        t(
          `${one.recipient}: ${one.pages} bladzijden, ${one.seen.length} eerder geopend.`,
          `${one.recipient}: ${one.pages} pages, ${one.seen.length} opened before.`,
        ),
      )
    }
    out.summary(
      { packets: packets.length, written, folder: o.out ?? null },
      o.out === undefined
        ? undefined
        : t(
            `Geopend en geschreven in ${o.out}. Deze bestanden zijn niet versleuteld; wis ze na het lezen.`,
            `Opened and written into ${o.out}. These files are not encrypted; delete them after reading.`,
          ),
    )
  })
}

/** To write a file for its reader is to open its pages, and each is recorded (R63). */
async function openPages(
  { client }: OpenVault,
  one: { packet: string; pages: number; files: readonly { path: string }[] },
  folder: string,
): Promise<number> {
  for (const { path } of one.files) {
    const { bytesBase64 } = await client.packets.previewFile({ packet: one.packet, path })
    const target = join(folder, ...path.split('/'))
    await mkdir(join(target, '..'), { recursive: true, mode: 0o700 })
    await writeNew(target, Buffer.from(bytesBase64, 'base64'), 0o600)
  }
  for (let page = 1; page <= one.pages; page += 1) await client.packets.viewPage({ packet: one.packet, page })
  return one.files.length
}

async function review(run: Run, typed: string): Promise<void> {
  const { t } = run
  await withVault(run, async vault => {
    const packet = await packetId(vault, typed)
    const done = await vault.client.packets.review({ packet })
    if (done.kind === 'voided') refuseVoided(run, packet, done.reason)
    run.out.summary(
      done,
      done.approved
        ? t('Getoetst en getekend; het kan worden vrijgegeven.', 'Reviewed and signed; it can be released.')
        : t(`Getekend: ${done.reviewers} van ${done.needed}.`, `Signed: ${done.reviewers} of ${done.needed}.`),
    )
  })
}

/** A source changed after submission: the packet is a draft again (R63). */
function refuseVoided({ out, t }: Run, packet: string, reason: string): never {
  out.hint(
    t(`Er veranderde iets na het indienen (${reason}).`, `Something changed after it was submitted (${reason}).`),
  )
  throw new Refused('PACKET_STATE', { subject: packet, details: { state: 'draft', needs: 'submit' } })
}

async function giveBack(run: Run, typed: string, o: { note: string }): Promise<void> {
  await onPacket(
    run,
    typed,
    run.t('Teruggegeven aan de opsteller.', 'Returned to the author.'),
    async ({ client }, packet) => await client.packets.return({ packet, note: o.note }),
  )
}

async function discard(run: Run, typed: string, o: { why: string }): Promise<void> {
  await onPacket(
    run,
    typed,
    run.t('Weggegooid.', 'Discarded.'),
    async ({ client }, packet) => await client.packets.discard({ packet, because: o.why }),
  )
}

async function release(run: Run, typed: string, o: { why?: string }): Promise<void> {
  const { out, t } = run
  await withVault(run, async vault => {
    const packet = await packetId(vault, typed)
    const done = await vault.client.packets.release({
      packet,
      because: o.why ?? t('vrijgegeven na toetsing', 'released after review'),
    })
    if (done.kind === 'blocked') refuseBlocked(run, packet, done.blockers)
    if (done.kind === 'voided') refuseVoided(run, packet, done.reason)
    out.summary(
      { released: done.packets },
      t(
        'Vrijgegeven, en ingeschreven in het verstrekkingenregister.',
        'Released, and entered in the provision register.',
      ),
    )
  })
}

async function seal(run: Run, typed: string, o: { out: string; classicalBecause?: string }): Promise<void> {
  const { out, t } = run
  await mkdir(o.out, { recursive: true })
  await withVault(run, async vault => {
    const { files } = await vault.client.packets.seal(
      {
        packet: await packetId(vault, typed),
        grant: vault.give([resolve(o.out)]),
        classicalBecause: o.classicalBecause,
      },
      { signal: vault.signal },
    )
    for (const file of files) {
      out.row('sealed', { ...file, path: join(o.out, file.fileName) })
      out.say(
        `${join(o.out, file.fileName)}${file.quantumSafe ? '' : t('  niet quantumbestendig', '  not quantum safe')}`,
      )
    }
    out.summary({ files: files.length })
  })
}

async function deliver(run: Run, typed: string, o: { channel: string }): Promise<void> {
  await withVault(run, async vault => {
    const { dueOn } = await vault.client.packets.deliver({ packet: await packetId(vault, typed), channel: o.channel })
    run.out.summary(
      { dueOn },
      run.t(
        `Afgegeven; ontvangstbevestiging verwacht voor ${dueOn}.`,
        `Handed over; a receipt is expected by ${dueOn}.`,
      ),
    )
  })
}
