/** Which signals an item rests on. Whatever is derived carries the conditions of all of them (R27; model invariant 3). */
import type { Reader } from '../vault/index.ts'
import { q } from './queries.ts'
import { gradeOf, type GradeView } from './signal-facts.ts'
import type { ItemKind } from './tables.ts'

/** One relation as people see it: all ties of the same kind between the same two, each by its own statement (R40). */
export interface Tie {
  readonly id: string
  readonly type: string
  readonly from: string
  readonly to: string
  readonly period: string | null
  readonly statement: string
  readonly signal: string
  /** Root of the statement's origin (R20, R23). */
  readonly root: string
}

export interface Sources {
  /** In order, each once. Also signals that are gone, when nothing else is left: then they are what blocks (R56). */
  readonly signals: readonly string[]
  readonly roots: readonly string[]
  readonly ties: readonly (readonly Tie[])[]
  /** By signal: the grade of the very statement that the item rests on, where each of them has one of its own (R24). */
  readonly grades: ReadonlyMap<string, GradeView>
}

const noGrades: ReadonlyMap<string, GradeView> = new Map()

export function sourcesOf(
  reader: Reader,
  symmetric: (type: string) => boolean,
  kind: ItemKind,
  target: string,
): Sources {
  switch (kind) {
    case 'signal':
    case 'passages':
      return ofSignals(reader, [target])
    case 'original':
      return ofSignals(reader, signalsOfOriginal(reader, target))
    case 'relation':
    case 'connection':
      return ofTies(
        reader,
        target.split('+').map(id => tiesOf(reader, symmetric, id)),
        target.split('+'),
      )
    case 'statement':
      return ofStatements(reader, [target])
    case 'assessment':
      return ofAssessment(reader, target)
    case 'annotation':
      return ofSignals(
        reader,
        reader.all(q.selectFrom('annotation').select('signal').where('id', '=', target)).map(a => a.signal),
      )
  }
}

/** A signal counts for its own origin and for those that its statements name (R23). */
function ofSignals(reader: Reader, signals: readonly string[]): Sources {
  const own =
    signals.length === 0
      ? []
      : reader.all(
          q
            .selectFrom('visible_signal as s')
            .innerJoin('origin_root as r', 'r.origin', 's.origin')
            .select('r.root')
            .where('s.id', 'in', [...signals]),
        )
  const said =
    signals.length === 0
      ? []
      : reader.all(
          q
            .selectFrom('visible_statement')
            .select('root')
            .where('signal', 'in', [...signals]),
        )
  return { signals: unique(signals), roots: unique([...own, ...said].map(r => r.root)), ties: [], grades: noGrades }
}

function ofTies(reader: Reader, ties: readonly (readonly Tie[])[], ids: readonly string[]): Sources {
  const missing = ids.filter((_, i) => ties[i]?.length === 0)
  // A tie without a valid statement takes the whole item with it; what made it fall is named.
  if (missing.length > 0)
    return { signals: missing.flatMap(id => goneSignals(reader, id)), roots: [], ties: [], grades: noGrades }
  return {
    signals: unique(ties.flat().map(t => t.signal)),
    roots: unique(ties.flat().map(t => t.root)),
    ties,
    grades: gradesOf(
      reader,
      ties.flat().map(t => [t.signal, t.statement]),
    ),
  }
}

function goneSignals(reader: Reader, relation: string): string[] {
  return reader
    .all(
      q
        .selectFrom('relation as r')
        .innerJoin('signal_state as s', 's.signal', 'r.signal')
        .select('r.signal')
        .where('r.id', '=', relation)
        .where('s.state', 'in', ['unfounded', 'expired']),
    )
    .map(r => r.signal)
}

