/** What the screens of composing and reviewing read: what could go in, what waits for whom, what changed, what was checked. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { openCase } from '../../../src/cases/commands.ts'
import { caseSignal } from '../../../src/cases/tables.ts'
import { addNote, newPacket } from '../../../src/packets/new-packet.ts'
import { blockersNow } from '../../../src/packets/packet-state.ts'
import { listCandidates } from '../../../src/packets/candidates.ts'
import { differenceOf } from '../../../src/packets/difference.ts'
import { showPacket } from '../../../src/packets/packet-detail.ts'
import { addItem, redact, removeItem } from '../../../src/packets/packet-items.ts'
import { getPacket } from '../../../src/packets/queries.ts'
import { listRecipients } from '../../../src/packets/recipients.ts'
import { returnPacket } from '../../../src/packets/review-packet.ts'
import { reviewingOf } from '../../../src/packets/reviewing.ts'
import { waitingPackets } from '../../../src/packets/waiting.ts'
import { gradeSignal } from '../../../src/signals/grade-signal.ts'
import type { Session } from '../../../src/access/index.ts'
import { insertRecord, keepingOf } from '../../../src/vault/index.ts'
import type { PacketDetail } from '../../../src/contract/packet-shapes.ts'
import { aPacketRegister, makePacket, truth, type PacketRegister } from '../../support/packet-cases.ts'
import { certified, everything, readAll, release, review, submit } from '../../support/packet-run.ts'
import { aRegister, type TestRegister } from '../../support/session.ts'

let base: TestRegister
let register: PacketRegister
beforeEach(async () => {
  base = aRegister()
  register = await aPacketRegister(base)
})
afterEach(() => base.close())

const police = { id: 'x', recipient: 'police', purpose: 'police_task', ground: 'avg_6_1_e', contents: ['S01', 'S08'] }
const signal = (name: string) => register.signals.get(name) ?? ''
const number = (name: string) => register.numbers.get(name) ?? ''
const people = () =>
  certified(register, [
    [register.liaison, everything],
    [register.coordinator, everything],
  ])
const candidates = (packet: string, of?: string) =>
  register.act(register.liaison, tx => listCandidates(tx, register.liaison, packet, of))
const waiting = (session: Session) => register.act(session, tx => waitingPackets(tx, session))
const reviewing = (packet: string, session = register.coordinator) =>
  register.act(session, tx => reviewingOf(tx, session, packet))

function caseWith(...names: string[]): string {
  return register.act(register.liaison, tx => {
    const { case: id } = openCase(tx, register.liaison, {
      title: 'Afspraak bij het wegrestaurant',
      question: 'Is er een ontmoeting geweest?',
      purpose: 'case_work',
      ground: 'vw2000_107',
    })
    for (const name of names)
      insertRecord(tx, caseSignal, keepingOf(tx, `case:${id}`, id), { case_id: id, signal: signal(name) })
    return id
  })
}

/** A word of its text that is long enough to stand nowhere else by chance. */
function longWordOf(item: PacketDetail['contents'][number] | undefined): string {
  const texts = item?.pieces
    .filter(p => p.part !== 'title')
    .flatMap(p => p.runs.flatMap(r => ('text' in r ? r.text : [])))
  return texts?.join('\n').match(/\p{L}{9,}/u)?.[0] ?? ''
}

function packetOf(caseId: string): string {
  return register.act(
    register.liaison,
    tx =>
      newPacket(tx, register.liaison, {
        caseId,
        recipient: register.recipients.get('police') ?? '',
        purpose: 'police_task',
        ground: 'avg_6_1_e',
      }).packet,
  )
}

