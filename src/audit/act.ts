/**
 * The only way to write: an act. Its rows, its log entry and their digests are one transaction; the anchor outside the
 * database follows the commit (security design §3–5, §8).
 */
import { Defect, Locked } from '../contract/errors.ts'
import { VaultReader, type Acting, type Query, type RowDigest, type Tx } from '../vault/index.ts'
import type { SqlDatabase } from '../vault/index.ts'
import type { Deps } from '../vault/index.ts'
import type { Cell } from '../vault/index.ts'
import {
  afterOf,
  bytesOfEntry,
  detailCommitment,
  firstPrev,
  hashOfEntry,
  parseEntry,
  prevOf,
  type Entry,
  type Purpose,
} from './entry.ts'
import { clockStep, readingOf, type ClockReading } from './clock-steps.ts'
import { sealDetail } from './detail.ts'
import {
  forgetLook,
  journalLook,
  leftLooks,
  lookWindowMs,
  mayBeCounted,
  OpenLooks,
  seenAgain,
  type CountedLook,
  type Look,
} from './looks.ts'

export interface ActMeta {
  /** The audit action of the contract's row, or a word in capitals for what no procedure does. */
  readonly act: string
  readonly purpose?: Purpose | undefined
  readonly object?: { readonly type: string; readonly id: string } | undefined
  /** `ok` unless said otherwise; a refusal is logged with its code. */
  readonly result?: string
}

export interface LogKeys {
  readonly vault: Uint8Array
  /** Key of this unlocking's details. */
  readonly detail: Uint8Array
}

/** Told after every commit, outside the transaction: the anchor file. */
export type AnchorAfterCommit = (count: number, head: Uint8Array) => void

export class AuditedDatabase {
  readonly reader: VaultReader
  /** The program that wrote the last entry before this opening. */
  readonly formerApp: string | undefined
  readonly #sql: SqlDatabase
  readonly #deps: Deps
  readonly #keys: LogKeys
  readonly #anchor: AnchorAfterCommit
  readonly #app: string
  readonly #boot: string
  #head: { n: number; h: Uint8Array }
  readonly #looks = new OpenLooks()
  #lastHlc = 0n
  #lastClock: ClockReading | undefined
  #busy = false
  #held = false
  #hasToldLooks = false

  constructor(sql: SqlDatabase, deps: Deps, keys: LogKeys, anchor: AnchorAfterCommit, app: string) {
    this.#sql = sql
    this.reader = new VaultReader(sql)
    this.#deps = deps
    this.#keys = keys
    this.#anchor = anchor
    this.#app = app
    this.#boot = deps.ids.uuid4()
    this.#head = readHead(sql)
    this.#lastHlc = lastHlcOf(sql)
    const last = lastEntryOf(sql)
    this.#lastClock = last && readingOf(last)
    this.formerApp = last?.app
  }

