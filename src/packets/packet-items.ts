/** What goes in: one by one, each with the reason why this recipient needs it (R70), and what is taken out of its words (R69). */
import { maySeeStream, reverse, type Session } from '../access/index.ts'
import { Refused } from '../contract/errors.ts'
import { refuseMarkedText } from '../signals/index.ts'
import { insertRecord, type Reader, type Tx } from '../vault/index.ts'
import { gather, type GatheredItem } from './gather.ts'
import { sourcesOf, tiesOf } from './item-sources.ts'
import { occurrencesOf } from './item-texts.ts'
import { getPacket, mustBeIn, q, type PacketRow } from './queries.ts'
import { packetItem, packetPassage, redaction, type ItemKind } from './tables.ts'

export interface PassageRange {
  readonly extract: string
  readonly start: number
  readonly end: number
}
export interface NewItem {
  readonly packet: string
  readonly kind: ItemKind
  /** An id; of a connection two relation ids joined by a plus sign. */
  readonly target: string
  readonly need: string
  readonly passages?: readonly PassageRange[] | undefined
}

/** Adds an item that this user may see; the id of the item that is there when it was added before. A citizen service number in it is redacted at once (R38). */
export function addItem(tx: Tx, session: Session, input: NewItem): string {
  const row = getPacket(tx, session, input.packet)
  mustBeIn(row, 'draft')
  refuseMarkedText(session.codebooks, input.need)
  mustExist(tx, session, input)
  const symmetric = (type: string) => session.codebooks.relationTypes.find(t => t.code === type)?.symmetric ?? false
  const { signals } = sourcesOf(tx, symmetric, input.kind, input.target)
  if (signals.length === 0) throw new Refused('NOT_FOUND', { subject: input.target })
  for (const signal of signals) mustSeeSignal(tx, session, signal)
  const there = findSame(tx, symmetric, row.id, input)
  if (there !== undefined) return there
  const last = tx.get(
    q
      .selectFrom('packet_item')
      .select(eb => eb.fn.max('position').as('position'))
      .where('packet', '=', row.id),
  )
  const id = insertRecord(tx, packetItem, row.keeping, {
    packet: row.id,
    kind: input.kind,
    target: input.target,
    need: input.need,
    position: (last?.position ?? 0) + 1,
  })
  for (const passage of passagesOf(tx, input)) insertRecord(tx, packetPassage, row.keeping, { item: id, ...passage })
  redactNumbers(tx, session, row, id)
  tx.about('packet', row.id)
  return id
}

/** Adding twice changes nothing. The ties of one relation are one item, whichever of them was named. */
function findSame(
  tx: Tx,
  symmetric: (type: string) => boolean,
  packet: string,
  { kind, target }: NewItem,
): string | undefined {
  if (kind === 'passages') return undefined
  const targets = kind === 'relation' ? tiesOf(tx, symmetric, target).map(t => t.id) : [target]
  return tx.get(
    q
      .selectFrom('active_packet_item')
      .select('id')
      .where('packet', '=', packet)
      .where('kind', '=', kind)
      .where('target', 'in', targets),
  )?.id
}

function mustSeeSignal(tx: Tx, session: Session, id: string): void {
  const row = tx.get(q.selectFrom('visible_signal').select(['stream', 'state']).where('id', '=', id))
  if (!row || !maySeeStream(tx, session.user, row.stream)) throw new Refused('NOT_FOUND', { subject: id })
  if (row.state === 'merged_origin') throw new Refused('ITEM_IS_DELIVERY', { subject: id })
}

function mustExist(tx: Tx, session: Session, { kind, target }: NewItem): void {
  const never = () => false
  if (kind === 'connection') {
    const parts = target.split('+')
    if (parts.length !== 2 || parts.some(id => tiesOf(tx, never, id).length === 0))
      throw new Refused('BAD_INPUT', { details: { field: 'target' } })
  }
  if (kind === 'original') {
    const row = tx.get(q.selectFrom('original').select('kept_as').where('id', '=', target))
    if (!row) throw new Refused('NOT_FOUND', { subject: target })
    if (row.kept_as !== 'bytes' && row.kept_as !== 'rebuilt')
      throw new Refused('ITEM_NOT_EXPORTABLE', { subject: target })
  }
  if (kind === 'assessment') {
    const row = tx.get(q.selectFrom('assessment').select('stream').where('id', '=', target))
    if (!row || !maySeeStream(tx, session.user, row.stream)) throw new Refused('NOT_FOUND', { subject: target })
  }
}