describe('what could go into a packet', () => {
  it('is what its case holds, with what speaks against it, and nothing is in', () => {
    const packet = packetOf(caseWith('S01', 'S02'))
    const offered = candidates(packet)
    const signals = offered.filter(c => c.kind === 'signal')
    // S08 contradicts S01 and was not filed in this case.
    expect(signals.flatMap(c => c.sources.map(s => s.number))).toEqual(
      expect.arrayContaining([number('S01'), number('S02'), number('S08')]),
    )
    expect(signals.find(c => c.target === signal('S08'))?.against).toEqual([number('S01')])
    expect(offered.every(c => c.item === null)).toBe(true)
    expect(offered.some(c => c.kind === 'relation' && c.title.includes(' – '))).toBe(true)
    expect(signals.find(c => c.target === signal('S02'))).toMatchObject({
      sources: [{ organisation: 'vwn', handling: 'H0', grade: { source: 'B', information: '2' }, minor: false }],
      conditions: [expect.stringMatching(/melder/i)],
    })
  })

  it('says what is in already, all ties of a relation as one', () => {
    const packet = packetOf(caseWith('S01', 'S02'))
    const relation = candidates(packet).find(c => c.kind === 'relation')
    const item = register.act(register.liaison, tx =>
      addItem(tx, register.liaison, { packet, kind: 'relation', target: relation?.target ?? '', need: 'verband' }),
    )
    expect(candidates(packet).filter(c => c.item !== null)).toMatchObject([{ kind: 'relation', item }])
  })

  it('is a signal from elsewhere by its number, and nobody’s signal by a number that does not exist', () => {
    const packet = packetOf(caseWith('S01'))
    expect(
      candidates(packet, number('S07').toLowerCase())
        .filter(c => c.kind === 'signal')
        .map(c => c.target),
    ).toEqual([signal('S07')])
    expect(() => candidates(packet, '2016-NH-9999')).toThrow('NOT_FOUND')
  })

  it('is what names the person, for a packet without a case', () => {
    const about = makePacket(register, { ...police, contents: [], about: 'P1' })
    const numbers = candidates(about).flatMap(c => (c.kind === 'signal' ? c.sources.map(s => s.number) : []))
    expect(numbers).toContain(number('S01'))
    expect(numbers).not.toContain(number('S10'))
    const nobody = makePacket(register, { ...police, contents: [] })
    expect(candidates(nobody)).toEqual([])
  })
})

describe('a packet on its screen', () => {
  it('says of each source who gave it, how it was graded and on what code; of the whole the strictest', () => {
    const packet = makePacket(register, { ...police, contents: ['S01', 'S07', 'S08'] })
    const shown = register.act(register.liaison, tx => showPacket(tx, register.liaison, packet))
    expect(shown.contents.map(c => c.signals.map(s => s.number))).toEqual([
      [number('S01')],
      [number('S07')],
      [number('S08')],
    ])
    expect(shown.outcome).toMatchObject({ handling: 'H1', minor: false, reviewersNeeded: 1 })
    expect(shown).toMatchObject({ version: 1, history: [{ state: 'draft' }], caseNumber: null })
  })

  it('knows when it last changed, also when something was taken out or taken back', () => {
    const packet = makePacket(register, police)
    const changed = () => register.act(register.liaison, tx => showPacket(tx, register.liaison, packet)).changedAt
    const first = changed()
    register.deps.clock.forward(60_000)
    expect(changed()).toBe(first)
    const [item] = register.act(register.liaison, tx => showPacket(tx, register.liaison, packet)).contents
    register.act(register.liaison, tx =>
      redact(tx, register.liaison, { item: item?.id ?? '', text: 'de', reason: 'not_needed' }),
    )
    const second = changed()
    expect(second).toBe(first + 60_000)
    register.deps.clock.forward(60_000)
    register.act(register.liaison, tx => removeItem(tx, register.liaison, item?.id ?? '', 'niet nodig'))
    expect(changed()).toBe(second + 60_000)
  })

  it('is stopped in words that name the source and its reference, and says whether consent would lift it', () => {
    const packet = makePacket(register, truth.packets.blocked[0] ?? { ...police, contents: [] })
    const found = register.act(register.liaison, tx =>
      blockersNow(tx, register.liaison, getPacket(tx, register.liaison, packet)),
    )
    const [condition] = found.filter(b => b.rule === 'R27')
    expect(condition).toMatchObject({ byConsent: true })
    expect(condition?.why.nl).toContain('KM-IR-16-20518')
    for (const text of found.flatMap(b => [b.why.nl, b.why.en])) expect(text).not.toMatch(/[{}]/)
    const empty = makePacket(register, { ...police, contents: [] })
    expect(
      register.act(register.liaison, tx => blockersNow(tx, register.liaison, getPacket(tx, register.liaison, empty))),
    ).toMatchObject([{ rule: 'R70', byConsent: false, why: { nl: 'Er zit nog niets in het pakket.' } }])
  })

  it('has recipients with the references that they asked under', () => {
    const rows = register.act(register.liaison, tx => listRecipients(tx, register.liaison, tx.at))
    expect(rows.find(r => r.kind === 'aivd')).toMatchObject({ requests: ['V-2016-118'], verifiedByMe: true })
    expect(rows.find(r => r.kind === 'police')?.requests).toEqual([])
  })
})

