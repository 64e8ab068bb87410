/** Packets: made empty, put together item by item, each with why it is needed (R70); the author's words; what is left out. */
import { Option, type Command } from 'commander'
import { ItemKind, NoteKind, PacketState, type PacketDetail } from '../../../src/contract/packet-shapes.ts'
import { does, each, type Cli } from '../define.ts'
import { badInput } from '../failures.ts'
import { allRows, caseId, itemId, packetId, recipientId, signalId } from '../find-ids.ts'
import { withVault, type Run } from '../run.ts'
import { formatInstant } from '../words.ts'
import { onPacket } from './on-packet.ts'
import { addReleaseCommands } from './packet-release.ts'
import { addReceivedCommands } from './received.ts'

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
  addReleaseCommands(packet, cli)
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
