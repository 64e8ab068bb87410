/**
 * The open database as the areas see it: typed queries in, rows out, synchronously. Writing happens in a `Tx`, which only
 * `audit/act.ts` hands out: there is no way to write without a log entry.
 */
import { DummyDriver, Kysely, SqliteAdapter, SqliteIntrospector, SqliteQueryCompiler, type CompiledQuery } from 'kysely'
import type { SqlDatabase } from './database.ts'
import type { Cell } from './table.ts'

/** A Kysely builder, not yet run. */
export interface Query<R> {
  compile(): CompiledQuery<R>
}

export interface Reader {
  all<R>(query: Query<R>): R[]
  get<R>(query: Query<R>): R | undefined
}

/** Who acts: stands in every record and log entry. */
export interface Acting {
  readonly user: string
  readonly role: string
  readonly device: string
  /** Id of this unlocking: names the key of the log's details. */
  readonly unlock: string
}

export interface RowDigest {
  readonly table: string
  readonly id: string
  readonly digest: Uint8Array
}

/** A running command. Everything in it is committed together with its log entry, or not at all. */
export interface Tx extends Reader {
  readonly acting: Acting
  /** Number of the log entry that this command writes. */
  readonly entry: number
  /** The moment of the command: one for all its records. */
  readonly at: number
  run(query: Query<unknown>): { changes: number }
  runSql(sql: string, parameters: readonly Cell[]): { changes: number }
  getSql(sql: string, parameters: readonly Cell[]): Record<string, Cell> | undefined
  uuid7(): string
  random(bytes: number): Uint8Array<ArrayBuffer>
  /** Hybrid logical clock of the next record: 16 hex digits. */
  hlc(): string
  wrote(digest: RowDigest): void
  /** What the act is about, for the log. */
  about(type: string, id: string): void
  count(n: number): void
  /** Free text for the log's sealed details: search words, reasons. Never in the entry itself. */
  detail(text: string): void
  queryDigest(digest: string): void
  /** False where `work` failed: then nothing of it was written, and the rest of the command goes on. */
  attempt(work: () => void): boolean
  /** Runs after the commit and its anchor. */
  afterCommit(run: () => void): void
}

const dialect = {
  createAdapter: () => new SqliteAdapter(),
  createDriver: () => new DummyDriver(),
  createIntrospector: (db: Kysely<unknown>) => new SqliteIntrospector(db),
  createQueryCompiler: () => new SqliteQueryCompiler(),
}

/** A query builder that knows these tables; it compiles and never connects. */
export function queriesOver<DB>(): Kysely<DB> {
  return new Kysely<DB>({ dialect })
}

/**
 * A query that is built and compiled once, for what an import asks of every mail: that costs more than running it. Arguments stand where
 * values stand; nothing else about the query may hang on them.
 */
export function prepared<A extends readonly string[], R>(build: (...args: A) => Query<R>): (...args: A) => Query<R> {
  const stands = unsafeStandIns(build)
  let known: { readonly compiled: CompiledQuery<R>; readonly places: readonly number[] } | undefined
  return (...args) => ({
    compile() {
      if (!known) {
        const compiled = build(...stands).compile()
        known = { compiled, places: compiled.parameters.map(value => stands.findIndex(stand => stand === value)) }
      }
      const { compiled, places } = known
      return { ...compiled, parameters: compiled.parameters.map((value, at) => args[places[at] ?? -1] ?? value) }
    },
  })
}

/** One for each argument that the function takes, found again among its parameters. All arguments are text: the compiler cannot count them. */
function unsafeStandIns<A extends readonly string[]>(build: (...args: A) => unknown): A {
  return Array.from({ length: build.length }, (_, place) => `\0${place}`) as unknown as A
}

/** Reads and raw statements over one open database. */
export class VaultReader implements Reader {
  readonly sql: SqlDatabase

  constructor(sql: SqlDatabase) {
    this.sql = sql
  }

  all<R>(query: Query<R>): R[] {
    const { sql, parameters } = query.compile()
    return unsafeRows<R>(this.sql.prepare(sql).all(unsafeCells(parameters)))
  }

  get<R>(query: Query<R>): R | undefined {
    const { sql, parameters } = query.compile()
    return unsafeRows<R>([this.sql.prepare(sql).get(unsafeCells(parameters))])[0]
  }

  run(query: Query<unknown>): { changes: number } {
    const { sql, parameters } = query.compile()
    return this.sql.prepare(sql).run(unsafeCells(parameters))
  }
}

/** The row type is the builder's; the tables are STRICT, so the driver cannot return another. */
function unsafeRows<R>(rows: readonly unknown[]): R[] {
  return rows as R[]
}

/** Kysely's parameters are `unknown`; what the tables' types let through is a cell. */
function unsafeCells(parameters: readonly unknown[]): Cell[] {
  return parameters as Cell[]
}
