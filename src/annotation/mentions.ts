/** Finding, marking and rejecting mentions. A detected mention is a proposal like any other: nothing is concluded from it. */
import { z } from 'zod'
import { decide, type Session } from '../access/index.ts'
import type { MentionKind, MentionRole } from '../contract/annotation.ts'
import { Refused } from '../contract/errors.ts'
import { keepingOfSignal } from '../signals/index.ts'
import { insertRecord, prepared, type Reader, type Tx } from '../vault/index.ts'
import { detectCitizenNumbers, detectMentions, isCitizenNumber, type Detected } from './detect-mentions.ts'
import { findPassage, keepPassage, passageKeeper, placeNow, type PassageWish } from './passages.ts'
import { getMention, mustSeeSignal, q, readingsOf, type Reading } from './queries.ts'
import { scriptOf } from './scripts.ts'
import { mention } from './tables.ts'

const Party = z.object({ address: z.string() })
const Structure = z.object({
  role: z.string().nullish(),
  from: Party.nullish(),
  to: z.array(Party).nullish(),
  cc: z.array(Party).nullish(),
  bcc: z.array(Party).nullish(),
  replyTo: z.array(Party).nullish(),
})

/** Adds what detection finds and nobody marked or rejected before; returns the new mentions. */
export function detectInSignal(tx: Tx, session: Session, signal: string): string[] {
  mustSeeSignal(tx, session, signal)
  tx.about('signal', signal)
  const keeping = keepingOfSignal(tx, session, signal)
  const added: string[] = []
  for (const reading of detectableReadings(tx, signal)) {
    const known = knownPlaces(tx, signal, reading)
    const keep = passageKeeper(tx, keeping, reading)
    for (const found of detectMentions(reading.text, contextOf(tx, signal, reading))) {
      if (known.has(placeKey(found.kind, found.start, found.end))) continue
      added.push(
        insertRecord(tx, mention, keeping, {
          passage: keep(found),
          signal,
          kind: found.kind,
          surface: found.exact,
          script: scriptOf(found.exact),
          proposed: found.value ?? null,
          role: found.role ?? 'unknown',
          found: 'detected',
        }),
      )
    }
  }
  tx.count(added.length)
  return added
}

export interface NewMention extends PassageWish {
  readonly kind: MentionKind
  readonly role?: MentionRole | undefined
  readonly proposed?: string | undefined
}

/** Marks a passage as a mention. Refused: words that are not there, and a citizen number as anybody's number (R38). */
export function addMention(tx: Tx, session: Session, wish: NewMention): string {
  mustSeeSignal(tx, session, wish.signal)
  tx.about('signal', wish.signal)
  const { reading, range } = findPassage(tx, wish)
  const surface = reading.text.slice(range.start, range.end)
  if (isCitizenNumber(surface)) throw new Refused('CITIZEN_NUMBER', { subject: wish.signal })
  const keeping = keepingOfSignal(tx, session, wish.signal)
  const passage = keepPassage(tx, keeping, reading, range)
  const known = tx.get(
    q.selectFrom('visible_mention').select('id').where('passage', '=', passage).where('kind', '=', wish.kind),
  )
  if (known) return known.id
  const role = wish.role ?? (wish.kind === 'person' ? 'subject' : 'unknown')
  return insertRecord(tx, mention, keeping, {
    passage,
    signal: wish.signal,
    kind: wish.kind,
    surface,
    script: scriptOf(surface),
    proposed: wish.proposed ?? readOf(wish.kind, surface),
    role,
    found: 'marked',
  })
}

export function rejectMention(tx: Tx, session: Session, id: string, because?: string): string {
  const { signal } = getMention(tx, session, id)
  tx.about('mention', id)
  return decide(tx, keepingOfSignal(tx, session, signal), {
    kind: 'mention_rejected',
    subjects: [{ role: 'mention', record: id }],
    ...(because !== undefined && { because }),
  })
}

export function setMentionRole(tx: Tx, session: Session, id: string, role: MentionRole, because?: string): string {
  const { signal } = getMention(tx, session, id)
  tx.about('mention', id)
  return decide(tx, keepingOfSignal(tx, session, signal), {
    kind: 'mention_role',
    value: role,
    subjects: [{ role: 'mention', record: id }],
    ...(because !== undefined && { because }),
  })
}

/** Where citizen numbers stand, to be taken out before anything leaves. */
export function citizenNumbersIn(reader: Reader, signal: string): { extract: string; start: number; end: number }[] {
  return readingsOf(reader, signal).flatMap(reading =>
    detectCitizenNumbers(reading.text).map(range => ({ extract: reading.id, start: range.start, end: range.end })),
  )
}

/** A message inside speaks for itself: it is a unit of its own, or one that is here already (R22). */
function detectableReadings(reader: Reader, signal: string): Reading[] {
  return readingsOf(reader, signal).filter(
    reading => reading.has_text === 1 && Structure.parse(JSON.parse(reading.structure)).role !== 'message',
  )
}

const datesOf = prepared((signal: string) =>
  q.selectFrom('visible_signal').select(['sent_at', 'received_at']).where('id', '=', signal),
)

function contextOf(reader: Reader, signal: string, reading: Reading) {
  const row = reader.get(datesOf(signal))
  const sent = /^\d{4}/.exec(row?.sent_at ?? '')?.[0]
  const year = sent ? Number(sent) : row ? new Date(row.received_at).getUTCFullYear() : undefined
  const { from, to, cc, bcc, replyTo } = Structure.parse(JSON.parse(reading.structure))
  const parties = [from, ...[to, cc, bcc, replyTo].flatMap(list => list ?? [])]
  return { year, ownAddresses: parties.flatMap(party => (party ? [party.address] : [])) }
}

const mentionedIn = prepared((signal: string) =>
  q
    .selectFrom('mention as m')
    .innerJoin('passage as p', 'p.id', 'm.passage')
    .select(['m.kind', 'p.extract', 'p.start', 'p.end', 'p.quote', 'p.prefix', 'p.suffix', 'p.page', 'p.row'])
    .where('m.signal', '=', signal),
)

/** Places that hold a mention already, rejected ones too, in terms of this reading. */
function knownPlaces(reader: Reader, signal: string, reading: Reading): Set<string> {
  const rows = reader.all(mentionedIn(signal))
  return new Set(
    rows.flatMap(row => {
      const place = placeNow(reader, [reading], row)
      return place ? [placeKey(row.kind, place.start, place.end)] : []
    }),
  )
}

function placeKey(kind: string, start: number, end: number): string {
  return `${kind}:${start}:${end}`
}

/** What detection would propose for exactly these words. */
function readOf(kind: MentionKind, surface: string): string | null {
  const label = kind === 'birth_date' ? 'geboortedatum ' : ''
  const found: Detected | undefined = detectMentions(label + surface).find(
    each => each.kind === kind && each.exact === surface,
  )
  return found?.value ?? null
}