  get head(): { readonly count: number; readonly head: Uint8Array } {
    return { count: this.#head.n, head: this.#head.h }
  }

  /** From here on each act is refused with LOCKED, until the returned function is called: what is copied meanwhile is whole. */
  hold(): () => void {
    this.#held = true
    return () => (this.#held = false)
  }

  /** Writes the anchor of the last entry once more: after it, no record of an anchor file speaks of anything earlier. */
  anchor(): void {
    this.#anchor(this.#head.n, this.#head.h)
  }

  /** Runs one command. Throws whatever it throws, after everything it wrote was undone. */
  act<T>(acting: Acting, meta: ActMeta, command: (tx: Tx) => T): T {
    if (this.#held) throw new Locked('LOCKED')
    if (this.#busy) throw new Defect('UNREACHABLE', { details: { kind: 'act inside an act' } })
    this.#tellLeftLooks()
    this.#tellClockStep(acting)
    this.#busy = true
    const after: (() => void)[] = []
    let isCommitted = false
    const lastHlc = this.#lastHlc
    try {
      this.#sql.exec('BEGIN IMMEDIATE')
      let result: T
      let head: { n: number; h: Uint8Array }
      let look: Look | undefined
      try {
        const changes = this.#changes()
        const running = this.#running(acting, meta, after)
        result = command(running)
        look = this.#changes() === changes ? lookOf(running, acting, meta) : undefined
        const again = look && this.#looks.again(look, running.at)
        if (again) {
          this.#sql.exec('ROLLBACK')
          journalLook(this.#sql, again, running.at)
          return result
        }
        head = this.#append(running, acting, meta)
        this.#sql.exec('COMMIT')
        isCommitted = true
      } catch (error) {
        this.#rollBack()
        this.#lastHlc = lastHlc
        throw error
      }
      this.#head = head
      this.#anchor(head.n, head.h)
      this.#afterEntry(acting, look)
      return result
    } finally {
      this.#busy = false
      // Of what was undone nothing may follow: a file would be removed that its rows still name.
      if (isCommitted) for (const run of after) run()
    }
  }

  /** Before locking: what was looked at again gets its entry. */
  settleLooks(): void {
    this.#write(this.#looks.takeEnded(() => true))
  }

  /** Anything but a look ends this user's counting: the order of looking and doing stays as it was. */
  #afterEntry(acting: Acting, look: Look | undefined): void {
    const now = this.#deps.clock.now()
    const ended = this.#looks.takeEnded(
      (open, since) => now - since >= lookWindowMs || (look === undefined && open.acting.user === acting.user),
    )
    if (look) this.#looks.begin(look, now)
    this.#write(ended)
  }

  #write(counted: readonly CountedLook[]): void {
    for (const look of counted) {
      const { acting, act, object, purpose, times } = look
      this.#writeCount(acting, { act, object, purpose, result: seenAgain }, times, () => forgetLook(this.#sql, look))
    }
  }

  /** Once, before the first act of this opening: counts of a process that died are entries of whoever looked then. */
  #tellLeftLooks(): void {
    if (this.#hasToldLooks) return
    this.#hasToldLooks = true
    this.#write(leftLooks(this.#sql))
  }

  /** Before whatever is done under the other time. */
  #tellClockStep(acting: Acting): void {
    const step = clockStep(this.#lastClock, this.#clock())
    if (step === 0) return
    this.#writeCount(
      acting,
      { act: step < 0 ? 'CLOCK_SET_BACK' : 'CLOCK_SET_FORWARD' },
      Math.round(Math.abs(step) / 1_000),
    )
  }

  /** An entry of a number, without rows. */
  #writeCount(acting: Acting, meta: ActMeta, count: number, along: () => void = () => undefined): void {
    this.#sql.exec('BEGIN IMMEDIATE')
    try {
      const running = this.#running(acting, meta, [])
      running.count(count)
      const head = this.#append(running, acting, meta)
      along()
      this.#sql.exec('COMMIT')
      this.#head = head
    } catch (error) {
      this.#rollBack()
      throw error
    }
    this.#anchor(this.#head.n, this.#head.h)
  }

  #clock(): ClockReading {
    const { clock } = this.#deps
    return { t: clock.now(), mono: Math.trunc(clock.monotonic()), boot: this.#boot }
  }

