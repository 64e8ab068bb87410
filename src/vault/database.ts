/**
 * The encrypted database: SQLCipher 4 with a raw key, opened with the settings of the security design §4 in their order, each
 * read back. Exclusive: a second opener is told so. A failing open never creates, renames or deletes a file.
 */
import { closeSync, openSync, statSync } from 'node:fs'
import { resolve } from 'node:path'
import { Database, setLogger } from '@signalapp/sqlcipher'
import { KLU } from '../contract/error-codes/vault.ts'
import { Defect, IntegrityFailure, Refused } from '../contract/errors.ts'
import { storing } from './durable.ts'
import { bulkCache, inspectSettings, settings, usualCache, type Setting } from './database-settings.ts'
import { databaseFormat } from './formats.ts'
import { isSealedUnder } from './page-seal.ts'
import { asStorageError, codeOf } from './storage-errors.ts'

export type SqlValue = string | number | Uint8Array | null
export type SqlRow = Record<string, SqlValue>

/** A statement that is compiled once and kept for the life of the database. */
export interface SqlStatement {
  run(parameters?: readonly SqlValue[]): { changes: number; lastInsertRowid: number }
  get(parameters?: readonly SqlValue[]): SqlRow | undefined
  all(parameters?: readonly SqlValue[]): SqlRow[]
}

export interface SqlDatabase {
  exec(sql: string): void
  /** Cached by text. Integers above 2^53 come back wrong: such values are stored as text. */
  prepare(sql: string): SqlStatement
  pragma(source: string): SqlRow[]
  /** BEGIN IMMEDIATE … COMMIT; whatever `work` throws rolls back. Not nested. */
  transaction<T>(work: () => T): T
  /** Moves the whole log into the database file and empties it: before lock, after a destruction, after 2 s idle. */
  checkpointTruncate(): void
  /** Larger cache and rarer checkpoints during a mass import; `false` puts both back and checkpoints. */
  setBulk(on: boolean): void
  /** "Read-only" after an alarm. */
  setQueryOnly(on: boolean): void
  close(): void
}

export interface DatabaseOptions {
  readonly path: string
  /** 32 raw bytes. Not kept. */
  readonly key: Uint8Array
  /** 16 bytes, given with the key: a damaged first page cannot block opening. */
  readonly salt: Uint8Array
  /** Codes of the library's own log lines; texts are dropped, for they quote SQL. */
  readonly onLibraryLog?: (code: string) => void
}

/** Makes a new database file (mode 0600). Refused when anything stands at the path. */
export function createDatabase(options: DatabaseOptions): SqlDatabase {
  try {
    closeSync(openSync(options.path, 'wx', 0o600))
  } catch (cause) {
    throw new Refused(KLU.folderNotEmpty, { cause })
  }
  return open(options, settings)
}

/** Opens an existing database. KLU-12 when another program has it, KLU-14 when file, key or first page is not right. */
export function openDatabase(options: DatabaseOptions): SqlDatabase {
  refuseUnfit(options)
  return open(options, settings)
}

/** Opens a copy for checking alone: its bytes stay as they are. */
export function inspectDatabase(options: DatabaseOptions): SqlDatabase {
  refuseUnfit(options)
  return open(options, inspectSettings)
}

/** SQLite takes an empty or absent file for a new database and would silently begin one; with a wrong key it would move the log. */
function refuseUnfit({ path, key, salt }: DatabaseOptions): void {
  if (openHere.has(identityOf(path))) throw new Refused(KLU.inUse)
  const fit = statSync(path, { throwIfNoEntry: false })?.isFile() && storing(() => isSealedUnder(path, key, salt))
  if (!fit) throw new IntegrityFailure(KLU.databaseUnreadable)
}

/**
 * Database files that this process has open. POSIX drops all of a process's locks on a file when any handle to it is closed, so
 * nothing here may open such a file a second time, not even to look at it.
 */
const openHere = new Set<string>()

/** The file behind a path, by device and number where the system has them. */
function identityOf(path: string): string {
  const stat = statSync(path, { throwIfNoEntry: false })
  return stat && stat.ino !== 0 ? `${stat.dev}:${stat.ino}` : resolve(path)
}

function open(options: DatabaseOptions, wanted: readonly Setting[]): SqlDatabase {
  setLogger(code => options.onLibraryLog?.(code))
  // Absolute: this build reads a path that begins with "file:" as a URI with flags of its own.
  const native = new Database(resolve(options.path), { cacheStatements: true })
  try {
    configure(native, options, wanted)
    const identity = identityOf(options.path)
    openHere.add(identity)
    return wrap(native, () => openHere.delete(identity))
  } catch (cause) {
    native.close()
    throw openingError(cause)
  }
}

