/** To whom a packet goes: one recipient, or the members of a group, each with its own ground and key (R65, R66, R68, R71). */
import type { Codebooks } from '../contract/codebooks.ts'
import type { Reader } from '../vault/index.ts'
import type { MemberFact } from './facts.ts'
import { parseCodes, personOf, q, type PacketRow } from './queries.ts'

export interface RecipientRow {
  readonly id: string
  readonly kind: string
  readonly function: string
}

export function findRecipient(reader: Reader, id: string): RecipientRow | undefined {
  return reader.get(q.selectFrom('recipient').select(['id', 'kind', 'function']).where('id', '=', id))
}

export function isGroup(codebooks: Codebooks, kind: string): boolean {
  return codebooks.packetRecipientKinds.find(k => k.code === kind)?.group ?? false
}

/** Members of a group by the latest decision that nobody reversed (R68). */
export function groupMembers(reader: Reader, group: string): string[] {
  const decision = reader.get(
    q
      .selectFrom('decision_in_force')
      .select('id')
      .where('kind', '=', 'group_members')
      .where('role', '=', 'group')
      .where('subject', '=', group)
      .orderBy('hlc', 'desc')
      .orderBy('id', 'desc')
      .limit(1),
  )
  if (!decision) return []
  return reader
    .all(
      q
        .selectFrom('decision_in_force')
        .select('subject')
        .where('id', '=', decision.id)
        .where('role', '=', 'member')
        .orderBy('subject'),
    )
    .map(m => m.subject)
}

export interface Addressee extends MemberFact {
  readonly function: string
  readonly card: CardRow | undefined
}

/** Those who stand on the packet and, for a group, are still members of it. */
export function addresseesOf(reader: Reader, codebooks: Codebooks, packet: PacketRow, at: number): Addressee[] {
  const recipient = findRecipient(reader, packet.recipient)
  const rows = reader.all(
    q
      .selectFrom('active_packet_member')
      .select(['recipient', 'ground', 'request_reference'])
      .where('packet', '=', packet.id)
      .orderBy('hlc')
      .orderBy('id'),
  )
  const inGroup =
    recipient && isGroup(codebooks, recipient.kind) ? new Set(groupMembers(reader, recipient.id)) : undefined
  return rows
    .filter(row => inGroup?.has(row.recipient) ?? true)
    .flatMap(row => {
      const member = findRecipient(reader, row.recipient)
      if (!member) return []
      const card = latestCard(reader, member.id)
      return [
        {
          recipient: member.id,
          kind: member.kind,
          function: member.function,
          ground: row.ground,
          requestReference: row.request_reference,
          card,
          groundConfirmed: isGroundConfirmed(reader, packet, row.ground),
          requestRecorded: isRequestRecorded(reader, member.id, row.request_reference),
          subjectConsented: hasSubjectConsent(reader, packet.about_entity, member.kind),
          key: keyStateOf(reader, member.id, at),
        },
      ]
    })
}

/** R65: by a coordinator, with a note, for this packet only. A member's packet uses the confirmation of its group packet. */
function isGroundConfirmed(reader: Reader, packet: PacketRow, ground: string): boolean {
  const confirmed = reader.all(
    q
      .selectFrom('decision_in_force')
      .select('because')
      .where('kind', '=', 'ground_confirmation')
      .where('value', '=', ground)
      .where('subject', 'in', [packet.id, ...(packet.group_packet === null ? [] : [packet.group_packet])]),
  )
  return confirmed.some(c => (c.because ?? '').trim() !== '')
}

function isRequestRecorded(reader: Reader, recipient: string, reference: string | null): boolean {
  if (reference === null) return false
  return (
    reader.get(
      q
        .selectFrom('decision_in_force')
        .select('id')
        .where('kind', '=', 'request')
        .where('subject', '=', recipient)
        .where('value', '=', reference),
    ) !== undefined
  )
}

function hasSubjectConsent(reader: Reader, entity: string | null, kind: string): boolean {
  if (entity === null) return false
  const root = (id: string) =>
    reader.get(q.selectFrom('entity_root').select('root').where('entity', '=', id))?.root ?? id
  const about = root(entity)
  const given = reader.all(
    q
      .selectFrom('decision_in_force')
      .select(['subject', 'value'])
      .where('kind', '=', 'subject_consent')
      .where('role', '=', 'person'),
  )
  return given.some(c => root(c.subject) === about && parseCodes(c.value ?? '[]').includes(kind))
}

export interface CardRow {
  readonly id: string
  readonly bytes: Uint8Array
  readonly keyfp: string
  readonly expires_at: number
  readonly classical: number
}

export function latestCard(reader: Reader, recipient: string): CardRow | undefined {
  return reader.get(
    q
      .selectFrom('key_card')
      .select(['id', 'bytes', 'keyfp', 'expires_at', 'classical'])
      .where('recipient', '=', recipient)
      .orderBy('hlc', 'desc')
      .orderBy('id', 'desc')
      .limit(1),
  )
}

/** Two different people, each over another channel (security design §12, address book). */
export function verifiersOf(reader: Reader, card: string): string[] {
  const rows = reader.all(
    q.selectFrom('decision_in_force').select('author').where('kind', '=', 'key_verified').where('subject', '=', card),
  )
  return [...new Set(rows.map(r => personOf(reader, r.author)))]
}

export function keyStateOf(reader: Reader, recipient: string, at: number): MemberFact['key'] {
  const card = latestCard(reader, recipient)
  if (!card) return 'none'
  if (card.expires_at <= at) return 'expired'
  if (verifiersOf(reader, card.id).length >= 2) return 'verified'
  const older = reader.all(
    q.selectFrom('key_card').select('id').where('recipient', '=', recipient).where('id', '<>', card.id),
  )
  return older.some(o => verifiersOf(reader, o.id).length >= 2) ? 'changed' : 'unverified'
}
