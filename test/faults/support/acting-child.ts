/**
 * A process that works on a vault as people do and says so line by line, to be killed at any moment. First it looks whether everything is
 * there that was acknowledged before. Arguments: vault folder, state folder, a file of acknowledged acts, seed, whether to verify all.
 */
import { mkdtempSync, readFileSync, writeFileSync, writeSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { createRouterClient } from '@orpc/server'
import { SchakelError } from '../../../src/contract/errors.ts'
import { createSchakel } from '../../../src/schakel.ts'
import { floorSettings } from '../../../src/vault/index.ts'
import { drawFrom } from '../../bench/generate/random.ts'
import { plainParser } from '../../support/parser.ts'

const [folder = '', stateFolder = '', ledger = '', seed = '1', thorough = 'no'] = process.argv.slice(2)
const say = (line: string) => writeSync(1, `${line}\n`)
const draw = drawFrom(Number(seed))
const schakel = createSchakel({ folder, stateFolder, openParser: plainParser, kdf: floorSettings() })
const client = createRouterClient(schakel.router, { context: schakel.context })

const lines = readFileSync(ledger, 'utf8')
  .split('\n')
  .filter(Boolean)
  .map(line => line.split(' '))
let passphrase =
  lines
    .findLast(([kind]) => kind === 'passphrase')
    ?.slice(2)
    .join(' ') ?? ''
const tried = lines
  .findLast(([kind]) => kind === 'trying')
  ?.slice(1)
  .join(' ')
/** Kills in the middle of unlocking count as attempts: then there is a wait, as there should be. */
async function unlock(phrase: string): Promise<boolean> {
  try {
    await client.vault.unlock({ passphrase: phrase })
    return true
  } catch (error) {
    const seconds = error instanceof SchakelError ? error.details['seconds'] : undefined
    if (typeof seconds === 'number') {
      await setTimeout(seconds * 1_000)
      return unlock(phrase)
    }
    if (error instanceof SchakelError && error.code === 'WRONG_PASSPHRASE') return false
    throw error
  }
}
if (!(await unlock(passphrase))) {
  // Killed between the change and its acknowledgement: then, and only then, the new one may already hold.
  if (tried === undefined || tried === passphrase || !(await unlock(tried))) {
    say('lost the passphrase that was acknowledged')
    process.exit(1)
  }
  passphrase = tried
  say(`passphrase is ${passphrase}`)
}
const sql = () => {
  const opened = schakel.opened()
  if (!opened) throw new Error('locked')
  return opened
}
check()
if (thorough === 'yes') await verify()
say('open')

function check(): void {
  const entry = sql().files.database.prepare('SELECT h FROM audit_entry WHERE n = ?')
  for (const [kind, n, h, table, id] of lines) {
    if (kind !== 'ack') continue
    const found = entry.get([Number(n)])?.['h']
    if (!(found instanceof Uint8Array) || Buffer.from(found).toString('hex') !== h)
      say(`lost entry ${n ?? ''} of ${table ?? ''}`)
    else if (table && id && !sql().files.database.prepare(`SELECT 1 FROM ${table} WHERE id = ?`).get([id]))
      say(`lost ${table} ${id} of entry ${n ?? ''}`)
  }
}

async function verify(): Promise<void> {
  const found = await client.care.verify({})
  say(`verified ${found.sound ? 'sound' : JSON.stringify(found)}`)
  if (!found.sound) process.exit(1)
}

/** Nothing is said before the act was answered; what is said was durable before. */
function acknowledge(table = '', id = ''): void {
  const { count, head } = sql().session.db.head
  say(`ack ${String(count)} ${Buffer.from(head).toString('hex')} ${table} ${id}`.trimEnd())
}

const files = mkdtempSync(join(stateFolder, '..', 'mail-'))
const known: string[] = sql()
  .files.database.prepare('SELECT id FROM signal ORDER BY hlc DESC LIMIT 20')
  .all()
  .map(row => String(row['id']))
let made = 0

function someSignal(): string {
  const [first = '', ...others] = known
  return draw.of([first, ...others])
}

function words(count: number): string {
  return Array.from({ length: count }, () =>
    draw.of(['kamer', 'trein', 'geld', 'telefoon', 'adres', 'paspoort', 'werk']),
  ).join(' ')
}

async function importOne(sizeBytes: number): Promise<void> {
  made += 1
  const path = join(files, `m${String(made)}-${draw.digits(6)}.eml`)
  const text = `Message-ID: <${draw.digits(18)}@coa.example>\r\nFrom: coa@coa.example\r\nSubject: ${words(3)}\r\n\r\n${words(20)}\r\n`
  writeFileSync(path, text + `${words(8)}\r\n`.repeat(Math.ceil(sizeBytes / 50)))
  for await (const event of await client.signals.import({ grant: schakel.give([path]) }))
    if (event.type === 'unit' && event.unit.kind === 'registered') {
      known.push(event.unit.signal)
      acknowledge('signal', event.unit.signal)
    }
}

const acts: readonly [() => Promise<void>, ...(() => Promise<void>)[]] = [
  async () => {
    const { signal } = await client.signals.add({ channel: 'phone', title: words(3), text: words(30) })
    known.push(signal)
    acknowledge('signal', signal)
  },
  async () => importOne(2_000),
  async () => importOne(2_000),
  async () => importOne(400_000),
  async () => {
    const signal = someSignal()
    const { grade } = await client.signals.grade({ signal, source: 'B', information: '2', because: words(4) })
    acknowledge('grade', grade)
  },
  async () => {
    const signal = someSignal()
    const note = await client.annotations.note({ signal, range: { start: 0, end: 4 }, text: words(6) })
    acknowledge('annotation', note.id)
  },
  async () => {
    await client.drafts.save({ screen: 'signal.note', object: someSignal(), text: words(50) })
    acknowledge()
  },
  async () => {
    await client.search.find({ query: draw.of(['kamer', 'trein', 'niets']), purpose: { code: 'quality_check' } })
    acknowledge()
  },
  async () => {
    const made = await client.cases.new({ title: words(3), question: `${words(5)}?` })
    acknowledge('"case"', made.case)
  },
  async () => {
    if (draw.below(4) > 0) return
    const next = `${draw.of(['negen', 'tien', 'elf'])} ${words(4)} ${draw.digits(4)}`
    say(`trying ${next}`)
    await client.care.changePassphrase({ current: passphrase, next })
    passphrase = next
    say(`passphrase is ${next}`)
    acknowledge()
  },
  async () => {
    if (draw.below(6) > 0) return
    await client.care.backup({ grant: schakel.give([join(stateFolder, '..', `b${draw.digits(9)}.schakelbackup`)]) })
    acknowledge()
  },
]
if (known.length === 0) await acts[0]()
for (;;) await draw.of(acts)()