function configure(native: Database, { key, salt }: DatabaseOptions, wanted: readonly Setting[]): void {
  if (key.length !== databaseFormat.keyBytes || salt.length !== databaseFormat.saltBytes) throw new Defect('DEFECT')
  const pageBytes = String(databaseFormat.pageBytes)
  native.exec('PRAGMA cipher_log_level=NONE') // SQLCipher writes to standard error past the logger
  // VACUUM INTO seals its copy with this size, not with that of the source: without it a backup cannot be read.
  set(native, ['cipher_default_page_size', pageBytes, pageBytes])
  set(native, ['cipher_memory_security', 'OFF', '0'])
  // By exec, not by pragma(): that would keep the text, key included, in the statement cache.
  native.exec(`PRAGMA key="x'${hex(key)}${hex(salt)}'"`)
  set(native, ['cipher_page_size', pageBytes, pageBytes])
  for (const setting of wanted) set(native, setting)
  native.prepare('SELECT count(*) FROM sqlite_schema').get()
  if (!native.pragma('compile_options').some(row => row['compile_options'] === 'ENABLE_FTS5'))
    throw wrongSetting('fts5')
}

function set(native: Database, [name, value, readBack]: Setting): void {
  native.exec(`PRAGMA ${name}=${value}`)
  const got = native.pragma(name, { simple: true })
  if (String(got) !== readBack) throw wrongSetting(name)
}

function wrongSetting(setting: string): Defect {
  return new Defect('DATABASE_SETTING', { details: { setting } })
}

function openingError(cause: unknown): unknown {
  const code = codeOf(cause)
  if (code.startsWith('SQLITE_BUSY')) return new Refused(KLU.inUse, { cause })
  if (code === 'SQLITE_NOTADB' || code.startsWith('SQLITE_CORRUPT'))
    return new IntegrityFailure(KLU.databaseUnreadable, { cause })
  if (code.startsWith('SQLITE_CANTOPEN') || code.startsWith('SQLITE_READONLY'))
    return new Refused(KLU.readOnlyPlace, { cause })
  return asStorageError(cause)
}

function wrap(native: Database, closed: () => void): SqlDatabase {
  const statements = new Map<string, SqlStatement>()
  const exec = (sql: string): void => guarded(() => native.exec(sql))
  const database: SqlDatabase = {
    exec,
    prepare(sql) {
      const known = statements.get(sql)
      if (known) return known
      const made = wrapStatement(guarded(() => native.prepare(sql)))
      statements.set(sql, made)
      return made
    },
    pragma: source => guarded(() => native.pragma(source)),
    transaction(work) {
      exec('BEGIN IMMEDIATE')
      try {
        const result = work()
        exec('COMMIT')
        return result
      } catch (error) {
        rollBack(exec)
        throw error
      }
    },
    checkpointTruncate() {
      const [row] = guarded(() => native.pragma('wal_checkpoint(TRUNCATE)'))
      if (row?.['busy'] !== 0) throw new Refused(KLU.inUse)
    },
    setBulk(on) {
      for (const [name, value] of Object.entries(on ? bulkCache : usualCache)) set(native, [name, value, value])
      if (!on) database.checkpointTruncate()
    },
    setQueryOnly: on => set(native, ['query_only', on ? 'ON' : 'OFF', on ? '1' : '0']),
    close() {
      native.close()
      closed()
    },
  }
  return database
}

/** SQLite may have rolled back by itself (disk full): the error that matters is the first one. */
function rollBack(exec: (sql: string) => void): void {
  try {
    exec('ROLLBACK')
  } catch {
    return
  }
}

type NativeStatement = ReturnType<Database['prepare']>

function wrapStatement(native: NativeStatement): SqlStatement {
  return {
    run: parameters => guarded(() => native.run(unsafeParameters(parameters))),
    get: parameters => guarded(() => native.get(unsafeParameters(parameters))),
    all: parameters => guarded(() => native.all(unsafeParameters(parameters))),
  }
}

function guarded<T>(work: () => T): T {
  try {
    return work()
  } catch (cause) {
    throw asStorageError(cause)
  }
}

/** The package's types ask for a Uint8Array over an ArrayBuffer; the native code copies from any buffer. */
function unsafeParameters(
  parameters: readonly SqlValue[] | undefined,
): (string | number | Uint8Array<ArrayBuffer> | null)[] | undefined {
  return parameters as (string | number | Uint8Array<ArrayBuffer> | null)[] | undefined
}

function hex(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('hex')
}
