/**
 * Two hundred invented names go through every function, in the core and in the real program of the command line; afterwards nothing of them
 * is found outside the database: not in the vault's other files, the state folder, temporary files, logs or crash dumps (security design §13).
 */
import { spawnSync } from 'node:child_process'
import { cpSync, existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { SignalId } from '../../src/contract/ids.ts'
import { makeKeys } from '../../src/offline.ts'
import { canaryNames, searchFolders } from '../support/canaries.ts'
import { amount, patient, seeded, tell } from './support/figures.ts'
import { handOn, stageAt, type Hand } from './support/scenarios.ts'

const { seed } = seeded()
const names = canaryNames(seed)
const name = (n: number) => names[n % names.length] ?? ''
/** The program reads each mail in a process of its own where it is flagged: the short form takes a part of them. */
const throughProgram = amount(20, names.length)
const passphrase = 'acht witte zwanen op het water'
let root: string

/** What people deliver; the plain files lie here and are not searched. */
function layOutDelivery(folder: string, most = names.length): void {
  mkdirSync(folder, { recursive: true })
  for (const [n, one] of names.slice(0, most).entries()) {
    const text = `From: "${one}" <melder${n}@coa.example>\r\nMessage-ID: <k${n}@coa.example>\r\nSubject: Melding over ${one}\r\nContent-Type: text/plain; charset=utf-8\r\n\r\n${one} belde op maandag. Volgens ${name(n + 1)} is ${one} vertrokken.\r\n`
    writeFileSync(join(folder, n % 10 === 0 ? `${one}.eml` : `m${n}.eml`), text)
  }
}

beforeAll(() => {
  root = mkdtempSync(join(tmpdir(), 'schakel-canaries-'))
  layOutDelivery(join(root, 'delivery'))
  layOutDelivery(join(root, 'some'), throughProgram)
})
afterAll(() => rmSync(root, { recursive: true, force: true }))

it('are found by this search, where somebody did leave them', () => {
  const trap = join(root, 'trap')
  mkdirSync(trap)
  const forms = [
    Buffer.from(name(0)),
    Buffer.from(name(1), 'utf16le'),
    ...[0, 1, 2].map(n => Buffer.from(Buffer.from(`${'x'.repeat(n)}${name(2 + n)} en meer`).toString('base64'))),
    Buffer.from(Buffer.from(`voor ${name(5)} na`).toString('hex')),
    Buffer.from(encodeURIComponent(name(6))),
  ]
  for (const [n, bytes] of forms.entries())
    writeFileSync(join(trap, `f${n}`), Buffer.concat([Buffer.from('voor '), bytes]))
  writeFileSync(join(trap, name(7)), '')
  expect(new Set(searchFolders(names, [trap]).map(find => find.name))).toEqual(new Set(names.slice(0, 8)))
})

describe('the core', () => {
  it('leaves no name outside the database', patient, async () => {
    const home = join(root, 'core')
    const hand = handOn(stageAt(home))
    await hand.schakel.found({ name: 'coordinator', fullName: name(199), passphrase })
    await throughEverything(hand, join(root, 'delivery'))
    const open = join(root, 'core-open')
    // Once as the disk is while the vault is open, once after it was locked.
    cpSync(home, open, { recursive: true })
    await hand.schakel.lock('quit')
    const finds = searchFolders(names, [home, open])
    tell({
      family: 'canaries',
      rows: '27',
      what: '200 names through the core: vault, state folder, open and locked',
      tried: 200,
      undetected: finds.length,
      seed,
    })
    expect(finds).toEqual([])
  })
})

async function throughEverything(hand: Hand, delivery: string): Promise<void> {
  const { client } = hand
  const signals: { id: string; title: string }[] = []
  for await (const event of await client.signals.import({ grant: hand.schakel.give([delivery]) }))
    if (event.type === 'unit' && event.unit.kind === 'registered')
      signals.push({ id: event.unit.signal, title: event.unit.label })
  expect(signals).toHaveLength(names.length)
  await hand.schakel.workDone()
  await client.users.add({
    name: 'collega',
    fullName: name(198),
    role: 'liaison',
    passphrase: 'tien rode rozen langs de muur',
  })
  const { rows } = await client.signals.list({ limit: 200 })
  for (const [n, row] of rows.slice(0, amount(12, 60)).entries()) {
    const one = row.title.replace('Melding over ', '')
    const purpose = { code: 'quality_check' } as const
    const { mentions } = await client.annotations.list({ signal: row.id })
    const mention =
      mentions.find(found => found.surface === one) ??
      (await client.annotations.add({ signal: row.id, kind: 'person', exact: one, occurrence: 1 }))
    await client.entities.create({ mention: mention.id })
    await client.annotations.note({ signal: row.id, exact: one, text: `Over ${one}` })
    await client.signals.setReporter({ signal: row.id, name: one })
    await client.signals.triage({
      signal: row.id,
      themes: ['unclear'],
      behaviour: `gezien door ${one}`,
      help: 'no',
      to: 'triage',
    })
    await client.search.find({ query: one, purpose })
    await client.search.all({ query: one, purpose })
    await client.drafts.save({ screen: 'signal.note', object: row.id, text: `Concept over ${one}` })
    const { case: made } = await client.cases.new({ title: `Zaak ${one}`, question: `Waar is ${one}?` })
    await client.cases.add({ case: made, signal: row.id, because: `gaat over ${one}` })
    await client.signals.addTask({
      about: made,
      aboutType: 'case',
      kind: 'follow_up',
      what: `${one} bellen`,
      dueOn: '2030-01-01',
    })
    if (n === 0)
      await client.signals
        .close({ signal: rows.at(-1)?.id ?? '', reason: 'unfounded', because: `niet ${one}` })
        .catch(() => undefined)
  }
  await throughPacket(hand, rows[0]?.id ?? expect.fail('no signal'))
  await client.audit.list({ from: 1, limit: 200 })
  await client.care.verify({})
  await client.care.backup({ grant: hand.schakel.give([join(hand.root, 'kopie.schakelbackup')]) })
}

/** Address book, a draft with its words, its pages as they would be, and a watched folder: whatever is written on the way to a file. */
async function throughPacket({ client, root: home, schakel }: Hand, signal: SignalId): Promise<void> {
  const { card } = await makeKeys(name(190), true, { stateFolder: null })
  const { recipient } = await client.recipients.add({
    ...{ kind: 'police', function: `Team ${name(191)}` },
    cardBase64: Buffer.from(card).toString('base64'),
  })
  const { case: made } = await client.cases.new({ title: `Zaak ${name(192)}`, question: `Waar is ${name(192)}?` })
  const { packet } = await client.packets.new({
    ...{ caseId: made, recipient, purpose: 'police_task', ground: 'avg_6_1_e' },
    requestReference: `Verzoek ${name(193)}`,
  })
  for (const kind of ['summary', 'necessity', 'proportionality', 'question', 'unknown'] as const)
    await client.packets.note({ packet, kind, text: `Over ${name(194)}: ${kind}` })
  await client.signals.setHandling({
    signal,
    code: 'H0',
    organisation: 'coa',
    function: name(197),
    how: `gebeld met ${name(197)}`,
  })
  await client.signals.grade({ signal, source: 'B', information: '2', because: `bekend bij ${name(197)}` })
  await client.packets.add({ packet, kind: 'signal', target: signal, need: `nodig voor ${name(195)}` })
  await client.packets.check({ packet })
  const { pdfBase64 } = await client.packets.draftPreview({ packet })
  expect(pdfBase64.length).toBeGreaterThan(1_000)
  await client.copies.take({ of: { type: 'signal', id: signal }, characters: 12 })
  const watched = join(home, 'aanlevermap')
  mkdirSync(watched)
  const { folder } = await client.dropFolders.add({ grant: schakel.give([watched]) })
  await client.dropFolders.remove({ folder, because: `niet meer van ${name(196)}` })
}

describe('the program of the command line', () => {
  const program = join(import.meta.dirname, '../../main/cli/index.ts')
  let home: string
  const ran: { args: readonly string[]; status: number | null; text: string }[] = []
  function run(args: readonly string[], input = ''): string {
    const { status, stdout, stderr } = spawnSync(process.execPath, [program, ...args], {
      cwd: join(home, 'cwd'),
      encoding: 'utf8',
      input,
      env: {
        PATH: process.env['PATH'],
        ...{ HOME: join(home, 'home'), TMPDIR: join(home, 'tmp'), XDG_STATE_HOME: join(home, 'home/state') },
        ...{ SCHAKEL_VAULT: join(home, 'vault.schakelkluis'), SCHAKEL_PASSPHRASE_FILE: join(root, 'wachtzin') },
      },
    })
    ran.push({ args, status, text: stderr })
    return stdout
  }

  it('leaves no name outside the database', patient, () => {
    home = join(root, 'cli')
    for (const part of ['home', 'tmp', 'cwd']) mkdirSync(join(home, part), { recursive: true })
    writeFileSync(join(root, 'wachtzin'), `${passphrase}\n`)
    run(['init', '--user', 'coordinator'])
    run(['import', join(root, 'some')])
    const id = '2016-NH-0001'.replace('2016', String(new Date().getFullYear()))
    const shown = run(['signal', 'show', id])
    const one = names.find(candidate => shown.includes(candidate)) ?? ''
    run(['annotate', 'note', id, '--exact', one, '--text', `Over ${one}`])
    run(['search', one, '--purpose', 'quality_check'])
    run(['case', 'new', '--title', `Zaak ${one}`, '--question', `Waar is ${one}?`])
    run(['task', 'add', id, '--what', `${one} bellen`, '--due', '2030-01-01', '--kind', 'follow_up'])
    run(['audit', 'list'])
    // What fails speaks of what it was asked: that must not be written down either.
    run(['person', 'show', one])
    run(['signal', 'show', `${one}-bestaat-niet`])
    run(['vault', 'backup', '--to', join(home, 'kopie.schakelbackup')])
    const failed = ran.filter(({ status }) => status !== 0).map(({ args }) => args.slice(0, 2).join(' '))
    const dumps = ['/var/crash', '/var/lib/systemd/coredump'].filter(existsSync)
    const finds = searchFolders(names, [home, ...dumps])
    tell({
      family: 'canaries',
      rows: '27',
      what: `${throughProgram} names through ${ran.length} runs of the command line: home, temporary, state, vault, backup, crash dumps`,
      tried: throughProgram,
      undetected: finds.length,
      seed,
    })
    expect(one).not.toBe('')
    expect(failed, ran.map(({ text }) => text).join('')).toEqual(['person show', 'signal show'])
    expect(finds).toEqual([])
  })
})