  #running(acting: Acting, meta: ActMeta, after: (() => void)[]): RunningAct {
    return new RunningAct(this.reader, this.#deps, acting, this.#head.n + 1, meta, after, {
      next: () => this.#nextHlc(),
      last: () => this.#lastHlc,
      backTo: hlc => (this.#lastHlc = hlc),
    })
  }

  /** Rows that this connection changed so far, of whatever table. */
  #changes(): number {
    return Number(this.#sql.prepare('SELECT total_changes() AS n').get()?.['n'])
  }

  /** SQLite has rolled back by itself where the disk is full or fails: what went wrong first is what counts. */
  #rollBack(): void {
    try {
      this.#sql.exec('ROLLBACK')
    } catch {
      return
    }
  }

  #append(running: RunningAct, acting: Acting, meta: ActMeta): { n: number; h: Uint8Array } {
    const { n } = { n: running.entry }
    const { detail, digest, subject, hits } = running.logged
    const commitment = detail.length === 0 ? undefined : this.#keepDetail(n, acting, detail.join('\n'))
    const entry: Entry = {
      n,
      t: running.at,
      mono: Math.trunc(this.#deps.clock.monotonic()),
      boot: this.#boot,
      actor: acting.user,
      role: acting.role,
      device: acting.device,
      unlock: acting.unlock,
      act: meta.act,
      object: subject,
      purpose: meta.purpose ? { code: meta.purpose.code, ref: meta.purpose.ref } : undefined,
      result: meta.result ?? 'ok',
      count: hits,
      query: digest,
      detail: commitment,
      after: afterOf(running.digests),
      app: this.#app,
      prev: prevOf(this.#head.h),
    }
    const bytes = bytesOfEntry(entry)
    const h = hashOfEntry(bytes)
    this.#sql.prepare('INSERT INTO audit_entry (n, bytes, h) VALUES (?, ?, ?)').run([n, asBlob(bytes), asBlob(h)])
    const digests = this.#sql.prepare('INSERT INTO row_digest (entry, tbl, id, digest) VALUES (?, ?, ?, ?)')
    for (const row of running.digests) digests.run([n, row.table, row.id, asBlob(row.digest)])
    this.#lastClock = readingOf(entry)
    return { n, h }
  }

  #keepDetail(n: number, acting: Acting, text: string): string {
    const nonce = this.#deps.ids.random(32)
    const detail = new TextEncoder().encode(text)
    const sealed = sealDetail(this.#keys.detail, this.#keys.vault, n, nonce, detail)
    this.#sql
      .prepare('INSERT INTO audit_detail (n, unlock, ciphertext) VALUES (?, ?, ?)')
      .run([n, acting.unlock, asBlob(sealed)])
    return detailCommitment(nonce, detail)
  }

  #nextHlc(): string {
    const now = BigInt(this.#deps.clock.now()) << 16n
    this.#lastHlc = now > this.#lastHlc ? now : this.#lastHlc + 1n
    return this.#lastHlc.toString(16).padStart(16, '0')
  }
}

/** The database binding wants views over plain array buffers. */
export function asBlob(bytes: Uint8Array): Uint8Array<ArrayBuffer> {
  return bytes.buffer instanceof ArrayBuffer
    ? new Uint8Array(bytes.buffer, bytes.byteOffset, bytes.byteLength)
    : Uint8Array.from(bytes)
}

/** An act that showed one thing and nothing more: it found no number, kept no words, asked no question. */
function lookOf(running: RunningAct, acting: Acting, meta: ActMeta): Look | undefined {
  const { detail, digest, subject } = running.logged
  if (!mayBeCounted(meta.act) || (meta.result ?? 'ok') !== 'ok') return undefined
  if (subject === undefined || detail.length > 0 || digest !== undefined) return undefined
  return { acting, act: meta.act, object: subject, purpose: meta.purpose }
}

function readHead(sql: SqlDatabase): { n: number; h: Uint8Array } {
  const row = sql.prepare('SELECT n, h FROM audit_entry ORDER BY n DESC LIMIT 1').get()
  if (typeof row?.['n'] !== 'number' || !(row['h'] instanceof Uint8Array)) return { n: 0, h: firstPrev }
  return { n: row['n'], h: row['h'] }
}

/** Undefined for an empty log, and for an entry that cannot be read: verifying the log is what names it. */
function lastEntryOf(sql: SqlDatabase): Entry | undefined {
  const bytes = sql.prepare('SELECT bytes FROM audit_entry ORDER BY n DESC LIMIT 1').get()?.['bytes']
  try {
    return bytes instanceof Uint8Array ? parseEntry(bytes) : undefined
  } catch {
    return undefined
  }
}

const recentEntries = 256

/**
 * Above every record so far: what a later session writes comes after what an earlier one wrote, also when the clock stood still or was
 * set back between them. From the latest time of the newest entries (after a step back the last one does not hold it) and from the
 * number of records ever written: a record moves the clock by one at least, and nothing else does.
 */
