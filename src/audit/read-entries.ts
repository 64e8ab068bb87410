/**
 * Entries by what they say, newest first. Filters look into each entry's canonical JSON: no index, about 3 µs an entry.
 */
import { sql, type RawBuilder, type SqlBool } from 'kysely'
import { queriesOver, type Reader, type Tables } from '../vault/index.ts'
import { checkpointActs } from './checkpoint.ts'
import { parseEntry, type Entry } from './entry.ts'
import { seenAgain } from './looks.ts'
import type { auditTables } from './tables.ts'

const q = queriesOver<Tables<typeof auditTables>>()

export interface EntryWish {
  /** Only lines under this number. */
  readonly before?: number | undefined
  readonly from?: number | undefined
  readonly until?: number | undefined
  readonly actor?: string | undefined
  readonly acts?: readonly string[] | undefined
  readonly purpose?: string | undefined
  /** About one of these records, or asked with one of these query digests. */
  readonly objects?: readonly string[] | undefined
  readonly queries?: readonly string[] | undefined
  readonly numbers?: readonly number[] | undefined
}

/** What the looks of R80 need of an entry. */
export interface EntryFact {
  readonly n: number
  readonly at: number
  readonly actor: string
  readonly unlock: string
  readonly act: string
  readonly object: string | null
  readonly query: string | null
  readonly count: number | null
  readonly wrote: boolean
  /** Counts looks that have an entry already. */
  readonly again: boolean
}

export function readEntries(reader: Reader, wish: EntryWish, limit: number): Entry[] {
  const rows = reader.all(
    q.selectFrom('audit_entry').select('bytes').where(meets(wish)).orderBy('n', 'desc').limit(limit),
  )
  return rows.map(row => parseEntry(row.bytes))
}

export function countEntries(reader: Reader, wish: EntryWish): number {
  const row = reader.get(
    q
      .selectFrom('audit_entry')
      .select(eb => eb.fn.countAll<number>().as('n'))
      .where(meets(wish)),
  )
  return row?.n ?? 0
}

/** In order of n. */
export function entryFacts(reader: Reader, wish: EntryWish): EntryFact[] {
  const rows = reader.all(
    q
      .selectFrom('audit_entry')
      .select([
        'n',
        field<number>('t').as('at'),
        field<string>('actor').as('actor'),
        field<string>('unlock').as('unlock'),
        field<string>('act').as('act'),
        field<string | null>('object.id').as('object'),
        field<string | null>('query').as('query'),
        field<number | null>('count').as('count'),
        field<string | null>('after').as('after'),
        field<string>('result').as('result'),
      ])
      .where(meets(wish))
      .orderBy('n'),
  )
  return rows.map(({ after, result, ...row }) => ({ ...row, wrote: after !== null, again: result === seenAgain }))
}

/** Distinct values of one field, in order. */
export function valuesOf(reader: Reader, name: 'actor' | 'act' | 'purpose.code'): string[] {
  const rows = reader.all(
    q.selectFrom('audit_entry').select(field<string | null>(name).as('value')).distinct().orderBy('value'),
  )
  return rows.flatMap(row => (row.value === null ? [] : [row.value]))
}

/** Numbers of the entries of which a checkpoint left the vault: in a backup or an extract, on paper. */
export function leftCheckpoints(reader: Reader): Set<number> {
  const left = checkpointActs.filter(act => act !== 'CHECKPOINT')
  const facts = reader.all(
    q
      .selectFrom('audit_entry')
      .select(field<number | null>('count').as('count'))
      .where(meets({ acts: left })),
  )
  return new Set(facts.flatMap(({ count }) => (count === null ? [] : [count])))
}

/** The latest entry of an act after line `after`. */
export function latestOf(reader: Reader, act: string, after: number): Entry | undefined {
  const row = reader.get(
    q
      .selectFrom('audit_entry')
      .select('bytes')
      .where('n', '>', after)
      .where(field<string>('act'), '=', act)
      .orderBy('n', 'desc')
      .limit(1),
  )
  return row && parseEntry(row.bytes)
}

function field<T>(path: string): RawBuilder<T> {
  return sql<T>`json_extract(CAST(bytes AS TEXT), ${sql.lit(`$.${path}`)})`
}

function meets(wish: EntryWish): RawBuilder<SqlBool> {
  const about = [
    ...(wish.objects ? [isOneOf('object.id', wish.objects)] : []),
    ...(wish.queries && wish.queries.length > 0 ? [isOneOf('query', wish.queries)] : []),
  ]
  const all = [
    sql<SqlBool>`1`,
    ...(wish.before === undefined ? [] : [sql<SqlBool>`n < ${wish.before}`]),
    ...(wish.numbers ? [sql<SqlBool>`n IN (SELECT value FROM json_each(${JSON.stringify(wish.numbers)}))`] : []),
    ...(wish.from === undefined ? [] : [sql<SqlBool>`${field('t')} >= ${wish.from}`]),
    ...(wish.until === undefined ? [] : [sql<SqlBool>`${field('t')} < ${wish.until}`]),
    ...(wish.actor === undefined ? [] : [sql<SqlBool>`${field('actor')} = ${wish.actor}`]),
    ...(wish.purpose === undefined ? [] : [sql<SqlBool>`${field('purpose.code')} = ${wish.purpose}`]),
    ...(wish.acts ? [isOneOf('act', wish.acts)] : []),
    ...(about.length > 0 ? [sql<SqlBool>`(${sql.join(about, sql` OR `)})`] : []),
  ]
  return sql.join(all, sql` AND `)
}

function isOneOf(path: string, values: readonly string[]): RawBuilder<SqlBool> {
  return sql<SqlBool>`${field(path)} IN (SELECT value FROM json_each(${JSON.stringify(values)}))`
}