/** All ties of the same type between the same two clusters in the same period; either way round when the type has no direction. */
export function tiesOf(reader: Reader, symmetric: (type: string) => boolean, relation: string): Tie[] {
  const ends = reader.get(
    q
      .selectFrom('relation as r')
      .innerJoin('entity_root as f', 'f.entity', 'r.from_entity')
      .innerJoin('entity_root as t', 't.entity', 'r.to_entity')
      .select(['r.type', 'r.period_edtf', 'f.root as from_root', 't.root as to_root'])
      .where('r.id', '=', relation),
  )
  if (!ends) return []
  const rows = reader.all(
    q
      .selectFrom('visible_relation')
      .select(['id', 'type', 'from_root', 'to_root', 'period_edtf', 'statement', 'signal', 'root'])
      .where('type', '=', ends.type)
      .orderBy('hlc')
      .orderBy('id'),
  )
  const same = (a: string, b: string) => a === ends.from_root && b === ends.to_root
  return rows
    .filter(
      r =>
        r.period_edtf === ends.period_edtf &&
        (same(r.from_root, r.to_root) || (symmetric(r.type) && same(r.to_root, r.from_root))),
    )
    .map(r => ({
      id: r.id,
      type: r.type,
      from: r.from_root,
      to: r.to_root,
      period: r.period_edtf,
      statement: r.statement,
      signal: r.signal,
      root: r.root,
    }))
}

function ofStatements(reader: Reader, ids: readonly string[]): Sources {
  const rows =
    ids.length === 0
      ? []
      : reader.all(
          q
            .selectFrom('visible_statement')
            .select(['id', 'signal', 'root'])
            .where('id', 'in', [...ids]),
        )
  if (rows.length > 0)
    return {
      signals: unique(rows.map(r => r.signal)),
      roots: unique(rows.map(r => r.root)),
      ties: [],
      grades: gradesOf(
        reader,
        rows.map(r => [r.signal, r.id]),
      ),
    }
  const gone =
    ids.length === 0
      ? []
      : reader.all(
          q
            .selectFrom('statement as t')
            .innerJoin('signal_state as s', 's.signal', 't.signal')
            .select('t.signal')
            .where('t.id', 'in', [...ids])
            .where('s.state', 'in', ['unfounded', 'expired']),
        )
  return { signals: unique(gone.map(g => g.signal)), roots: [], ties: [], grades: noGrades }
}

function gradesOf(
  reader: Reader,
  statements: readonly (readonly [signal: string, statement: string])[],
): ReadonlyMap<string, GradeView> {
  const graded = new Map<string, GradeView>()
  const others = new Set<string>()
  for (const [signal, statement] of statements) {
    const own = gradeOf(reader, statement)
    if (own === undefined) others.add(signal)
    else graded.set(signal, own)
  }
  return new Map([...graded].filter(([signal]) => !others.has(signal)))
}

/**
 * What its points name. Where one that speaks for or against names nothing, it rests on all signals of its case: better a condition
 * too many than one too few (R27).
 */
function ofAssessment(reader: Reader, id: string): Sources {
  const points = reader.all(
    q.selectFrom('assessment_point').select(['side', 'statement', 'signal']).where('assessment', '=', id),
  )
  const unnamed = points.some(
    p => (p.side === 'for' || p.side === 'against') && p.statement === null && p.signal === null,
  )
  const statements = points.flatMap(p => (p.statement === null ? [] : [p.statement]))
  const said =
    statements.length === 0 ? [] : reader.all(q.selectFrom('statement').select('signal').where('id', 'in', statements))
  const named = unique([...said.map(s => s.signal), ...points.flatMap(p => (p.signal === null ? [] : [p.signal]))])
  if (named.length > 0 && !unnamed) return ofSignals(reader, named)
  const whole = reader.all(
    q
      .selectFrom('assessment as a')
      .innerJoin('active_case_signal as c', 'c.case_id', 'a.case_id')
      .select('c.signal')
      .where('a.id', '=', id)
      .orderBy('c.signal'),
  )
  return ofSignals(reader, unique(whole.map(w => w.signal)))
}

/** The signal that an original or one of its containers belongs to. */
export function signalsOfOriginal(reader: Reader, original: string): string[] {
  let at: string | null = original
  for (let depth = 0; at !== null && depth < 32; depth += 1) {
    const signal = reader.get(q.selectFrom('signal').select('id').where('original', '=', at))
    if (signal) return [signal.id]
    at = reader.get(q.selectFrom('original').select('parent').where('id', '=', at))?.parent ?? null
  }
  return []
}

export function unique(ids: readonly string[]): string[] {
  return [...new Set(ids)]
}
