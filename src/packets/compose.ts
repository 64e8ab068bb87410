/** packet.json of one addressee, from what was gathered. Pure: the same facts and stamp give the same bytes (R63). */
import type { Codebooks } from '../contract/codebooks.ts'
import type { Envelope } from '../vault/index.ts'
import { composeItem, conditionsOf, line, strictest, type ItemContext } from './compose-item.ts'
import type { Gathered } from './gather.ts'
import type { Addressee } from './members.ts'
import type { PacketItem, PacketJson } from './seal/packet-json.ts'
import { concernsMinor } from './source-views.ts'

/** What is drawn or decided when a packet is submitted, and stays as it was then. */
export interface Stamp {
  readonly id: string
  readonly version: number
  readonly created: string
  readonly expires: string
  readonly author: string
  readonly sender: { readonly organisation: string; readonly unit: string }
  readonly senderKeyCard: Envelope
  readonly receiptSecret: string
  readonly checkpoint: Envelope
}

export interface Composing {
  readonly codebooks: Codebooks
  readonly gathered: Gathered
  readonly addressee: Addressee
  readonly stamp: Stamp
  readonly nameOfUser: (user: string) => string
}

export function composePacket({ codebooks, gathered, addressee, stamp, nameOfUser }: Composing): PacketJson {
  const { packet } = gathered
  const signals = [...gathered.signals.values()]
  const roots = [...new Set(gathered.items.flatMap(i => i.roots))]
  const minimal = isMinimal(codebooks, packet.purpose, addressee.kind)
  const context: ItemContext = {
    codebooks,
    gathered,
    minimal,
    nameOfUser,
    originName: root => `herkomst ${roots.indexOf(root) + 1}`,
  }
  const items = gathered.items.map(item => composeItem(context, item))
  const conditions = conditionsOf(codebooks, signals)
  const notesOf = (kind: Gathered['notes'][number]['kind']) =>
    gathered.notes.filter(n => n.kind === kind).map(n => n.text)
  return {
    schema: 'schakel-packet/1',
    kind: packet.supersedes === null ? 'packet' : 'rectification',
    supersedes: packet.supersedes,
    number: packet.number,
    ...stamp,
    sender: { ...stamp.sender },
    recipient: { name: addressee.function.slice(0, 200), kind: addressee.kind },
    purpose: {
      code: packet.purpose,
      text: line(codebooks.packetPurposes.list.find(p => p.code === packet.purpose)?.nl ?? packet.purpose),
    },
    ground: groundOf(codebooks, gathered, addressee),
    marking: markingOf(codebooks, [packet.marking, ...signals.map(s => s.marking)]),
    handling: { code: strictest(signals.map(s => s.handling)), limits: conditions.map(c => c.text) },
    conditions,
    replyBefore: null,
    minor: signals.some(s => concernsMinor(codebooks, s)),
    coverage: {
      origins: roots.length,
      notCounted: [...new Set(signals.flatMap(s => s.notCounted))].map(line),
      contraIndications: items.flatMap(i =>
        i.contraIndication === null ? [] : [{ item: i.number, text: i.contraIndication }],
      ),
      unknowns: unknownsOf(gathered, notesOf('unknown'), items),
    },
    codes: codesOf(codebooks, items),
    summary: notesOf('summary'),
    necessity: notesOf('necessity').at(-1) ?? null,
    proportionality: notesOf('proportionality').at(-1) ?? null,
    questions: notesOf('question'),
    items,
    changes: [],
  }
}

export function isMinimal(codebooks: Codebooks, purpose: string, kind: string): boolean {
  return (
    (codebooks.packetPurposes.list.find(p => p.code === purpose)?.minimal ?? false) ||
    (codebooks.packetRecipientKinds.find(k => k.code === kind)?.minimal ?? false)
  )
}

/** An unconfirmed ground shows the note of whoever confirmed its use (C11). */
function groundOf(
  codebooks: Codebooks,
  { confirmations }: Gathered,
  { ground, requestReference }: Addressee,
): PacketJson['ground'] {
  const text = codebooks.legalBases.find(b => b.code === ground)?.nl ?? ground
  const note = confirmations.get(ground)
  const isUsed = codebooks.legalBases.find(b => b.code === ground)?.status !== 'confirmed' && note !== undefined
  return {
    code: ground,
    text: line(isUsed ? `${text}; gebruik voor dit pakket bevestigd door de coördinator: ${note}` : text),
    ref: requestReference,
  }
}

/** The highest of packet and sources: marking flows along (model, three layers). */
export function markingOf(codebooks: Codebooks, codes: readonly string[]): PacketJson['marking'] {
  const rows = codebooks.markings.allowed.filter(m => codes.includes(m.code)).toSorted((a, b) => b.order - a.order)
  const highest = rows[0] ?? codebooks.markings.allowed.find(m => m.code === codebooks.markings.packetDefault)
  return { code: highest?.code ?? 'dep_v', text: highest?.nl ?? 'Departementaal Vertrouwelijk' }
}

/** Never silent about what is not known: an empty place would read as "nothing". */
function unknownsOf({ unknowns }: Gathered, notes: readonly string[], items: readonly PacketItem[]): string[] {
  const all = [...new Set([...notes, ...unknowns, ...items.flatMap(i => i.unknowns)].map(line))]
  return all.length > 0 ? all.slice(0, 200) : ['Wat niet bekend is, is niet vastgelegd.']
}

function codesOf(codebooks: Codebooks, items: readonly PacketItem[]): PacketJson['codes'] {
  const worded = (rows: readonly { readonly code: string; readonly nl: string }[]) =>
    rows.map(({ code, nl }) => ({ code, text: line(nl) }))
  const used = new Set(items.flatMap(i => i.redactions.map(r => r.reason)))
  return {
    reliability: worded(codebooks.gradeSource.list),
    information: worded(codebooks.gradeInformation.list),
    handling: worded(codebooks.handlingCodes.list),
    redaction: worded(codebooks.redactionReasons.filter(r => used.has(r.code))),
  }
}
