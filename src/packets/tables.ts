/** Packets: empty at first, items with a need, redactions with a reason; what was signed, provided and came back. */
import { blob, idOf, idOfOrNull, integer, oneOf, record, ref, text, textOrNull, view } from '../vault/index.ts'

export const recipient = record('recipient', { kind: text(), function: text() }, { indexes: ['kind'] })
export const keyCard = record(
  'key_card',
  { recipient: idOf(), bytes: blob(), keyfp: text(), expires_at: integer(), classical: integer() },
  { indexes: ['recipient'] },
)

export const packet = record(
  'packet',
  {
    number: text(),
    case_id: idOfOrNull(),
    recipient: idOf(),
    purpose: text(),
    ground: text(),
    request_reference: textOrNull(),
    about_entity: idOfOrNull(),
    marking: text(),
    supersedes: idOfOrNull(),
    group_packet: idOfOrNull(),
  },
  { indexes: ['number', 'case_id'] },
)
/** To whom it goes, and for each of them on what ground: one row for a recipient, one for each member of a group (R68). */
export const packetMember = record(
  'packet_member',
  { packet: ref('packet'), recipient: idOf(), ground: text(), request_reference: textOrNull() },
  { indexes: ['packet'] },
)
export const itemKinds = [
  'signal',
  'passages',
  'original',
  'relation',
  'connection',
  'statement',
  'assessment',
  'annotation',
] as const
export type ItemKind = (typeof itemKinds)[number]
/** `target` is an id; a connection is two relation ids joined by a plus sign. */
export const packetItem = record(
  'packet_item',
  { packet: ref('packet'), kind: oneOf(...itemKinds), target: text(), need: text(), position: integer() },
  { indexes: ['packet', 'target'] },
)
export const packetPassage = record(
  'packet_passage',
  { item: ref('packet_item'), extract: idOf(), start: integer(), end: integer() },
  { indexes: ['item'] },
)
/** The author's own words around the items, in the order of writing; a later one of a kind that stands once replaces the former. */
export const noteKinds = ['summary', 'necessity', 'proportionality', 'question', 'unknown'] as const
export type NoteKind = (typeof noteKinds)[number]
export const packetNote = record(
  'packet_note',
  { packet: ref('packet'), kind: oneOf(...noteKinds), text: text() },
  { indexes: ['packet'] },
)
/** `part` is an extract, or the name of another text of the item: `title`, `text`, `name`. Offsets in UTF-16 code units. */
export const redaction = record(
  'redaction',
  { item: ref('packet_item'), part: idOf(), start: integer(), end: integer(), reason: text() },
  { indexes: ['item'], checks: ['CHECK (start >= 0 AND "end" > start)'] },
)
/** What a reviewer had on the screen: every page, of exactly this bag (R63). */
export const packetView = record(
  'packet_view',
  { packet: ref('packet'), tagmanifest: text(), page: integer() },
  { indexes: ['packet'] },
)
export const packetEnvelope = record(
  'packet_envelope',
  {
    packet: ref('packet'),
    type: oneOf('bag', 'statement', 'release', 'status', 'sealed'),
    bytes: blob(),
    tagmanifest: text(),
  },
  { indexes: ['packet'] },
)
/** The provision register (R73). */
export const provision = record(
  'provision',
  {
    packet: idOf(),
    number: text(),
    recipient: idOf(),
    ground: text(),
    purpose: text(),
    released_by: idOf(),
    reviewers: text(),
    released_at: integer(),
    content_hash: text(),
    items: integer(),
  },
  { indexes: ['packet'] },
)
export const receipt = record(
  'receipt',
  {
    packet: idOf(),
    kind: oneOf('signed', 'code', 'telephone'),
    verdict: text(),
    on_date: text(),
    by_function: textOrNull(),
    code: textOrNull(),
  },
  { indexes: ['packet'] },
)
export const rectification = record(
  'rectification',
  {
    packet: idOf(),
    recipient: idOf(),
    item: textOrNull(),
    kind: oneOf('corrected', 'withdrawn', 'restricted'),
    signal: idOf(),
  },
  { indexes: ['packet'] },
)

export const packetStates = [
  'draft',
  'in_review',
  'approved',
  'released',
  'sealed',
  'delivered',
  'receipted',
  'feedback_received',
  'rectifying',
  'rectified',
  'withdrawn',
  'discarded',
] as const
export type PacketState = (typeof packetStates)[number]
export const packetState = view<{ packet: string; state: PacketState; decision: string | null }>()(
  'packet_state',
  `SELECT p.id AS packet,
     COALESCE((SELECT d.value FROM decision_in_force d WHERE d.kind = 'packet_state' AND d.subject = p.id ORDER BY d.hlc DESC, d.id DESC LIMIT 1), 'draft') AS state,
     (SELECT d.id FROM decision_in_force d WHERE d.kind = 'packet_state' AND d.subject = p.id ORDER BY d.hlc DESC, d.id DESC LIMIT 1) AS decision
   FROM packet p`,
)
export const activePacketMember = view<{
  id: string
  packet: string
  recipient: string
  ground: string
  request_reference: string | null
  hlc: string
}>()(
  'active_packet_member',
  `SELECT m.id, m.packet, m.recipient, m.ground, m.request_reference, m.hlc FROM packet_member m WHERE NOT EXISTS (SELECT 1 FROM decision d WHERE d.reverses = m.id)`,
)
export const activePacketNote = view<{ id: string; packet: string; kind: NoteKind; text: string; hlc: string }>()(
  'active_packet_note',
  `SELECT n.id, n.packet, n.kind, n.text, n.hlc FROM packet_note n WHERE NOT EXISTS (SELECT 1 FROM decision d WHERE d.reverses = n.id)`,
)
export const activePacketItem = view<{
  id: string
  packet: string
  kind: ItemKind
  target: string
  need: string
  position: number
}>()(
  'active_packet_item',
  `SELECT i.id, i.packet, i.kind, i.target, i.need, i.position FROM packet_item i WHERE NOT EXISTS (SELECT 1 FROM decision d WHERE d.reverses = i.id)`,
)
export const activeRedaction = view<{
  id: string
  item: string
  part: string
  start: number
  end: number
  reason: string
}>()(
  'active_redaction',
  `SELECT r.id, r.item, r.part, r.start, r."end", r.reason FROM redaction r WHERE NOT EXISTS (SELECT 1 FROM decision d WHERE d.reverses = r.id)`,
)
export const packetTables = [
  recipient,
  keyCard,
  packet,
  packetMember,
  packetItem,
  packetPassage,
  packetNote,
  redaction,
  packetView,
  packetEnvelope,
  provision,
  receipt,
  rectification,
  packetState,
  activePacketMember,
  activePacketNote,
  activePacketItem,
  activeRedaction,
] as const
