/** Nodes and lines of one case, one signal or one entity; the same data feeds the picture and the list beside it (R43, R45). */
import { mustSeeCase, type Session } from '../access/index.ts'
import { inheritedOf, mustSeeSignal, type MentionKind } from '../annotation/index.ts'
import type { Network, NetworkNode, TieRow } from '../contract/links.ts'
import { Refused } from '../contract/errors.ts'
import { EntityId, MentionId, SignalId } from '../contract/ids.ts'
import { entityLabels, getEntity, minorsOf, visibleSignalsOf } from '../entities/index.ts'
import type { Reader, Tx } from '../vault/index.ts'
import { isCarrier, isContextPlace } from './connections.ts'
import { q } from './queries.ts'
import { connectionsIn } from './read-connections.ts'
import { tiesOf } from './ties.ts'

export interface Parent {
  readonly case?: string | undefined
  readonly signal?: string | undefined
  readonly entity?: string | undefined
}

/** Ties of one parent; without one nothing is listed (R2). */
export function tiesOfParent(tx: Tx, session: Session, parent: Parent): TieRow[] {
  if (parent.entity !== undefined) {
    const { root } = getEntity(tx, session, parent.entity)
    tx.about('entity', root)
    return tiesOf(tx, session, { entities: [root] })
  }
  return tiesOf(tx, session, { signals: signalsOfParent(tx, session, parent) })
}

export function networkOf(tx: Tx, session: Session, parent: Parent): Network {
  const signals = signalsOfParent(tx, session, parent)
  const ties = tiesOfParent(tx, session, parent)
  return networkFrom(tx, session, signals, ties)
}

/** For packets and cases: the network of these signals, whoever asks. */
export function networkOfSignals(reader: Reader, session: Session, signals: readonly string[]): Network {
  return networkFrom(reader, session, signals, tiesOf(reader, session, { signals }))
}

function networkFrom(reader: Reader, session: Session, signals: readonly string[], ties: readonly TieRow[]): Network {
  const drawn = new Set([...personsIn(reader, signals), ...ties.flatMap(tie => [tie.from.id, tie.to.id])])
  const nodes = nodesFor(reader, session, [...drawn])
  const known = new Set<string>(nodes.map(node => node.id))
  const shown = ties.filter(tie => known.has(tie.from.id) && known.has(tie.to.id))
  return {
    nodes,
    ties: shown,
    connections: connectionsIn(reader, session, shown),
    unnamed: unnamedIn(reader, signals),
    inherited: inheritedOf(reader, [...signals, ...shown.flatMap(tie => tie.signals)]),
  }
}

function signalsOfParent(tx: Tx, session: Session, parent: Parent): string[] {
  if (parent.case !== undefined) {
    mustSeeCase(tx, session.user, parent.case)
    tx.about('case', parent.case)
    return tx
      .all(q.selectFrom('active_case_signal').select('signal').where('case_id', '=', parent.case).orderBy('signal'))
      .map(row => row.signal)
  }
  if (parent.signal !== undefined) {
    mustSeeSignal(tx, session, parent.signal)
    tx.about('signal', parent.signal)
    return [parent.signal]
  }
  if (parent.entity === undefined) throw new Refused('PARENT_NEEDED')
  const { root } = getEntity(tx, session, parent.entity)
  return visibleSignalsOf(tx, session, root)
}

function personsIn(reader: Reader, signals: readonly string[]): string[] {
  if (signals.length === 0) return []
  return reader
    .all(
      q
        .selectFrom('cluster_mention')
        .select('root')
        .distinct()
        .where('kind', '=', 'person')
        .where('signal', 'in', [...signals]),
    )
    .map(row => row.root)
}

/** In order of kind and name. A house of prayer is never in the picture. */
function nodesFor(reader: Reader, session: Session, ids: readonly string[]): NetworkNode[] {
  if (ids.length === 0) return []
  const rows = reader.all(
    q
      .selectFrom('visible_entity')
      .select(['id', 'kind', 'subkind'])
      .where('id', 'in', [...ids]),
  )
  const plated = withMention(reader, ids, ['number_plate'])
  const numbered = withMention(reader, ids, ['v_number', 'document_number', 'chain_reference'])
  const labels = entityLabels(reader, ids)
  const minors = minorsOf(reader, ids, session.deps.clock.now())
  const aliases = aliasesOf(reader, ids)
  return rows
    .filter(row => !session.codebooks.locationKinds.some(kind => kind.code === row.subkind && kind.neverGraph))
    .map(row => ({
      id: EntityId.parse(row.id),
      kind: row.kind,
      subkind: row.subkind,
      label: labels.get(row.id) ?? '',
      alias: row.kind === 'person' ? (aliases.get(row.id) ?? null) : null,
      minor: row.kind === 'person' && (minors.get(row.id)?.value ?? false),
      identified: row.kind === 'person' ? numbered.has(row.id) : null,
      context: row.kind === 'location' && isContextPlace(session.codebooks, row.subkind),
      walked: row.kind === 'person' || isCarrier(session.codebooks, { ...row, plated: plated.has(row.id) }),
    }))
    .sort((a, b) => a.kind.localeCompare(b.kind) || a.label.localeCompare(b.label, 'nl') || a.id.localeCompare(b.id))
}

/** Those of these to whom a mention of one of these kinds is attached. */
function withMention(reader: Reader, ids: readonly string[], kinds: readonly MentionKind[]): ReadonlySet<string> {
  const rows = reader.all(
    q
      .selectFrom('cluster_mention')
      .select('root')
      .distinct()
      .where('mention_kind', 'in', [...kinds])
      .where('root', 'in', [...ids]),
  )
  return new Set(rows.map(row => row.root))
}

/** The first name in another writing that each of them has. */
function aliasesOf(reader: Reader, ids: readonly string[]): Map<string, string> {
  const rows = reader.all(
    q
      .selectFrom('cluster_mention as c')
      .innerJoin('visible_mention as m', 'm.id', 'c.mention')
      .select(['c.root', 'm.surface'])
      .where('c.root', 'in', [...ids])
      .where('c.mention_kind', '=', 'person')
      .where('m.script', 'not in', ['Latn', 'Zyyy'])
      .orderBy('m.hlc', 'desc'),
  )
  return new Map(rows.map(row => [row.root, row.surface]))
}

function unnamedIn(reader: Reader, signals: readonly string[]): Network['unnamed'] {
  if (signals.length === 0) return []
  const rows = reader.all(
    q
      .selectFrom('visible_mention as m')
      .innerJoin('visible_signal as s', 's.id', 'm.signal')
      .select(['m.id', 'm.surface', 'm.signal', 's.number'])
      .where('m.kind', '=', 'person')
      .where('m.role', '=', 'unnamed')
      .where('m.signal', 'in', [...signals])
      .orderBy('s.number')
      .orderBy('m.start'),
  )
  return rows.map(row => ({
    mention: MentionId.parse(row.id),
    surface: row.surface.replaceAll(/\s+/g, ' '),
    signal: SignalId.parse(row.signal),
    signalNumber: row.number,
  }))
}
