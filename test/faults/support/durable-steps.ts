/**
 * Every step by which this process changes a disk, counted; at a chosen one it is killed, or the disk refuses. The steps are the calls of
 * Node's file modules and the transactions of the database, so that the product needs no hook for it and no step can be forgotten.
 */
import { Buffer } from 'node:buffer'
import fs from 'node:fs'
import { syncBuiltinESMExports } from 'node:module'
import { Database } from '@signalapp/sqlcipher'

export type Fault =
  /** Killed before step n, or in the middle of it where it writes. */
  | { readonly kind: 'kill' | 'torn'; readonly at: number }
  /** The disk refuses from step n on (`forGood`), or just once. */
  | { readonly kind: 'refuse'; readonly at: number; readonly code: 'ENOSPC' | 'EIO'; readonly forGood: boolean }
  | { readonly kind: 'count' }

let armed: Fault | undefined
let steps: string[] = []

/** From here on steps count. */
export function arm(fault: Fault): void {
  steps = []
  armed = fault
}
/** The names of the steps since then. */
export function disarm(): readonly string[] {
  armed = undefined
  return steps
}

/** To standard output at once, and no step: what is said to the test is not written by the product. */
export function tell(text: string): void {
  realWrite(1, text)
}
const realWrite = fs.writeSync

/** Counts; says whether the call must be cut in half. */
function step(name: string): 'whole' | 'half' {
  if (!armed) return 'whole'
  steps.push(name)
  const fault = armed
  if (fault.kind === 'count' || steps.length < fault.at) return 'whole'
  if (fault.kind === 'kill' && steps.length === fault.at) process.kill(process.pid, 'SIGKILL')
  if (fault.kind === 'torn' && steps.length === fault.at) return 'half'
  if (fault.kind === 'refuse' && (fault.forGood || steps.length === fault.at)) throw refusal(fault.code, name)
  return 'whole'
}

function refusal(code: string, name: string): Error {
  return Object.assign(new Error(`${code}: refused by the test, ${name}`), { code })
}

type Call = (...given: unknown[]) => unknown
/** Node's modules as tables of functions: a spy stands in for each of them. */
function unsafeTable(module: object): Record<string, Call> {
  return module as Record<string, Call>
}

function spy(
  table: Record<string, Call>,
  name: string,
  isStep: (given: readonly unknown[]) => boolean,
  label = name,
): void {
  const real = table[name]
  if (!real) throw new Error(`no ${name} to spy on`)
  table[name] = function (this: unknown, ...given: unknown[]): unknown {
    if (isStep(given) && step(label) === 'half') cutShort(this, real, given)
    return real.apply(this, given)
  }
}
/** The same for a call that answers with a promise: what the disk refuses is a rejection, never thrown on the spot. */
function spyLater(...[table, name, isStep, label]: Parameters<typeof spy>): void {
  spy(table, name, isStep, label)
  const counted = table[name]
  table[name] = function (this: unknown, ...given: unknown[]): Promise<unknown> {
    return new Promise(resolve => resolve(counted?.apply(this, given)))
  }
}

/** Half of the bytes, then dead. What writes nothing is just dead. */
function cutShort(self: unknown, real: Call, given: unknown[]): void {
  const at = given.findIndex(one => one instanceof Uint8Array)
  const bytes = given[at]
  if (bytes instanceof Uint8Array) {
    const [offset, length] = [given[at + 1], given[at + 2]].map(Number)
    const from = offset ?? 0
    const many = Number.isFinite(length) ? Number(length) : bytes.length
    const half = Buffer.from(bytes.subarray(from, from + Math.floor(many / 2)))
    if (typeof given[0] === 'number') fs.writeSync(given[0], half, 0, half.length, Number(given[at + 3] ?? 0))
    else void real.apply(self, given.with(at, half))
  }
  process.kill(process.pid, 'SIGKILL')
}

const always = (): boolean => true
const writes = (given: readonly unknown[]): boolean => {
  const flags = given[1]
  return typeof flags === 'string' ? flags !== 'r' : typeof flags === 'number' && (flags & 3) !== 0
}

for (const name of ['rename', 'unlink', 'rm', 'mkdir', 'writeFile', 'truncate', 'chmod', 'copyFile', 'cp']) {
  for (const called of [name, `${name}Sync`]) spy(unsafeTable(fs), called, always)
  spyLater(unsafeTable(fs.promises), name, always)
}
spy(unsafeTable(fs), 'openSync', writes)
for (const name of ['writeSync', 'fsyncSync', 'ftruncateSync']) spy(unsafeTable(fs), name, always)
spyLater(unsafeTable(fs.promises), 'open', writes)
syncBuiltinESMExports()

// Handles of the promises' kind have a class that nothing exports.
const handle = await fs.promises.open(process.execPath, 'r')
const handles = unsafeTable(Reflect.getPrototypeOf(handle) ?? {})
for (const name of ['write', 'writeFile', 'sync', 'datasync', 'truncate', 'appendFile'])
  spyLater(handles, name, always, `handle.${name}`)
await handle.close()

const transactions = /^\s*(BEGIN|COMMIT|ROLLBACK|VACUUM)/i
const database = unsafeTable(Database.prototype)
spy(database, 'exec', ([sql]) => typeof sql === 'string' && transactions.test(sql) && !/^\s*ROLLBACK/i.test(sql), 'sql')
spy(database, 'pragma', ([source]) => String(source).startsWith('wal_checkpoint'), 'checkpoint')
