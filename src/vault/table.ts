/**
 * Tables as values: one definition gives the DDL, the row type and the typed queries. `schema.sql` and migration 0001
 * are generated from these; each area's `tables.ts` holds its own.
 */
export type Cell = string | number | Uint8Array | null

export interface Column<T extends Cell> {
  /** DDL of the column, given its name. */
  readonly ddl: (name: string) => string
  readonly nullable: boolean
  /** Carries the type only; never set. */
  readonly type?: T
}
export type Columns = Readonly<Record<string, Column<Cell>>>
type CellOf<C> = C extends Column<infer T> ? T : never
export type RowOf<C extends Columns> = { [K in keyof C]: CellOf<C[K]> }
type NullableKeys<C extends Columns> = { [K in keyof C]: null extends CellOf<C[K]> ? K : never }[keyof C]
/** Values for a new row: columns that may be null may be left out. */
export type NewRow<C extends Columns> = Omit<RowOf<C>, NullableKeys<C>> & Partial<Pick<RowOf<C>, NullableKeys<C>>>

export interface Table<N extends string, C extends Columns> {
  readonly name: N
  readonly kind: 'record' | 'plain'
  readonly columns: C
  readonly ddl: string
}

function column<T extends Cell>(ddl: (name: string) => string, nullable: boolean): Column<T> {
  return { ddl, nullable }
}
function quoted(values: readonly string[]): string {
  return values.map(v => `'${v.replaceAll("'", "''")}'`).join(', ')
}

export const text = () => column<string>(() => 'TEXT NOT NULL', false)
export const textOrNull = () => column<string | null>(() => 'TEXT', true)
export const integer = () => column<number>(() => 'INTEGER NOT NULL', false)
/** Given out by the database; never a reference. */
export const integerKey = () => column<number>(() => 'INTEGER PRIMARY KEY', false)
export const integerOrNull = () => column<number | null>(() => 'INTEGER', true)
export const blob = () => column<Uint8Array>(() => 'BLOB NOT NULL', false)
export const blobOrNull = () => column<Uint8Array | null>(() => 'BLOB', true)
/** 0 or 1: the database binding takes no booleans. */
export const flag = () => column<number>(name => `INTEGER NOT NULL CHECK (${name} IN (0, 1))`, false)
export const oneOf = <const V extends readonly string[]>(...values: V) =>
  column<V[number]>(name => `TEXT NOT NULL CHECK (${name} IN (${quoted(values)}))`, false)
/** A record of the same retention owner; checked at commit. */
export const ref = (table: string) =>
  column<string>(() => `TEXT NOT NULL REFERENCES ${quotedName(table)}(id) DEFERRABLE INITIALLY DEFERRED`, false)
export const refOrNull = (table: string) =>
  column<string | null>(() => `TEXT REFERENCES ${quotedName(table)}(id) DEFERRABLE INITIALLY DEFERRED`, true)
/** An id of a record that may have another retention owner, so that its destruction never waits for this row. */
export const idOf = () => column<string>(name => `TEXT NOT NULL CHECK (length(${name}) BETWEEN 1 AND 128)`, false)
export const idOfOrNull = () => column<string | null>(() => 'TEXT', true)

/** What every record carries (data model of team use, §12): who, where, when in what order, for whom, until when. */
export const recordColumns = {
  id: column<string>(() => 'TEXT PRIMARY KEY NOT NULL CHECK (length(id) = 36)', false),
  v: integer(),
  stream: column<string>(
    () => `TEXT NOT NULL CHECK (stream IN ('unit', 'inbox', 'source') OR stream GLOB 'case:????????-*')`,
    false,
  ),
  owner: text(),
  // No reference, for its index would take each row in at a place of its own: a key's id is a hash.
  key_id: text(),
  author: text(),
  device: text(),
  hlc: column<string>(() => 'TEXT NOT NULL CHECK (length(hlc) = 16)', false),
  because: textOrNull(),
  extra: textOrNull(),
  nonce: column<Uint8Array>(() => 'BLOB NOT NULL CHECK (length(nonce) = 32)', false),
  // No reference: the entry is written last, and while one is owed SQLite looks for children of every row that it inserts.
  entry: integer(),
} as const

