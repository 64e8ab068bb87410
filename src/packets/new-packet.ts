/** Making a packet: empty, with a recipient, a purpose and for each recipient a ground (R65, R68, R70). */
import { decide, maySeeStream, mustSeeCase, reverse, type Session } from '../access/index.ts'
import { Refused } from '../contract/errors.ts'
import { nextNumber, refuseMarkedText } from '../signals/index.ts'
import { insertRecord, keepingOf, newKeeping, streamKeeping, type Keeping, type Tx } from '../vault/index.ts'
import { findRecipient, groupMembers, isGroup } from './members.ts'
import { getPacket, mustBeIn, q } from './queries.ts'
import { packet, packetMember, packetNote, type noteKinds } from './tables.ts'

export interface MemberGround {
  readonly recipient: string
  readonly ground: string
  readonly requestReference?: string | undefined
}
export interface NewPacket {
  readonly caseId?: string | undefined
  readonly recipient: string
  readonly purpose: string
  readonly ground: string
  readonly requestReference?: string | undefined
  readonly aboutEntity?: string | undefined
  readonly marking?: string | undefined
  /** Of a group: who of it, each on what ground. All members on the one ground when absent. */
  readonly members?: readonly MemberGround[] | undefined
}

export function newPacket(tx: Tx, session: Session, input: NewPacket): { packet: string; number: string } {
  const recipient = findRecipient(tx, input.recipient)
  if (!recipient) throw new Refused('NOT_FOUND', { subject: input.recipient })
  const purpose = session.codebooks.packetPurposes.list.find(p => p.code === input.purpose)
  if (!purpose) throw new Refused('CODE_UNKNOWN', { details: { code: input.purpose } })
  if (purpose.recipientKinds !== null && !purpose.recipientKinds.includes(recipient.kind)) {
    throw new Refused('PURPOSE_NOT_FOR_RECIPIENT', { details: { purpose: input.purpose, recipient: recipient.kind } })
  }
  const marking = input.marking ?? session.codebooks.markings.packetDefault
  if (!session.codebooks.markings.allowed.some(m => m.code === marking)) throw new Refused('MARKING_TOO_HIGH')
  if (input.caseId !== undefined) mustSeeCase(tx, session.user, input.caseId)
  const id = tx.uuid7()
  const keeping: Keeping =
    input.caseId === undefined ? newKeeping(tx, 'inbox', id) : keepingOf(tx, `case:${input.caseId}`, input.caseId)
  const number = nextNumber(tx, session, 'packet')
  insertRecord(
    tx,
    packet,
    keeping,
    {
      number,
      case_id: input.caseId ?? null,
      recipient: recipient.id,
      purpose: input.purpose,
      ground: input.ground,
      request_reference: input.requestReference ?? null,
      about_entity: input.aboutEntity ?? null,
      marking,
    },
    { id },
  )
  for (const member of groundsOf(tx, session, input)) insertMember(tx, session, keeping, id, member)
  tx.about('packet', id)
  return { packet: id, number }
}

function groundsOf(tx: Tx, session: Session, input: NewPacket): readonly MemberGround[] {
  const { ground, requestReference } = input
  const recipient = findRecipient(tx, input.recipient)
  if (!recipient || !isGroup(session.codebooks, recipient.kind))
    return [{ recipient: input.recipient, ground, requestReference }]
  return (
    input.members ?? groupMembers(tx, input.recipient).map(member => ({ recipient: member, ground, requestReference }))
  )
}

function insertMember(tx: Tx, session: Session, keeping: Keeping, packetId: string, member: MemberGround): void {
  if (!session.codebooks.legalBases.some(b => b.code === member.ground))
    throw new Refused('CODE_UNKNOWN', { details: { code: member.ground } })
  if (!findRecipient(tx, member.recipient)) throw new Refused('NOT_FOUND', { subject: member.recipient })
  insertRecord(tx, packetMember, keeping, {
    packet: packetId,
    recipient: member.recipient,
    ground: member.ground,
    request_reference: member.requestReference ?? null,
  })
}