describe('what waits', () => {
  it('is for others to review, then to release; its author can do neither', async () => {
    await people()
    const packet = makePacket(register, police)
    expect(waiting(register.coordinator)).toEqual([])
    await submit(register, packet)
    expect(waiting(register.liaison)).toMatchObject([{ packet, step: 'own', seen: 0, version: 1 }])
    expect(waiting(register.coordinator)).toMatchObject([{ packet, step: 'review', reviewersNeeded: 1 }])
    readAll(register, packet, register.coordinator)
    const [read] = waiting(register.coordinator)
    expect(read?.seen).toBe(read?.pages)
    review(register, packet, register.coordinator)
    expect(waiting(register.coordinator)).toMatchObject([{ step: 'release', reviewers: 1 }])
    expect(waiting(register.liaison)).toMatchObject([{ step: 'own' }])
    release(register, packet, register.coordinator)
    expect(waiting(register.coordinator)).toEqual([])
  })
})

describe('a review', () => {
  it('shows who opened how many pages and who signed, without the author', async () => {
    await people()
    const packet = makePacket(register, police)
    await submit(register, packet)
    readAll(register, packet, register.liaison)
    expect(reviewing(packet).reviewers).toEqual([])
    review(register, packet, register.coordinator)
    const { reviewers, pages } = reviewing(packet)
    expect(reviewers).toMatchObject([{ name: 'coordinator_1', me: true, seen: pages }])
    expect(reviewers[0]?.signedAt).toBe(register.deps.clock.now())
  })

  it('looks again at the rules and at the bytes, and stops where they no longer hold', async () => {
    await people()
    const packet = makePacket(register, { ...police, contents: ['S01', 'S02 (redacted)', 'S08'] })
    await submit(register, packet)
    const outcomes = () => Object.fromEntries(reviewing(packet).checks.map(c => [c.check, c.outcome]))
    expect(outcomes()).toEqual({
      unchanged: 'ok',
      conditions: 'ok',
      ground: 'ok',
      graded: 'ok',
      contra: 'ok',
      reporter: 'ok',
      redacted: 'ok',
      properties: 'ok',
      key: 'ok',
      author: 'ok',
    })
    expect(reviewing(packet).checks.find(c => c.check === 'redacted')?.count).toBe(1)
    register.act(register.liaison, tx =>
      gradeSignal(tx, register.liaison, signal('S01'), {
        givenBy: 'own',
        source: 'C',
        information: '4',
        because: 'nieuw inzicht',
      }),
    )
    expect(outcomes()).toMatchObject({ unchanged: 'stop', graded: 'ok' })
  })

  it('finds words in the frozen bag that were taken out after it was frozen', async () => {
    await people()
    const packet = makePacket(register, police)
    await submit(register, packet)
    const [item] = register.act(register.liaison, tx => showPacket(tx, register.liaison, packet)).contents
    const words = longWordOf(item)
    register.act(register.coordinator, tx => returnPacket(tx, register.coordinator, packet, 'dat woord moet weg'))
    register.act(register.liaison, tx =>
      redact(tx, register.liaison, { item: item?.id ?? '', text: words, reason: 'third_party' }),
    )
    expect(reviewing(packet).checks.find(c => c.check === 'redacted')).toMatchObject({ outcome: 'stop' })
  })
})

describe('the difference with the version before', () => {
  it('is what was put in, taken out, redacted and said anew, by field; nothing when there is one version', async () => {
    await people()
    const packet = makePacket(register, { ...police, contents: ['S01', 'S08', 'S02 (redacted)'] })
    await submit(register, packet)
    const difference = () => register.act(register.coordinator, tx => differenceOf(tx, register.coordinator, packet))
    expect(difference()).toEqual({ earlier: null, changes: [] })
    register.act(register.coordinator, tx => returnPacket(tx, register.coordinator, packet, 'korter graag'))
    let word = ''
    register.act(register.liaison, tx => {
      const { contents } = showPacket(tx, register.liaison, packet)
      const [s01, , s02] = contents
      word = longWordOf(s01)
      removeItem(tx, register.liaison, s02?.id ?? '', 'niet nodig')
      redact(tx, register.liaison, { item: s01?.id ?? '', text: word, reason: 'not_needed' })
      addNote(tx, register.liaison, packet, 'necessity', 'Gevraagd door de wijkagent.')
    })
    await submit(register, packet)
    const { earlier, changes } = difference()
    expect(earlier).toMatchObject({ version: 1 })
    expect(changes.map(c => `${c.kind} ${c.field} ${c.item ?? ''}`)).toEqual([
      'changed necessity ',
      'changed text 1',
      'removed item 3',
    ])
    expect(changes[0]).toMatchObject({ before: '', after: 'Gevraagd door de wijkagent.' })
    expect(changes[1]?.before).toContain(word)
    expect(changes[1]?.after).toContain('[weggelakt: Niet nodig voor dit doel]')
    expect(waiting(register.coordinator)).toMatchObject([{ version: 2 }])
  })
})
