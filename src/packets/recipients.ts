/** The address book: who can receive, with which key, compared by two people over another channel (C8, R71; security design §12). */
import { decide, type Session } from '../access/index.ts'
import { Refused } from '../contract/errors.ts'
import { insertRecord, keepingOf, type Reader, type Tx } from '../vault/index.ts'
import { findRecipient, groupMembers, isGroup, keyStateOf, latestCard, verifiersOf } from './members.ts'
import { q } from './queries.ts'
import { readKeyCard, type KeyCard } from './seal/key-card.ts'
import { keyCard, recipient } from './tables.ts'

/** A recipient of a kind from the list. A group has members and no key of its own; everybody else has a card. */
export function addRecipient(
  tx: Tx,
  session: Session,
  input: { kind: string; function: string; card?: Uint8Array | undefined },
): { recipient: string; groups: readonly string[] } {
  if (!session.codebooks.packetRecipientKinds.some(k => k.code === input.kind))
    throw new Refused('CODE_UNKNOWN', { details: { code: input.kind } })
  const group = isGroup(session.codebooks, input.kind)
  if (group !== (input.card === undefined)) throw new Refused('BAD_INPUT', { details: { field: 'card' } })
  const card = input.card && readKeyCard(input.card)
  const id = insertRecord(tx, recipient, keepingOf(tx, 'unit', 'unit'), { kind: input.kind, function: input.function })
  tx.about('recipient', id)
  if (card && input.card) insertCard(tx, id, card, input.card)
  return { recipient: id, groups: card?.groups.enc ?? [] }
}

/** A new card of somebody who has one: nothing is sent until two people compared it again. */
export function changeKey(tx: Tx, id: string, bytes: Uint8Array): { groups: readonly string[] } {
  if (!findRecipient(tx, id)) throw new Refused('NOT_FOUND', { subject: id })
  const card = readKeyCard(bytes)
  tx.about('recipient', id)
  insertCard(tx, id, card, bytes)
  return { groups: card.groups.enc }
}

function insertCard(tx: Tx, of: string, card: KeyCard, bytes: Uint8Array): void {
  insertRecord(tx, keyCard, keepingOf(tx, 'unit', 'unit'), {
    recipient: of,
    bytes,
    keyfp: card.keyfps.join(' '),
    expires_at: Date.parse(card.expires),
    classical: card.kind === 'classical' ? 1 : 0,
  })
}

/** One person compared the twelve groups over another channel. The second, different person makes the key usable. */
export function verifyKey(tx: Tx, session: Session, id: string, how: string): 'once' | 'verified' {
  const card = latestCard(tx, id)
  if (!card) throw new Refused('NO_KEY', { subject: id })
  const before = verifiersOf(tx, card.id)
  if (before.includes(session.user.person)) throw new Refused('KEY_CHECKED_BY_YOU', { subject: id })
  tx.about('recipient', id)
  decide(tx, keepingOf(tx, 'unit', 'unit'), {
    kind: 'key_verified',
    value: card.keyfp.slice(0, 200),
    because: how,
    subjects: [
      { role: 'key_card', record: card.id },
      { role: 'recipient', record: id },
    ],
  })
  return before.length + 1 >= 2 ? 'verified' : 'once'
}

/** R68: who is in the group now. The whole list, each time; a group is no member. */
export function setMembers(
  tx: Tx,
  session: Session,
  group: string,
  members: readonly string[],
  because: string,
): string {
  const row = findRecipient(tx, group)
  if (!row || !isGroup(session.codebooks, row.kind))
    throw new Refused('BAD_INPUT', { subject: group, details: { field: 'group' } })
  for (const member of members) {
    const one = findRecipient(tx, member)
    if (!one) throw new Refused('NOT_FOUND', { subject: member })
    if (isGroup(session.codebooks, one.kind))
      throw new Refused('BAD_INPUT', { subject: member, details: { field: 'are' } })
  }
  tx.about('recipient', group)
  return decide(tx, keepingOf(tx, 'unit', 'unit'), {
    kind: 'group_members',
    because,
    subjects: [{ role: 'group', record: group }, ...[...new Set(members)].map(record => ({ role: 'member', record }))],
  })
}

const warnDays = 30

export function listRecipients(reader: Reader, session: Session, at: number) {
  const rows = reader.all(
    q
      .selectFrom('recipient')
      .select(['id', 'kind', 'function'])
      .orderBy('kind')
      .orderBy('function')
      .orderBy('id')
      .limit(1_000),
  )
  return rows.map(row => {
    const card = latestCard(reader, row.id)
    return {
      ...row,
      group: isGroup(session.codebooks, row.kind),
      members: groupMembers(reader, row.id),
      key: keyStateOf(reader, row.id, at),
      verifiedBy: card ? verifiersOf(reader, card.id).length : 0,
      groups: card ? [...readKeyCard(card.bytes).groups.enc] : [],
      classical: card?.classical === 1,
      expiresAt: card?.expires_at ?? null,
      expiresSoon: card !== undefined && card.expires_at - at < warnDays * 86_400_000,
      verifiedByMe: card !== undefined && verifiersOf(reader, card.id).includes(session.user.person),
      requests: requestsOf(reader, row.id),
    }
  })
}

/** References of what this recipient asked, newest first (R66). */
function requestsOf(reader: Reader, id: string): string[] {
  const rows = reader.all(
    q
      .selectFrom('decision_in_force')
      .select('value')
      .where('kind', '=', 'request')
      .where('subject', '=', id)
      .orderBy('hlc', 'desc')
      .limit(1_000),
  )
  return [...new Set(rows.flatMap(row => row.value ?? []))]
}
