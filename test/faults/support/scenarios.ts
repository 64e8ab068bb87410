/**
 * Things that people do which change the disk in several steps. Each is prepared once, done in a process that is killed or refused at one
 * of its steps, and judged afterwards by a process of its own: whole or absent, and it can be done again.
 */
import { cpSync, existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { createRouterClient } from '@orpc/server'
import { recoverVault, restoreVault } from '../../../src/access/index.ts'
import { sealPacket } from '../../../src/packets/seal/seal-packet.ts'
import { nothingSeen } from '../../../src/packets/seal/seen.ts'
import { verifyPacket } from '../../../src/packets/seal/verify-packet.ts'
import { createSchakel, systemDeps, type Schakel } from '../../../src/schakel.ts'
import { floorSettings } from '../../../src/vault/index.ts'
import { plainParser } from '../../support/parser.ts'
import {
  aFrozenBag,
  aPacketJson,
  aRecipient,
  aTeam,
  openedAt,
  signaturesOf,
  type TestRecipient,
} from '../../support/packets.ts'
import { storedPassphrase, storedVaults } from '../../support/stored-vaults.ts'
import { testPassphrase } from '../../support/vault.ts'

export const nextPassphrase = 'negen grijze ganzen boven het veld 42'
export const otherPassphrase = 'tien bruine beren in het bos 77'

/** Where a scenario plays: copied whole for every fault. */
export interface Stage {
  readonly root: string
  readonly folder: string
  readonly stateFolder: string
}
export function stageAt(root: string): Stage {
  return { root, folder: join(root, 'proef.schakelkluis'), stateFolder: join(root, 'state') }
}

export interface Hand extends Stage {
  readonly schakel: Schakel
  readonly client: ReturnType<typeof clientFor>
  /** Said as soon as it was answered. */
  readonly acknowledge: (what: string) => void
}
function clientFor(schakel: Schakel) {
  return createRouterClient(schakel.router, { context: schakel.context })
}

export function handOn(stage: Stage, acknowledge: (what: string) => void = () => undefined): Hand {
  const schakel = createSchakel({
    folder: stage.folder,
    stateFolder: stage.stateFolder,
    openParser: plainParser,
    deps: systemDeps(),
    kdf: floorSettings(),
  })
  return { ...stage, schakel, client: clientFor(schakel), acknowledge }
}

export interface Scenario {
  readonly name: string
  /** Rows of the fault table. */
  readonly rows: string
  /** Another vault than a new one, put into the folder. */
  readonly place?: (stage: Stage) => void
  /** Before the vault is locked and copied. */
  readonly prepare?: (hand: Hand) => Promise<void>
  /** Whether the vault is open when it begins. */
  readonly isOpen: boolean
  readonly act: (hand: Hand) => Promise<void>
  /** Tried in turn: at least one must open, the first where it was acknowledged. Null: there may be no vault. */
  readonly passphrases?: (acknowledged: boolean) => readonly string[]
  readonly mayBeNoVault?: true
  /** With the vault open again: what is not as it must be. */
  readonly judge?: (hand: Hand, acknowledged: readonly string[]) => Promise<string[]> | string[]
  /** Done again afterwards, it must succeed. */
  readonly again?: (hand: Hand) => Promise<void>
}

const mailOf = (n: number, lines = 4) =>
  `Message-ID: <s${n}@coa.example>\r\nFrom: coa@coa.example\r\nDate: Mon, 03 Oct 2016 16:11:47 +0200\r\nSubject: Bericht ${n}\r\n\r\n${`Regel van bericht ${n}.\r\n`.repeat(lines)}`

async function importPath(hand: Hand, name: string): Promise<void> {
  for await (const event of await hand.client.signals.import({ grant: hand.schakel.give([join(hand.root, name)]) }))
    if (event.type === 'unit') hand.acknowledge(`${event.unit.kind} ${event.unit.label}`)
}

/** Every registered signal shows its text and its original; no title stands twice. */
async function wholeSignals(hand: Hand, acknowledged: readonly string[]): Promise<string[]> {
  const { rows } = await hand.client.signals.list({ limit: 200 })
  const faults = new Set(rows.map(row => row.title)).size === rows.length ? [] : ['a signal stands twice']
  const said = acknowledged.filter(line => line.startsWith('registered ')).length
  if (said > rows.length) faults.push(`${said} acknowledged, ${rows.length} there`)
  for (const row of rows) {
    const detail = await hand.client.signals.show({ signal: row.id })
    for (const { id } of detail.originals) {
      const original = await hand.client.signals.original({ original: id })
      if (!original.intact) faults.push(`the original of ${row.number} is not whole`)
    }
  }
  return faults
}

const slotsAndUsers = async (hand: Hand): Promise<string[]> => {
  const users = new Set((await hand.client.users.list({})).map(user => user.slot))
  const slots =
    hand.schakel
      .opened()
      ?.files.slots()
      .filter(slot => slot.kind === 'passphrase') ?? []
  return [
    ...slots.filter(slot => !users.has(slot.id)).map(slot => `slot ${slot.id} belongs to nobody`),
    ...[...users].filter(id => !slots.some(slot => slot.id === id)).map(id => `the user of slot ${id} has no slot`),
  ]
}

const program = Buffer.concat([Buffer.from('MZ'), Buffer.alloc(300_000, 0x90)])

const colleague = {
  name: 'collega',
  fullName: 'Collega Liaison',
  role: 'liaison',
  passphrase: otherPassphrase,
} as const

/** A packet with fixed keys, alike in every process that makes it. */
async function sealing(hand: Stage) {
  const identity = recipientOn(hand)
  const team = await aTeam()
  const packet = await aPacketJson(team.author)
  const bag = await aFrozenBag(packet)
  return { team, identity, bag, signatures: signaturesOf(team, bag, packet, [identity]) }
}
/** Drawn once a stage. */
function recipientOn(hand: Stage): TestRecipient {
  const [identity = '', recipient = ''] = readFileSync(join(hand.root, 'recipient'), 'utf8').split('\n')
  return { identity, recipient }
}

export const scenarios: readonly Scenario[] = [
  {
    name: 'import of mails',
    rows: '2',
    prepare: async hand => {
      await Promise.resolve()
      for (const n of [1, 2, 3]) writeFileSync(join(hand.root, `b${n}.eml`), mailOf(n))
    },
    isOpen: true,
    act: async hand => {
      for (const n of [1, 2, 3]) await importPath(hand, `b${n}.eml`)
      await hand.schakel.workDone()
    },
    judge: wholeSignals,
    again: async hand => {
      for (const n of [1, 2, 3]) await importPath(hand, `b${n}.eml`)
      const { rows } = await hand.client.signals.list({ limit: 200 })
      if (rows.length !== 3) throw new Error(`${rows.length} signals instead of 3`)
    },
  },
  {
    name: 'import of a large file',
    rows: '2',
    prepare: async hand => {
      await Promise.resolve()
      writeFileSync(join(hand.root, 'groot.eml'), mailOf(9, 20_000))
    },
    isOpen: true,
    act: hand => importPath(hand, 'groot.eml'),
    judge: wholeSignals,
    again: async hand => {
      await importPath(hand, 'groot.eml')
      const faults = await wholeSignals(hand, ['registered groot.eml'])
      if (faults.length > 0) throw new Error(faults.join())
    },
  },
  {
    name: 'setting aside, and destroying what was set aside',
    rows: '2, 22',
    prepare: async hand => {
      writeFileSync(join(hand.root, 'programma.pdf'), program)
      await importPath(hand, 'programma.pdf')
    },
    isOpen: true,
    act: async hand => {
      const [entry] = await hand.client.quarantine.list({})
      if (!entry) throw new Error('nothing was set aside')
      await hand.client.quarantine.refuse({ entry: entry.id, because: 'proef' })
      hand.acknowledge('destroyed')
    },
    judge: async (hand, acknowledged) => {
      const entries = await hand.client.quarantine.list({})
      if (acknowledged.length > 0 && entries.length > 0) return ['what was destroyed is still there']
      for (const { id } of entries) await hand.client.quarantine.show({ entry: id })
      return []
    },
  },
  {
    name: 'taking an import back',
    rows: '2, 22',
    prepare: async hand => {
      for (const n of [1, 2, 3]) writeFileSync(join(hand.root, `b${n}.eml`), mailOf(n))
      writeFileSync(join(hand.root, 'groot.eml'), mailOf(9, 20_000))
      const names = ['b1.eml', 'b2.eml', 'b3.eml', 'groot.eml']
      const grant = hand.schakel.give(names.map(name => join(hand.root, name)))
      for await (const event of await hand.client.signals.import({ grant, tell: 'progress' }))
        if (event.type === 'summary' && event.summary.registered !== names.length) throw new Error('not all came in')
      const { rows } = await hand.client.signals.list({ limit: 10 })
      const worked = rows.find(row => row.title === 'Bericht 1')
      if (worked) await hand.client.signals.triage({ signal: worked.id, help: 'no' })
    },
    isOpen: true,
    act: async hand => {
      await undoLatest(hand)
      hand.acknowledge('undone')
    },
    judge: async (hand, acknowledged) => {
      const { rows } = await hand.client.signals.list({ limit: 10 })
      const isUndone = (await hand.client.imports.runs({})).rows[0]?.isUndone === true
      return [
        ...(await wholeSignals(hand, [])),
        ...(rows.length === (isUndone ? 1 : 4) ? [] : [`${rows.length} signals, ${isUndone ? '' : 'not '}taken back`]),
        ...(acknowledged.length > 0 && !isUndone ? ['what was taken back is still there'] : []),
      ]
    },
    again: async hand => {
      const isUndone = (await hand.client.imports.runs({})).rows[0]?.isUndone === true
      if (!isUndone) await undoLatest(hand)
      const { rows } = await hand.client.signals.list({ limit: 10 })
      if (rows.map(row => row.title).join() !== 'Bericht 1') throw new Error(`${rows.length} signals left`)
    },
  },
  {
    name: 'another passphrase',
    rows: '5',
    isOpen: true,
    act: async hand => {
      await hand.client.care.changePassphrase({ current: testPassphrase, next: nextPassphrase })
      hand.acknowledge('changed')
    },
    passphrases: acknowledged => (acknowledged ? [nextPassphrase] : [testPassphrase, nextPassphrase]),
    judge: slotsAndUsers,
  },
  {
    name: 'a new user',
    rows: '5',
    isOpen: true,
    act: async hand => {
      await hand.client.users.add(colleague)
      hand.acknowledge('added')
    },
    judge: slotsAndUsers,
    again: async hand => {
      if (!(await hand.client.users.list({})).some(user => user.name === colleague.name))
        await hand.client.users.add(colleague)
    },
  },
  {
    name: 'a user who leaves',
    rows: '5',
    prepare: async hand => {
      await hand.client.users.add(colleague)
    },
    isOpen: true,
    act: async hand => {
      await hand.client.users.disable({ name: colleague.name, because: 'vertrokken' })
      hand.acknowledge('disabled')
    },
    judge: slotsAndUsers,
    again: async hand => {
      if ((await hand.client.users.list({})).some(user => user.name === colleague.name))
        await hand.client.users.disable({ name: colleague.name, because: 'vertrokken' })
    },
  },
  {
    name: 'a backup',
    rows: '5, 17',
    prepare: async hand => {
      writeFileSync(join(hand.root, 'groot.eml'), mailOf(9, 20_000))
      await importPath(hand, 'groot.eml')
    },
    isOpen: true,
    act: async hand => {
      await hand.client.care.backup({ grant: hand.schakel.give([join(hand.root, 'kopie.schakelbackup')]) })
      hand.acknowledge('backed up')
    },
    judge: hand => unfinished(hand, 'kopie.schakelbackup', 'backup.json'),
  },
  {
    name: 'a restored backup',
    rows: '5',
    prepare: async hand => {
      writeFileSync(join(hand.root, 'groot.eml'), mailOf(9, 20_000))
      await importPath(hand, 'groot.eml')
      await hand.client.care.backup({ grant: hand.schakel.give([join(hand.root, 'kopie.schakelbackup')]) })
    },
    isOpen: false,
    act: async hand => {
      await restore(hand, 'hersteld.schakelkluis')
      hand.acknowledge('restored')
    },
    again: hand => restore(hand, 'nog-eens.schakelkluis'),
  },
  {
    name: 'unlocking and locking',
    rows: '4, 5',
    isOpen: false,
    act: async hand => {
      await hand.client.vault.unlock({ passphrase: testPassphrase })
      await hand.schakel.lock('quit')
    },
    judge: slotsAndUsers,
  },
  {
    name: 'sealing a packet',
    rows: '3, 37',
    prepare: async hand => {
      const { identity, recipient } = await aRecipient()
      writeFileSync(join(hand.root, 'recipient'), `${identity}\n${recipient}`)
    },
    isOpen: false,
    act: async hand => {
      const { team, identity, bag, signatures } = await sealing(hand)
      await sealPacket({
        ...{ bag, signatures, organisation: team.organisation.organisation },
        ...{ recipients: [identity.recipient], folder: hand.root },
      })
      hand.acknowledge('sealed')
    },
    judge: async (hand, acknowledged) => {
      const { team, identity } = await sealing(hand)
      const left = readdirSync(hand.root).filter(name => name.includes('SKP-'))
      const whole = left.filter(name => name.startsWith('SKP-') && name.endsWith('.age'))
      if (acknowledged.length > 0 && whole.length !== 1) return ['the sealed packet is not there']
      for (const name of whole) {
        const verdict = await verifyPacket(join(hand.root, name), {
          ...{ identities: [identity.identity], organisations: [team.organisation.organisation] },
          ...{ seen: nothingSeen, now: openedAt },
        })
        if (verdict.kind !== 'valid') return [`${name} looks finished and is ${verdict.kind}`]
      }
      return left.filter(name => !whole.includes(name) && !/^\..*\.part$/.test(name))
    },
  },
  {
    name: 'another master key',
    rows: '5',
    prepare: async hand => {
      await hand.client.users.add(colleague)
      writeFileSync(join(hand.root, 'groot.eml'), mailOf(9, 20_000))
      writeFileSync(join(hand.root, 'klein.eml'), mailOf(8))
      for (const name of ['groot.eml', 'klein.eml']) await importPath(hand, name)
    },
    isOpen: true,
    act: async hand => {
      await hand.client.care.rotate({ passphrase: testPassphrase, because: 'proef' })
      hand.acknowledge('renewed')
      await hand.schakel.workDone()
    },
    judge: async (hand, acknowledged) => {
      await hand.schakel.workDone()
      const { epoch, generation, owed } = await hand.client.care.info({})
      return [
        ...(await wholeSignals(hand, ['registered groot.eml', 'registered klein.eml'])),
        ...(await slotsAndUsers(hand)),
        ...(acknowledged.length > 0 && epoch !== 2 ? ['the new key is not there'] : []),
        ...(epoch === generation ? [] : [`epoch ${epoch} with generation ${generation}`]),
        ...(owed === 0 ? [] : [`${owed} originals under the former key`]),
        ...readdirSync(join(hand.folder, 'db'))
          .filter(name => name.endsWith('.db') && !name.includes(`g000${generation}`))
          .map(name => `${name} is left`),
      ]
    },
    again: async hand => {
      await hand.client.care.rotate({ passphrase: testPassphrase, because: 'nog eens' })
      await hand.schakel.workDone()
      const faults = await wholeSignals(hand, [])
      if (faults.length > 0) throw new Error(faults.join())
    },
  },
  {
    name: 'a vault of a former schema',
    rows: '5',
    place: stage => cpSync(join(storedVaults, 'schema-1'), stage.folder, { recursive: true }),
    isOpen: false,
    act: async hand => {
      await unlockStored(hand)
      hand.acknowledge('migrated')
    },
    passphrases: () => [storedPassphrase],
    judge: async hand => {
      const { rows } = await hand.client.signals.list({ limit: 10 })
      return [
        ...(rows.length === 2 ? [] : [`${rows.length} signals instead of 2`]),
        ...(await wholeSignals(hand, [])),
        ...((await hand.client.audit.list({ limit: 200 })).some(entry => entry.act === 'MIGRATED')
          ? []
          : ['migrated without an entry']),
      ]
    },
    again: async hand => {
      await hand.schakel.lock('quit')
      await unlockStored(hand)
    },
  },
  {
    name: 'recovery with two of three shares',
    rows: '5',
    isOpen: false,
    act: async hand => {
      await recover(hand)
      hand.acknowledge('recovered')
    },
    passphrases: acknowledged => (acknowledged ? [otherPassphrase] : [testPassphrase]),
    judge: async (hand, acknowledged) => {
      const isSeen = (await hand.client.audit.list({ limit: 200 })).some(entry => entry.act === 'RECOVERY_USED')
      return acknowledged.length > 0 && !isSeen ? ['recovered without an entry'] : []
    },
    again: async hand => {
      await hand.schakel.lock('quit')
      await recover(hand)
      await hand.client.vault.unlock({ passphrase: otherPassphrase })
    },
  },
  {
    name: 'a list, rows taken from it, and forgetting the rest',
    rows: '2',
    prepare: async hand => {
      await Promise.resolve()
      // Only the test asks for it: the program that meets the fault lies elsewhere.
      const samples = join(import.meta.dirname, '../../../resources/samples')
      const name = readdirSync(samples).find(file => file.startsWith('S04')) ?? ''
      cpSync(join(samples, name), join(hand.root, 'lijst.csv'))
    },
    isOpen: true,
    act: async hand => {
      await takeRows(hand)
      const [list] = await hand.client.imports.lists({})
      if (list) await hand.client.imports.forgetList({ list: list.list })
    },
    judge: async (hand, acknowledged) => {
      const { rows } = await hand.client.signals.list({ limit: 200 })
      const there = new Set<string>(rows.map(row => row.id))
      return [
        ...acknowledged.filter(id => !there.has(id)).map(id => `row ${id} was taken and is not there`),
        ...(rows.length > 2 ? [`${rows.length} signals of two rows`] : []),
        ...((await hand.client.imports.lists({})).length === 0 ? [] : ['a list outlived the process that held it']),
      ]
    },
    again: async hand => {
      await takeRows(hand)
      const { rows } = await hand.client.signals.list({ limit: 200 })
      if (rows.length !== 2) throw new Error(`${rows.length} signals of two rows`)
    },
  },
  {
    name: 'a new vault',
    rows: '5',
    isOpen: false,
    mayBeNoVault: true,
    act: async hand => {
      await hand.schakel.found({ name: 'coordinator', fullName: 'Coördinator', passphrase: testPassphrase })
      hand.acknowledge('founded')
    },
    again: async hand => {
      if (!hand.schakel.opened())
        await hand.schakel.found({ name: 'coordinator', fullName: 'Coördinator', passphrase: testPassphrase })
    },
  },
]

async function undoLatest(hand: Hand): Promise<void> {
  const [latest] = (await hand.client.imports.runs({})).rows
  if (!latest) throw new Error('no import')
  const { run } = latest
  const { goes } = await hand.client.imports.undoPreview({ run })
  await hand.client.imports.undo({ run, because: 'proef', goes })
}

async function unlockStored(hand: Hand): Promise<void> {
  await hand.client.vault.unlock({ passphrase: storedPassphrase })
}

/** The papers of the founded vault lie beside it. */
async function recover(hand: Hand): Promise<void> {
  const shares = readFileSync(join(hand.root, 'shares'), 'utf8').split('\n').slice(0, 2)
  const deps = { clock: systemDeps().clock, stateFolder: hand.stateFolder }
  const outcome = await recoverVault(hand.folder, { shares, passphrase: otherPassphrase, kdf: floorSettings() }, deps)
  if (outcome.kind !== 'recovered') throw new Error('two shares do not open')
}

async function takeRows(hand: Hand): Promise<void> {
  const grant = hand.schakel.give([join(hand.root, 'lijst.csv')])
  for await (const event of await hand.client.signals.import({ grant, tell: 'progress' }))
    if (event.type === 'summary' && event.summary.lists !== 1) throw new Error('no list')
  const [held] = await hand.client.imports.lists({})
  if (!held) throw new Error('the list is not held')
  for (const row of ['3', '6'])
    hand.acknowledge((await hand.client.imports.takeRow({ list: held.list, row, themes: ['unclear'] })).signal)
}

async function restore(hand: Hand, name: string): Promise<void> {
  const found = await restoreVault(
    {
      ...{ from: join(hand.root, 'kopie.schakelbackup'), to: join(hand.root, name) },
      ...{ passphrase: testPassphrase, because: 'proef' },
    },
    systemDeps(),
    { clock: systemDeps().clock, stateFolder: join(hand.root, `state-${name}`) },
  )
  if (!found.sound) throw new Error('restored, and not sound')
}

/** A folder under its final name has everything; what is unfinished has another name. */
function unfinished(hand: Hand, name: string, last: string): string[] {
  const there = existsSync(join(hand.root, name))
  return there && !existsSync(join(hand.root, name, last)) ? [`${name} looks finished and is not`] : []
}
