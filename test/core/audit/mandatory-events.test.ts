/**
 * Security design §8: every event that must be in the log is there after a run through everything, with what it must hold, and no entry
 * holds a word of anybody's text (R62). The run is the demonstration, gone on with by hand where that does less.
 */
import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { runDemo } from '../../../main/cli/demo/index.ts'
import { actTexts } from '../../../renderer/i18n/act-texts.ts'
import { cast, setStage, type Stage } from '../../../main/cli/demo/stage.ts'
import { recoverVault, restoreVault } from '../../../src/access/index.ts'
import { clientOf } from '../../../main/cli/run.ts'
import { parseEntry, type Entry } from '../../../src/audit/index.ts'
import { createSchakel, floorSettings, systemDeps, type Schakel } from '../../../src/schakel.ts'
import { canaryNames } from '../../support/canaries.ts'
import { plainParser } from '../../support/parser.ts'

const samples = join(import.meta.dirname, '../../../resources/samples')
const [someone = '', other = ''] = canaryNames(Date.now() % 2 ** 31, 2)
let root: string
let entries: readonly Entry[]

beforeAll(async () => {
  root = mkdtempSync(join(tmpdir(), 'schakel-events-'))
  const out = join(root, 'demo')
  await runDemo({ out, write: () => undefined, isTerminal: false, openParser: plainParser })
  const stage = setStage(out, plainParser)
  await goOn(stage)
  entries = entriesOf(stage.schakel)
  entries = [...entries, ...(await putBack(stage))]
}, 300_000)
afterAll(() => rmSync(root, { recursive: true, force: true }))

function entriesOf(schakel: Schakel): Entry[] {
  const sql = schakel.opened()?.files.database ?? expect.fail('locked')
  return sql
    .prepare('SELECT bytes FROM audit_entry ORDER BY n')
    .all()
    .map(({ bytes }) => parseEntry(bytes instanceof Uint8Array ? bytes : expect.fail('no bytes')))
}

const because = `omdat ${someone} erom vroeg`
const purpose = { code: 'quality_check' } as const
const newcomer = 'tien rode rozen langs de muur'

/** What the demonstration leaves out. */
async function goOn(stage: Stage): Promise<void> {
  const { client, schakel } = stage
  await schakel.lock('quit')
  await client.vault.unlock({ passphrase: 'dit is hem niet, denk ik' }).catch(() => undefined)
  await client.vault.unlock({ passphrase: cast.liaison.passphrase })
  await work(stage)
  await stage.handTo('privacy')
  await client.audit.details({ limit: 10, because })
  await client.oversight.open({ purpose, because })
  await client.signals.list({})
  await client.oversight.close({})
  await stage.handTo('coordinator')
  await lookAfter(stage)
  await handOver(stage)
  await comeAndGo(stage)
}

async function work({ client, schakel, give, out }: Stage): Promise<void> {
  await client.users.list({}).catch(() => undefined)
  const { signal } = await client.signals.add({
    ...{ channel: 'phone', title: `Melding over ${someone}` },
    text: `${someone} belde. Later belde ${other}. ${someone} wacht.`,
  })
  await schakel.workDone()
  await client.signals.setReporter({ signal, name: someone })
  await client.signals.revealReporter({ signal, because })
  await client.annotations.note({ signal, exact: someone, text: `Over ${someone}` })
  const mention = async (exact: string, occurrence: number) =>
    (await client.annotations.add({ signal, kind: 'person', exact, occurrence })).id
  const persons = []
  for (const [exact, occurrence] of [
    [someone, 1],
    [other, 1],
  ] as const)
    persons.push((await client.entities.create({ mention: await mention(exact, occurrence) })).entity)
  const [left, right] = persons
  if (!left || !right) throw new Error('two persons were to be made')
  const { decision } = await client.entities.merge({ left, right, because })
  await client.links.split({ decision, because })
  await client.entities.show({ entity: left, purpose })
  await client.search.find({ query: someone, purpose })
  await client.search.all({ query: someone, purpose })
  await client.entities.find({ query: someone, kind: 'person', purpose }).catch(() => undefined)
  await client.links.path({ left, right })
  const [first] = await client.cases.list({})
  const opened = first?.id ?? expect.fail('no case')
  await client.cases.show({ case: opened })
  await client.links.export({ case: opened, purpose, format: 'csv' })
  const { rows } = await client.packets.list({})
  const draft = rows.find(({ state }) => state === 'draft')?.id ?? expect.fail('no draft')
  await client.packets.discard({ packet: draft, because })
  await client.copies.take({ of: { type: 'signal', id: signal }, characters: 12 })
  const program = join(out, `${other}.pdf`)
  writeFileSync(program, Buffer.concat([Buffer.from('MZ'), Buffer.alloc(4_000, 0x90)]))
  for await (const _ of await client.signals.import({ grant: give(program) })) continue
  const [red] = await client.quarantine.list({})
  const entry = red?.id ?? expect.fail('nothing set aside')
  await client.quarantine.release({ entry, because })
  await client.quarantine.refuse({ entry, because })
  const list = readdirSync(samples).find(name => name.startsWith('S04')) ?? ''
  for await (const _ of await client.signals.import({ grant: give(join(samples, list)), tell: 'progress' })) continue
  const [held] = await client.imports.lists({})
  const waiting = held?.list ?? expect.fail('no list')
  await client.imports.listRows({ list: waiting })
  await client.imports.takeRow({ list: waiting, row: '6', themes: ['unclear'] })
  await client.imports.forgetList({ list: waiting })
}