/** Each inside an extract of the signal, not empty. */
function passagesOf(tx: Tx, input: NewItem): readonly PassageRange[] {
  if (input.kind !== 'passages') return []
  const given = input.passages ?? []
  if (given.length === 0) throw new Refused('BAD_INPUT', { details: { field: 'passages' } })
  for (const { extract, start, end } of given) {
    const row = tx.get(
      q
        .selectFrom('visible_extract')
        .select('text')
        .where('id', '=', extract)
        .where('signal', '=', input.target)
        // What a program read leaves only once a person has confirmed it (R52).
        .where('reading', '!=', 'machine_read'),
    )
    if (!row || start >= end || end > row.text.length)
      throw new Refused('BAD_INPUT', { details: { field: 'passages' } })
  }
  return given
}

function redactNumbers(tx: Tx, session: Session, row: PacketRow, item: string): void {
  const added = gather(tx, session, row, tx.at).items.find(i => i.id === item)
  for (const piece of added?.pieces ?? []) {
    for (const match of piece.text.matchAll(/(?<![\d.-])\d{9}(?![\d-])/g)) {
      if (isCitizenNumber(match[0]))
        insertRecord(tx, redaction, row.keeping, {
          item,
          part: piece.part,
          start: piece.start + match.index,
          end: piece.start + match.index + 9,
          reason: 'bsn',
        })
    }
  }
}

/** The "11-check": 9a+8b+…+2h−i divisible by 11. */
function isCitizenNumber(digits: string): boolean {
  const sum = Array.from(digits).reduce((total, digit, i) => total + Number(digit) * (i === 8 ? -1 : 9 - i), 0)
  return sum !== 0 && sum % 11 === 0
}

export function removeItem(tx: Tx, session: Session, item: string, because: string): string {
  const of = packetOfItem(tx, session, item)
  mustBeIn(of, 'draft')
  tx.about('packet', of.id)
  return reverse(tx, of.keeping, item, because)
}

export function packetOfItem(tx: Tx, session: Session, item: string): PacketRow {
  const row = tx.get(q.selectFrom('active_packet_item').select('packet').where('id', '=', item))
  if (!row) throw new Refused('NOT_FOUND', { subject: item })
  return getPacket(tx, session, row.packet)
}

function gatheredItem(tx: Reader, session: Session, of: PacketRow, item: string, at: number): GatheredItem {
  const found = gather(tx, session, of, at).items.find(i => i.id === item)
  if (!found) throw new Refused('NOT_FOUND', { subject: item })
  return found
}

/** Every place in the item where these words stand; the person picks which (L23). */
export function findOccurrences(tx: Tx, session: Session, item: string, words: string) {
  const of = packetOfItem(tx, session, item)
  tx.about('packet', of.id)
  tx.detail(words)
  return occurrencesOf(gatheredItem(tx, session, of, item, tx.at).pieces, words)
}

export interface NewRedaction {
  readonly item: string
  readonly reason: string
  /** All places with exactly these words, or these ranges. */
  readonly text?: string | undefined
  readonly ranges?: readonly { readonly part: string; readonly start: number; readonly end: number }[] | undefined
}

/** Takes words out. Refused for a place outside the item: a redaction that hits nothing would look like protection. */
export function redact(tx: Tx, session: Session, input: NewRedaction): string[] {
  const of = packetOfItem(tx, session, input.item)
  mustBeIn(of, 'draft')
  if (!session.codebooks.redactionReasons.some(r => r.code === input.reason))
    throw new Refused('CODE_UNKNOWN', { details: { code: input.reason } })
  const item = gatheredItem(tx, session, of, input.item, tx.at)
  if (item.kind === 'original') throw new Refused('ITEM_NOT_EXPORTABLE', { subject: item.target })
  const ranges = input.ranges ?? occurrencesOf(item.pieces, input.text ?? '')
  const isInside = (r: { part: string; start: number; end: number }) =>
    r.start < r.end && item.pieces.some(p => p.part === r.part && r.start < p.start + p.text.length && r.end > p.start)
  if (ranges.length === 0 || !ranges.every(isInside))
    throw new Refused('BAD_INPUT', { details: { field: input.ranges ? 'ranges' : 'text' } })
  tx.about('packet', of.id)
  tx.count(ranges.length)
  return ranges.map(({ part, start, end }) =>
    insertRecord(tx, redaction, of.keeping, { item: item.id, part, start, end, reason: input.reason }),
  )
}

export function undoRedaction(tx: Tx, session: Session, id: string, because: string): string {
  const row = tx.get(q.selectFrom('active_redaction').select('item').where('id', '=', id))
  if (!row) throw new Refused('NOT_FOUND', { subject: id })
  const of = packetOfItem(tx, session, row.item)
  mustBeIn(of, 'draft')
  tx.about('packet', of.id)
  return reverse(tx, of.keeping, id, because)
}