export type RecordTable<N extends string, C extends Columns> = Table<N, typeof recordColumns & C> & {
  readonly kind: 'record'
  readonly own: C
}

interface TableOptions {
  readonly indexes?: readonly string[]
  readonly checks?: readonly string[]
}

/** An insert-only table: UPDATE aborts, DELETE only after the row's data key was destroyed. */
export function record<const N extends string, const C extends Columns>(
  name: N,
  own: C,
  options: TableOptions = {},
): RecordTable<N, C> {
  const columns = { ...recordColumns, ...own }
  const guards = [
    `CREATE TRIGGER ${name}_is_insert_only BEFORE UPDATE ON ${quotedName(name)} BEGIN SELECT RAISE(ABORT, 'insert-only'); END;`,
    `CREATE TRIGGER ${name}_outlives_its_key BEFORE DELETE ON ${quotedName(name)}`,
    `  WHEN (SELECT destroyed FROM data_key WHERE id = OLD.key_id) IS NOT 1 BEGIN SELECT RAISE(ABORT, 'insert-only'); END;`,
  ]
  const ddl = [
    tableDdl(name, columns, options),
    ...guards,
    `CREATE INDEX ${name}_by_owner ON ${quotedName(name)}(owner, key_id);`,
  ].join('\n')
  return { name, kind: 'record', columns, own, ddl }
}

/** A table that is no record: the log, keys, caches, work in hand. */
export function plain<const N extends string, const C extends Columns>(
  name: N,
  columns: C,
  options: TableOptions & { readonly primaryKey?: string; readonly extraDdl?: readonly string[] } = {},
): Table<N, C> {
  const checks = [...(options.primaryKey ? [`PRIMARY KEY (${options.primaryKey})`] : []), ...(options.checks ?? [])]
  const ddl = [tableDdl(name, columns, { ...options, checks }), ...(options.extraDdl ?? [])].join('\n')
  return { name, kind: 'plain', columns, ddl }
}

function tableDdl(name: string, columns: Columns, options: TableOptions): string {
  const lines = [
    ...Object.entries(columns).map(([key, c]) => `  ${quotedName(key)} ${c.ddl(quotedName(key))}`),
    ...(options.checks ?? []).map(c => `  ${c}`),
  ]
  const indexes = (options.indexes ?? []).map(on => {
    const unique = on.startsWith('UNIQUE ')
    const columnsOn = unique ? on.slice('UNIQUE '.length) : on
    const suffix = columnsOn.replaceAll(/[^a-z_]+/g, '_').replaceAll(/^_|_$/g, '')
    return `CREATE ${unique ? 'UNIQUE ' : ''}INDEX ${name}_by_${suffix} ON ${quotedName(name)}(${columnsOn});`
  })
  return [`CREATE TABLE ${quotedName(name)} (\n${lines.join(',\n')}\n) STRICT;`, ...indexes].join('\n')
}

/** `end`, `from`, `table` … are words of SQL. */
export function quotedName(name: string): string {
  return ['end', 'from', 'to', 'table', 'case', 'order', 'group', 'row'].includes(name) ? `"${name}"` : name
}

/** A view, with its row type given by hand: SQL knows no types. */
export interface View<N extends string, R> {
  readonly name: N
  readonly ddl: string
  readonly type?: R
}
export function view<R>() {
  return <const N extends string>(name: N, select: string): View<N, R> => ({
    name,
    ddl: `CREATE VIEW ${name} AS\n${select.trim()};`,
  })
}

type RowOfEntity<T> = T extends Table<string, infer C> ? RowOf<C> : T extends View<string, infer R> ? R : never
type NameOf<T> = T extends { readonly name: infer N extends string } ? N : never
/** The Kysely database type of a list of tables and views. */
export type Tables<L extends readonly unknown[]> = { [T in L[number] as NameOf<T>]: RowOfEntity<T> }