async function lookAfter({ client, give }: Stage): Promise<void> {
  const { passphrase } = cast.coordinator
  await client.care.changePassphrase({ current: passphrase, next: `${passphrase} of de sloot` })
  await client.care.changePassphrase({ current: `${passphrase} of de sloot`, next: passphrase })
  await client.care.rotate({ passphrase, because })
  await client.care.backup({ grant: give(join(root, 'kopie.schakelbackup')) })
  await client.packets.list({})
  const place = join(root, 'aanlevermap')
  mkdirSync(place)
  const { folder } = await client.dropFolders.add({ grant: give(place) })
  await client.dropFolders.remove({ folder, because })
}

/** Of somebody who is away to a colleague, piece by piece. */
async function handOver({ client }: Stage): Promise<void> {
  const users = await client.users.list({})
  const from = users.find(({ role }) => role === 'liaison')?.id ?? expect.fail('no liaison')
  const to = users.find(({ role }) => role === 'coordinator')?.id ?? expect.fail('no coordinator')
  const [first] = (await client.users.duties({ user: from })).cases
  await client.users.handOver({ user: from, kind: 'case', id: first?.id ?? expect.fail('no case'), to, because })
}

/** What a copy of the vault says of itself, once it was put back elsewhere. */
async function putBack({ client, schakel }: Stage): Promise<Entry[]> {
  await client.vault.lock({ cause: 'quit' })
  await schakel.lock('quit')
  const [folder, stateFolder] = [join(root, 'terug.schakelkluis'), join(root, 'stand-elders')]
  const { passphrase } = cast.coordinator
  const deps = systemDeps()
  const from = join(root, 'kopie.schakelbackup')
  await restoreVault({ from, to: folder, passphrase, because }, deps, { clock: deps.clock, stateFolder })
  const restored = createSchakel({ folder, stateFolder, openParser: plainParser })
  await clientOf(restored).vault.unlock({ passphrase, slot: 1 })
  const told = entriesOf(restored)
  await restored.lock('quit')
  return told
}

/** A newcomer, new papers, somebody who comes in with them, and the newcomer leaves. */
async function comeAndGo(stage: Stage): Promise<void> {
  const { client, schakel, vaultFolder, stateFolder } = stage
  await client.users.add({ name: 'nieuw', fullName: someone, role: 'liaison', passphrase: newcomer })
  await client.users.disable({ name: 'nieuw', because })
  const { shares, readBack } = await client.care.drawPapers({ passphrase: cast.coordinator.passphrase })
  await client.care.usePapers({ share: shares[readBack - 1] ?? '', because })
  await client.care.drill({ shares: shares.slice(0, 2) })
  await schakel.lock('idle')
  const deps = { clock: systemDeps().clock, stateFolder }
  await recoverVault(vaultFolder, { shares: shares.slice(1), passphrase: newcomer, kdf: floorSettings() }, deps)
  await client.vault.unlock({ passphrase: newcomer })
  await client.care.recoverySeen({ because })
}