function lastHlcOf(sql: SqlDatabase): bigint {
  const rows = sql.prepare('SELECT bytes FROM audit_entry ORDER BY n DESC LIMIT ?').all([recentEntries])
  const times = rows.flatMap(({ bytes }) => (bytes instanceof Uint8Array ? [timeOf(bytes)] : []))
  // The table of digests only grows, one row a record, so its last row id counts them.
  const written = Number(sql.prepare('SELECT MAX(rowid) AS n FROM row_digest').get()?.['n'] ?? 0)
  return (BigInt(Math.max(0, ...times) + 1) << 16n) + BigInt(written)
}

/** 0 for an entry that cannot be read: verifying the log is what names it. */
function timeOf(bytes: Uint8Array): number {
  try {
    return parseEntry(bytes).t
  } catch {
    return 0
  }
}

/** Of the records of one act: what is undone gives its numbers back. */
interface HybridClock {
  next(): string
  last(): bigint
  backTo(hlc: bigint): void
}

class RunningAct implements Tx {
  readonly acting: Acting
  readonly entry: number
  readonly at: number
  readonly digests: RowDigest[] = []
  logged: {
    detail: string[]
    digest: string | undefined
    subject: { type: string; id: string } | undefined
    hits: number | undefined
  }
  readonly #reader: VaultReader
  readonly #deps: Deps
  readonly #after: (() => void)[]
  readonly #hlc: HybridClock

  constructor(
    reader: VaultReader,
    deps: Deps,
    acting: Acting,
    entry: number,
    meta: ActMeta,
    after: (() => void)[],
    hlc: HybridClock,
  ) {
    this.#reader = reader
    this.#deps = deps
    this.#after = after
    this.#hlc = hlc
    this.acting = acting
    this.entry = entry
    this.at = deps.clock.now()
    this.logged = {
      detail: [],
      digest: undefined,
      subject: meta.object ? { ...meta.object } : undefined,
      hits: undefined,
    }
  }

  all<R>(query: Query<R>): R[] {
    return this.#reader.all(query)
  }
  get<R>(query: Query<R>): R | undefined {
    return this.#reader.get(query)
  }
  run(query: Query<unknown>): { changes: number } {
    return this.#reader.run(query)
  }
  runSql(sql: string, parameters: readonly Cell[]): { changes: number } {
    return this.#reader.sql.prepare(sql).run(parameters.map(toBlob))
  }
  getSql(sql: string, parameters: readonly Cell[]): Record<string, Cell> | undefined {
    return this.#reader.sql.prepare(sql).get(parameters.map(toBlob))
  }
  uuid7(): string {
    return this.#deps.ids.uuid7()
  }
  random(bytes: number): Uint8Array<ArrayBuffer> {
    return this.#deps.ids.random(bytes)
  }
  hlc(): string {
    return this.#hlc.next()
  }
  wrote(digest: RowDigest): void {
    this.digests.push(digest)
  }
  about(type: string, id: string): void {
    this.logged.subject = { type, id }
  }
  count(n: number): void {
    this.logged.hits = n
  }
  detail(text: string): void {
    this.logged.detail.push(text)
  }
  queryDigest(digest: string): void {
    this.logged.digest = digest
  }
  afterCommit(run: () => void): void {
    this.#after.push(run)
  }
  attempt(work: () => void): boolean {
    const { sql } = this.#reader
    const [digests, after, hlc, logged] = [this.digests.length, this.#after.length, this.#hlc.last(), this.logged]
    this.logged = { ...logged, detail: [...logged.detail] }
    sql.exec('SAVEPOINT attempt')
    try {
      work()
      sql.exec('RELEASE attempt')
      return true
    } catch {
      // Where the disk failed nothing is left to go back to: that ends the whole command.
      sql.exec('ROLLBACK TO attempt')
      sql.exec('RELEASE attempt')
      this.digests.length = digests
      this.#after.length = after
      this.#hlc.backTo(hlc)
      this.logged = logged
      return false
    }
  }
}

function toBlob(cell: Cell): string | number | Uint8Array<ArrayBuffer> | null {
  return cell instanceof Uint8Array ? asBlob(cell) : cell
}
