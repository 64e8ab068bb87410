/** Everything that rules and pages need of a packet, read in one go; `blockers.ts` and `compose.ts` judge and word it. */
import type { Session } from '../access/index.ts'
import type { Reader } from '../vault/index.ts'
import type { ItemFact, PacketFacts, ReleaseFact, SignalFact } from './facts.ts'
import { sourcesOf, unique, type Sources } from './item-sources.ts'
import { piecesOf, redactedRuns, shownText, type PieceRun, type RedactedRange, type TextPiece } from './item-texts.ts'
import { addresseesOf, findRecipient, isGroup, type Addressee } from './members.ts'
import { q, type PacketRow } from './queries.ts'
import { forbiddenWords, protectedNames, showsAny } from './reporters.ts'
import { findSignal, type SignalView } from './signal-facts.ts'
import type { ItemKind, NoteKind } from './tables.ts'

export interface GatheredPiece extends TextPiece {
  readonly runs: readonly PieceRun[]
}

export interface GatheredItem extends Sources {
  readonly id: string
  readonly kind: ItemKind
  readonly target: string
  readonly need: string
  /** From 1, in the order of adding. */
  readonly position: number
  readonly pieces: readonly GatheredPiece[]
  readonly redactions: readonly (RedactedRange & { readonly id: string })[]
  readonly showsReporter: boolean
  readonly showsPersonalData: boolean
}

export interface Gathered {
  readonly packet: PacketRow
  readonly group: boolean
  readonly addressees: readonly Addressee[]
  readonly items: readonly GatheredItem[]
  readonly signals: ReadonlyMap<string, SignalView>
  readonly notes: readonly { readonly kind: NoteKind; readonly text: string }[]
  /** Of the members' grounds that a coordinator confirmed: ground and note (C11). */
  readonly confirmations: ReadonlyMap<string, string>
  /** Unknowns and other explanations of the assessments in it. */
  readonly unknowns: readonly string[]
  /** Words of reporters' names that must stand nowhere in what leaves (R29). */
  readonly forbidden: readonly string[]
}

export function gather(reader: Reader, session: Session, packet: PacketRow, at: number): Gathered {
  const { codebooks } = session
  const symmetric = (type: string) => codebooks.relationTypes.find(t => t.code === type)?.symmetric ?? false
  const rows = reader.all(
    q
      .selectFrom('active_packet_item')
      .select(['id', 'kind', 'target', 'need', 'position'])
      .where('packet', '=', packet.group_packet ?? packet.id)
      .orderBy('position')
      .orderBy('id'),
  )
  const sources = rows.map(row => sourcesOf(reader, symmetric, row.kind, row.target))
  const signals = new Map<string, SignalView>()
  for (const id of unique(sources.flatMap(s => s.signals))) {
    const found = findSignal(reader, codebooks, id)
    if (found) signals.set(id, found)
  }
  const forbidden = forbiddenWords(
    protectedNames(reader, [...signals.keys()], unique([...signals.values()].map(s => s.root))),
  )
  const items = rows.map((row, i): GatheredItem => {
    const from = sources[i] ?? { signals: [], roots: [], ties: [], grades: new Map() }
    const redactions = redactionsOf(reader, row.id)
    const pieces = piecesOf(reader, codebooks, { ...row, signals: from.signals, ties: from.ties }).map(piece => ({
      ...piece,
      runs: redactedRuns(piece, redactions),
    }))
    const texts = pieces.map(piece => shownText(codebooks, piece.runs))
    const isProtected = from.signals.some(id => protects(session, signals.get(id)))
    return {
      ...row,
      ...from,
      position: i + 1,
      pieces,
      redactions,
      // Of a file only its text can be redacted: headers and properties would go along (R29).
      showsReporter: texts.some(text => showsAny(text, forbidden)) || (row.kind === 'original' && isProtected),
      showsPersonalData: texts.some(text => showsAny(text, surfacesOf(reader, from.signals))),
    }
  })
  const recipient = findRecipient(reader, packet.recipient)
  const group = recipient !== undefined && isGroup(codebooks, recipient.kind)
  return {
    packet,
    group,
    addressees: addresseesOf(reader, codebooks, packet, at),
    items,
    signals,
    forbidden,
    ...wordsOf(reader, packet, items),
  }
}

/** `YYYY-MM-DD` in the Netherlands: a condition that ends on a day ends there. */
const dutchDay = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Amsterdam' })

export function factsOf(gathered: Gathered, at: number, release?: ReleaseFact): PacketFacts {
  const items: ItemFact[] = gathered.items.map(item => ({
    id: item.id,
    kind: item.kind,
    position: item.position,
    sources: item.signals,
    gradedApart: [...item.grades.keys()],
    showsReporter: item.showsReporter,
    showsPersonalData: item.showsPersonalData,
  }))
  return {
    asOf: dutchDay.format(at),
    purpose: gathered.packet.purpose,
    marking: gathered.packet.marking,
    group: gathered.group,
    members: gathered.addressees,
    items,
    signals: gathered.signals,
    release,
  }
}

function wordsOf(
  reader: Reader,
  packet: PacketRow,
  items: readonly GatheredItem[],
): Pick<Gathered, 'notes' | 'confirmations' | 'unknowns'> {
  const ids = [packet.id, ...(packet.group_packet === null ? [] : [packet.group_packet])]
  const notes = reader.all(
    q.selectFrom('active_packet_note').select(['kind', 'text']).where('packet', 'in', ids).orderBy('hlc').orderBy('id'),
  )
  const confirmed = reader.all(
    q
      .selectFrom('decision_in_force')
      .select(['value', 'because'])
      .where('kind', '=', 'ground_confirmation')
      .where('subject', 'in', ids)
      .orderBy('hlc')
      .orderBy('id'),
  )
  const assessments = items.filter(i => i.kind === 'assessment').map(i => i.target)
  const points =
    assessments.length === 0
      ? []
      : reader.all(
          q
            .selectFrom('assessment_point')
            .select(['side', 'text'])
            .where('assessment', 'in', assessments)
            .where('side', 'in', ['unknown', 'alternative'])
            .orderBy('hlc')
            .orderBy('id'),
        )
  return {
    notes,
    confirmations: new Map(confirmed.map(c => [c.value ?? '', c.because ?? ''])),
    unknowns: points.map(p => (p.side === 'alternative' ? `Andere verklaring: ${p.text}` : p.text)),
  }
}

function redactionsOf(reader: Reader, item: string): (RedactedRange & { id: string })[] {
  return reader.all(
    q
      .selectFrom('active_redaction')
      .select(['id', 'part', 'start', 'end', 'reason'])
      .where('item', '=', item)
      .orderBy('part')
      .orderBy('start')
      .orderBy('id'),
  )
}

function protects({ codebooks }: Session, signal: SignalFact | undefined): boolean {
  return (
    signal?.conditions.some(
      c => codebooks.sourceConditions.find(row => row.code === c.code)?.effect === 'require_redaction',
    ) ?? false
  )
}

/** What the mentions of these signals say, as written. */
function surfacesOf(reader: Reader, signals: readonly string[]): string[] {
  if (signals.length === 0) return []
  return unique(
    reader
      .all(
        q
          .selectFrom('visible_mention')
          .select('surface')
          .where('signal', 'in', [...signals]),
      )
      .map(m => m.surface),
  ).filter(s => s.length >= 3)
}
