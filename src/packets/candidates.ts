/**
 * What could go into a packet: what its case holds, or what is known of the person it is about; and a signal from elsewhere by its
 * number. A list to choose from: nothing of it is in until somebody says why it is needed (R70).
 */
import { maySeeStream, type Session } from '../access/index.ts'
import { Refused } from '../contract/errors.ts'
import { PacketItemId } from '../contract/ids.ts'
import type { Candidate, ItemKind } from '../contract/packet-shapes.ts'
import type { Tx } from '../vault/index.ts'
import { conditionsOf, line } from './compose-item.ts'
import { sourcesOf, tiesOf, unique } from './item-sources.ts'
import { piecesOf } from './item-texts.ts'
import { getPacket, mustBeIn, q, type PacketRow } from './queries.ts'
import { findSignal, type SignalView } from './signal-facts.ts'
import { sourceView } from './source-views.ts'

const mostCandidates = 1_000

export function listCandidates(tx: Tx, session: Session, id: string, number?: string): Candidate[] {
  const packet = getPacket(tx, session, id)
  mustBeIn(packet, 'draft')
  tx.about('packet', packet.id)
  const near = number === undefined ? signalsNear(tx, packet) : signalByNumber(tx, number)
  const signals = visibleTo(tx, session, withContradicting(tx, session, near))
  if (number !== undefined && signals.length === 0) throw new Refused('NOT_FOUND', { subject: packet.id })
  const views = new Map(signals.flatMap(s => asEntry(findSignal(tx, session.codebooks, s))))
  const places = [...placesOf(tx, session, [...views.keys()]), ...assessmentsOf(tx, packet)].slice(0, mostCandidates)
  const rows = places.map(place => candidateOf(tx, session, packet, views, place))
  tx.count(rows.length)
  return rows
}

const asEntry = (view: SignalView | undefined) => (view && !view.gone ? [[view.id, view] as const] : [])

/** Of the case, in order of arrival; without a case those that name the person. */
function signalsNear(tx: Tx, { case_id: caseId, about_entity: person }: PacketRow): string[] {
  if (caseId !== null)
    return tx
      .all(
        q
          .selectFrom('active_case_signal as c')
          .innerJoin('visible_signal as s', 's.id', 'c.signal')
          .select('s.id')
          .where('c.case_id', '=', caseId)
          .orderBy('s.received_at')
          .orderBy('s.id'),
      )
      .map(row => row.id)
  if (person === null) return []
  return tx
    .all(
      q
        .selectFrom('cluster_mention as m')
        .innerJoin('entity_root as r', 'r.root', 'm.root')
        .innerJoin('visible_signal as s', 's.id', 'm.signal')
        .select(['s.id', 's.received_at'])
        .distinct()
        .where('r.entity', '=', person)
        .orderBy('s.received_at')
        .orderBy('s.id'),
    )
    .map(row => row.id)
}

function signalByNumber(tx: Tx, number: string): string[] {
  return tx
    .all(q.selectFrom('visible_signal').select('id').where('number', '=', number.trim().toUpperCase()))
    .map(row => row.id)
}

/** What speaks against a signal is offered beside it, wherever it was filed (R16). */
function withContradicting(tx: Tx, { codebooks }: Session, signals: readonly string[]): string[] {
  return unique(signals.flatMap(id => [id, ...(findSignal(tx, codebooks, id)?.contradictedBy ?? []).map(c => c.id)]))
}

function visibleTo(tx: Tx, session: Session, signals: readonly string[]): string[] {
  return signals.filter(id => {
    const row = tx.get(q.selectFrom('visible_signal').select(['stream', 'state']).where('id', '=', id))
    return row !== undefined && row.state !== 'merged_origin' && maySeeStream(tx, session.user, row.stream)
  })
}

interface Place {
  readonly kind: ItemKind
  readonly target: string
}

/** The signals first, then what was derived from them or lies in them. */
function placesOf(tx: Tx, session: Session, signals: readonly string[]): Place[] {
  if (signals.length === 0) return []
  const ids = [...signals]
  const symmetric = symmetricOf(session)
  const relations = tx.all(q.selectFrom('visible_relation').select('id').where('signal', 'in', ids).orderBy('hlc'))
  // All ties of one relation are one item: the first stands for them.
  const first = unique(relations.map(r => tiesOf(tx, symmetric, r.id)[0]?.id ?? r.id))
  const statements = tx.all(q.selectFrom('visible_statement').select('id').where('signal', 'in', ids).orderBy('hlc'))
  const notes = tx.all(q.selectFrom('visible_annotation').select('id').where('signal', 'in', ids).orderBy('hlc'))
  const as = (kind: ItemKind, targets: readonly string[]) => targets.map(target => ({ kind, target }))
  return [
    ...as('signal', ids),
    ...as('original', originalsOf(tx, ids)),
    ...as('relation', first),
    ...as(
      'statement',
      statements.map(s => s.id),
    ),
    ...as(
      'annotation',
      notes.map(n => n.id),
    ),
  ]
}

/** Whose bytes were kept; of what was not, the text can go. */
function originalsOf(tx: Tx, signals: readonly string[]): string[] {
  return tx
    .all(
      q
        .selectFrom('signal as s')
        .innerJoin('original as o', 'o.id', 's.original')
        .select('o.id')
        .where('s.id', 'in', [...signals])
        .where('o.kept_as', 'in', ['bytes', 'rebuilt'])
        .orderBy('s.received_at'),
    )
    .map(row => row.id)
}

function assessmentsOf(tx: Tx, { case_id: caseId }: PacketRow): Place[] {
  if (caseId === null) return []
  const latest = tx.get(
    q
      .selectFrom('assessment')
      .select('id')
      .where('case_id', '=', caseId)
      .orderBy('hlc', 'desc')
      .orderBy('id', 'desc')
      .limit(1),
  )
  return latest ? [{ kind: 'assessment', target: latest.id }] : []
}

function candidateOf(
  tx: Tx,
  session: Session,
  packet: PacketRow,
  views: ReadonlyMap<string, SignalView>,
  { kind, target }: Place,
): Candidate {
  const { codebooks } = session
  const from = sourcesOf(tx, symmetricOf(session), kind, target)
  const sources = from.signals.flatMap(id => views.get(id) ?? findSignal(tx, codebooks, id) ?? [])
  const [first] = piecesOf(tx, codebooks, { id: target, kind, target, signals: from.signals, ties: from.ties })
  const targets = from.ties.length > 0 ? from.ties.flat().map(tie => tie.id) : [target]
  const item = tx.get(
    q
      .selectFrom('active_packet_item')
      .select('id')
      .where('packet', '=', packet.id)
      .where('kind', '=', kind)
      .where('target', 'in', targets),
  )
  const against = [...views.values()].filter(view => view.contradictedBy.some(c => from.signals.includes(c.id)))
  return {
    kind,
    target,
    title: line(first?.text ?? ''),
    sources: sources.map(source => sourceView(session, source, from.grades)),
    conditions: conditionsOf(codebooks, sources).map(c => c.text),
    item: item ? PacketItemId.parse(item.id) : null,
    against: kind === 'signal' ? against.map(view => view.number) : [],
  }
}

function symmetricOf({ codebooks }: Session): (type: string) => boolean {
  return type => codebooks.relationTypes.find(t => t.code === type)?.symmetric ?? false
}