/** To whom of a group it goes and on what ground: the whole list anew. Only members of the group as it is now. */
export function setPacketMembers(
  tx: Tx,
  session: Session,
  id: string,
  members: readonly MemberGround[],
  because: string,
): void {
  const row = getPacket(tx, session, id)
  mustBeIn(row, 'draft')
  const inGroup = new Set([row.recipient, ...groupMembers(tx, row.recipient)])
  for (const member of members)
    if (!inGroup.has(member.recipient)) throw new Refused('NOT_FOUND', { subject: member.recipient })
  const before = tx.all(q.selectFrom('active_packet_member').select('id').where('packet', '=', id))
  for (const former of before) reverse(tx, row.keeping, former.id, because)
  for (const member of members) insertMember(tx, session, row.keeping, id, member)
  tx.about('packet', id)
}

/** The author's own words: what it is about, why it is needed, what is not known. */
export function addNote(tx: Tx, session: Session, id: string, kind: (typeof noteKinds)[number], text: string): string {
  const row = getPacket(tx, session, id)
  mustBeIn(row, 'draft')
  refuseMarkedText(session.codebooks, text)
  tx.about('packet', id)
  return insertRecord(tx, packetNote, row.keeping, { packet: id, kind, text })
}

export function removeNote(tx: Tx, session: Session, note: string, because: string): string {
  const row = tx.get(q.selectFrom('packet_note').select('packet').where('id', '=', note))
  if (!row) throw new Refused('NOT_FOUND', { subject: note })
  const of = getPacket(tx, session, row.packet)
  mustBeIn(of, 'draft')
  tx.about('packet', of.id)
  return reverse(tx, of.keeping, note, because)
}

/** R65, C11: for this packet only, with a note that page 1 shows. */
export function confirmGround(tx: Tx, session: Session, id: string, ground: string, note: string): string {
  const row = getPacket(tx, session, id)
  mustBeIn(row, 'draft')
  const used = tx.get(
    q.selectFrom('active_packet_member').select('id').where('packet', '=', id).where('ground', '=', ground),
  )
  if (!used) throw new Refused('CODE_UNKNOWN', { details: { code: ground } })
  tx.about('packet', id)
  return decide(tx, row.keeping, {
    kind: 'ground_confirmation',
    value: ground,
    because: note,
    subjects: [{ role: 'packet', record: id }],
  })
}

/** R66, L28: a request of a service as it came in, before any packet uses its reference. */
export function recordRequest(tx: Tx, recipient: string, reference: string, because: string): string {
  if (!findRecipient(tx, recipient)) throw new Refused('NOT_FOUND', { subject: recipient })
  tx.about('recipient', recipient)
  return decide(tx, keepingOf(tx, 'unit', 'unit'), {
    kind: 'request',
    value: reference,
    because,
    subjects: [{ role: 'recipient', record: recipient }],
  })
}

/** R17: the person agreed, for these kinds of recipients. It lives and dies with what is known of the person. */
export function recordSubjectConsent(
  tx: Tx,
  session: Session,
  person: string,
  recipientKinds: readonly string[],
  how: string,
): string {
  const known = tx.get(
    q
      .selectFrom('visible_entity')
      .select(['id', 'kind'])
      .innerJoin('entity_root', 'entity_root.root', 'visible_entity.id')
      .where('entity_root.entity', '=', person),
  )
  const row = tx.get(q.selectFrom('entity').select(['stream', 'owner', 'key_id']).where('id', '=', person))
  if (!known || !row || known.kind !== 'person' || !maySeeStream(tx, session.user, row.stream))
    throw new Refused('NOT_FOUND', { subject: person })
  for (const code of recipientKinds)
    if (!session.codebooks.packetRecipientKinds.some(k => k.code === code))
      throw new Refused('CODE_UNKNOWN', { details: { code } })
  tx.about('entity', person)
  return decide(tx, streamKeeping(row), {
    kind: 'subject_consent',
    value: JSON.stringify(recipientKinds),
    because: how,
    subjects: [{ role: 'person', record: person }],
  })
}
