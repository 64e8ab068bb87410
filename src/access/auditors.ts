/** Auditors: a key card each, no slot (R4). Their key counts once a second person compared it; the details of later unlockings are sealed to it too. */
import { z } from 'zod'
import type { Auditor } from '../contract/audit.ts'
import { Refused } from '../contract/errors.ts'
import {
  bodyOf,
  insertRecord,
  instantOf,
  keepingOf,
  parseEnvelope,
  queriesOver,
  type Reader,
  type Tables,
  type Tx,
} from '../vault/index.ts'
import { decide } from './decide.ts'
import type { Session } from './session.ts'
import { auditor as auditorTable, type accessTables } from './tables.ts'

const q = queriesOver<Tables<typeof accessTables>>()

/** What reading a key card tells; the cards themselves are the packets' business. */
export interface ReadCard {
  readonly name: string
  readonly kind: 'post-quantum' | 'classical'
  readonly keyfps: readonly string[]
  readonly groups: readonly string[]
}

export interface AuditorDeps {
  /** CARD_UNREADABLE for anything else. */
  readonly readCard: (bytes: Uint8Array) => ReadCard
}

export function addAuditor(tx: Tx, { readCard }: AuditorDeps, file: string): { auditor: string; groups: string[] } {
  const bytes = new TextEncoder().encode(file)
  const card = readCard(bytes)
  if (card.kind === 'classical') throw new Refused('AUDITOR_CARD_CLASSICAL')
  const auditor = insertRecord(tx, auditorTable, keepingOf(tx, 'unit', 'unit'), {
    name: card.name,
    card: bytes,
    keyfp: card.keyfps[0] ?? '',
  })
  tx.about('auditor', auditor)
  return { auditor, groups: [...card.groups] }
}

export function confirmAuditor(tx: Tx, session: Session, id: string, how: string): void {
  const row = getAuditor(tx, id)
  if (row.author === session.user.id) throw new Refused('SECOND_PERSON_NEEDED', { subject: id })
  decideAbout(tx, id, 'auditor_confirmed', how)
}

export function removeAuditor(tx: Tx, id: string, because: string): void {
  getAuditor(tx, id)
  decideAbout(tx, id, 'auditor_removed', because)
}

function decideAbout(tx: Tx, id: string, kind: 'auditor_confirmed' | 'auditor_removed', because: string): void {
  tx.about('auditor', id)
  decide(tx, keepingOf(tx, 'unit', 'unit'), { kind, because, subjects: [{ role: 'auditor', record: id }] })
}

export function listAuditors(reader: Reader, session: Session, { readCard }: AuditorDeps): Auditor[] {
  const names = new Map(reader.all(q.selectFrom('user').select(['id', 'full_name'])).map(u => [u.id, u.full_name]))
  const confirmed = subjectsOf(reader, 'auditor_confirmed')
  return present(reader).map(row => ({
    id: row.id,
    name: row.name,
    groups: [...readCard(row.card).groups],
    addedAt: instantOf(row.hlc),
    addedBy: names.get(row.author) ?? '',
    addedByMe: row.author === session.user.id,
    confirmed: confirmed.has(row.id),
  }))
}

/** NOT_FOUND for one that was never there or was removed. */
export function getAuditor(reader: Reader, id: string) {
  const row = present(reader).find(each => each.id === id)
  if (!row) throw new Refused('NOT_FOUND', { subject: id })
  return row
}

/** Only one whose key two people know. */
export function getConfirmedAuditor(reader: Reader, id: string) {
  const row = getAuditor(reader, id)
  if (!subjectsOf(reader, 'auditor_confirmed').has(id)) throw new Refused('AUDITOR_NOT_CONFIRMED', { subject: id })
  return { ...row, recipients: recipientsOf(row.card) }
}

/** Recipients of every confirmed auditor, for the key of an unlocking's details. */
export function auditorRecipients(reader: Reader): string[] {
  const confirmed = subjectsOf(reader, 'auditor_confirmed')
  return present(reader)
    .filter(row => confirmed.has(row.id))
    .flatMap(row => recipientsOf(row.card))
}

function present(reader: Reader) {
  const removed = subjectsOf(reader, 'auditor_removed')
  return reader.all(q.selectFrom('auditor').selectAll().orderBy('hlc')).filter(row => !removed.has(row.id))
}

function subjectsOf(reader: Reader, kind: string): Set<string> {
  return new Set(
    reader.all(q.selectFrom('decision_in_force').select('subject').where('kind', '=', kind)).map(row => row.subject),
  )
}

const Card = z.looseObject({ enc: z.array(z.string()) })

/** It was read in full when it was taken in. */
function recipientsOf(card: Uint8Array): string[] {
  return Card.parse(bodyOf(parseEnvelope(card), 'keycard')).enc
}