type Held = 'object' | 'purpose' | 'query' | 'count' | 'detail' | 'after'
/** Each mandatory event, the acts that say it, and what each of these must hold. */
const mandatory: readonly (readonly [event: string, acts: readonly string[], holds: readonly Held[]])[] = [
  ['unlocked, with how often it failed before', ['UNLOCKED'], ['count']],
  ['locked, with its cause', ['LOCKED'], ['detail']],
  ['an access added', ['user.added'], ['object', 'after']],
  ['an access removed', ['user.disabled'], ['object', 'after']],
  ['recovery practised, renewed and used', ['vault.recovery_drilled', 'vault.papers_drawn'], ['count']],
  ['recovery renewed, with the reason', ['vault.papers_renewed'], ['count', 'detail']],
  ['recovery used', ['RECOVERY_USED'], ['object']],
  ['recovery seen, with the reason', ['vault.recovery_seen'], ['detail']],
  ['another passphrase', ['vault.passphrase_changed'], ['object']],
  ['a new master key', ['vault.rotated'], ['object', 'count', 'detail']],
  ['a case opened and read', ['case.opened_new', 'case.opened'], ['object']],
  ['an item viewed', ['signal.opened', 'entity.opened'], ['object']],
  ['a person viewed, and what for', ['entity.opened'], ['purpose']],
  ["a reporter's name revealed, and why", ['reporter.revealed'], ['object', 'detail']],
  ['details of the log read, and why', ['log.details_read'], ['detail', 'count']],
  ['searched', ['search.performed', 'register.searched'], ['purpose', 'query', 'detail', 'count']],
  ['a list exported, and what for', ['network.exported', 'network.drawn'], ['purpose']],
  ['link analysis', ['connection.path', 'connection.listed'], ['object']],
  ['created', ['signal.typed_in', 'entity.created', 'note.added'], ['object', 'after']],
  ['merged and split', ['entity.merged', 'entity.split'], ['after']],
  ['taken in', ['signal.imported'], ['after']],
  ['a list offered, chosen and forgotten', ['list.offered', 'list.row_taken', 'list.forgotten'], []],
  ['released from quarantine', ['quarantine.released'], ['object']],
  ['erased', ['quarantine.refused'], ['object']],
  ['copied', ['text.copied'], ['object', 'count']],
  ['packet: submitted, reviewed, released', ['packet.submitted', 'packet.reviewed', 'packet.released'], ['object']],
  ['packet: sealed, delivered, receipt', ['packet.sealed', 'packet.delivered', 'packet.receipt_taken_in'], ['object']],
  ['a backup', ['vault.backed_up'], ['count']],
  ['a copy put back, with both heads and the reason', ['RESTORED'], ['count', 'detail']],
  ['another device after it', ['DEVICE_REPLACED'], ['object']],
  ['a packet given up', ['packet.discarded'], ['object', 'after']],
  ['work handed over', ['user.duty_handed_over'], ['object', 'after']],
  ['settings of the channels', ['drop_folder.added', 'drop_folder.removed'], ['object']],
  ['content opened by a privacy officer, for what and why', ['content.access_opened'], ['purpose', 'detail']],
  ['content shut again', ['content.access_closed'], []],
  ['verified', ['vault.verified', 'log.verified'], ['count']],
  ['a key verified', ['recipient.key_verified'], ['object']],
  ["the organisation's key", ['organisation.trusted'], ['object']],
]

describe('the log of a run through everything', () => {
  it.each(mandatory)('says: %s', (_, acts, holds) => {
    for (const act of acts) {
      const said = entries.filter(entry => entry.act === act && entry.result === 'ok')
      expect(said.length, act).toBeGreaterThan(0)
      for (const entry of said)
        for (const name of holds) expect(entry[name], `${act} ${entry.n}: ${name}`).toBeDefined()
    }
  })

  it('says who, in which role, on which device and when, for every line', () => {
    for (const entry of entries) {
      expect(entry.actor, String(entry.n)).not.toBe('')
      expect(entry.role, String(entry.n)).not.toBe('')
      expect(entry.device, String(entry.n)).not.toBe('')
      expect(entry.t).toBeGreaterThan(0)
    }
  })

  it('says that something was refused, and by which code', () => {
    expect(entries.filter(entry => entry.act === 'user.listed').map(entry => entry.result)).toContain('NOT_PERMITTED')
  })

  it('counts what was taken in, a list as one', () => {
    const units = entries.filter(entry => entry.act === 'signal.imported').map(entry => entry.count ?? 0)
    expect(units.reduce((sum, count) => sum + count, 0)).toBeGreaterThanOrEqual(12)
  })

  it('counts the unlocking that failed with the one that did not', () => {
    expect(entries.some(entry => entry.act === 'UNLOCKED' && (entry.count ?? 0) > 0)).toBe(true)
  })

  it('knows only acts that have words on the screen', () => {
    expect(entries.map(entry => entry.act).filter(act => actTexts[act] === undefined)).toEqual([])
  })

  it('holds no name, no word that was searched and no reason', () => {
    for (const entry of entries) {
      const text = JSON.stringify(entry)
      for (const word of [someone, other, ...someone.split(' '), because])
        expect(text.includes(word), `${entry.act} ${entry.n}`).toBe(false)
    }
  })
})
