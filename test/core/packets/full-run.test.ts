import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { findLeak } from '../../../src/packets/byte-search.ts'
import { addReceipt } from '../../../src/packets/receipts.ts'
import { frozenJson, storedFiles } from '../../../src/packets/packet-state.ts'
import { frozenLeaves } from '../../../src/packets/prepare.ts'
import { getPacket, q } from '../../../src/packets/queries.ts'
import { deliverPacket, sealOut } from '../../../src/packets/seal-out.ts'
import { openPacket } from '../../../src/packets/seal/open-packet.ts'
import { parseIdentities } from '../../../src/packets/seal/age-keys.ts'
import { keyCardOf, parseSigningFile } from '../../../src/packets/seal/key-card.ts'
import type { PacketJson } from '../../../src/packets/seal/packet-json.ts'
import { receiptCode, sealReceipt, signReceipt } from '../../../src/packets/seal/receipt.ts'
import { seenFile } from '../../../src/packets/seal/seen.ts'
import type { NewOrganisation } from '../../../src/packets/seal/organisation-key.ts'
import { aPacketRegister, makePacket, truth, type PacketRegister } from '../../support/packet-cases.ts'
import { aFolder, callOf, certified, everything, readAll, release, review, submit } from '../../support/packet-run.ts'
import { aRegister, type TestRegister } from '../../support/session.ts'
import { run } from '../../support/programs.ts'

let base: TestRegister
let register: PacketRegister
let organisation: NewOrganisation
beforeEach(async () => {
  base = aRegister()
  register = await aPacketRegister(base)
  organisation = await certified(register, [
    [register.liaison, everything],
    [register.coordinator, everything],
    [register.colleague, everything],
  ])
})
afterEach(() => base.close())

const k20 = truth.packets.releasable.find(k => k.id === 'K20') ?? fail()
const k21 = truth.packets.releasable.find(k => k.id === 'K21') ?? fail()
const stateOf = (packet: string) => getPacket(register.db.reader, register.liaison, packet).state
const bagOf = (packet: string) =>
  frozenLeaves(register.db.reader, getPacket(register.db.reader, register.liaison, packet))[0] ?? fail()
const jsonOf = (packet: string): PacketJson => frozenJson(bagOf(packet))

function textOf(pdf: Uint8Array): string {
  return run('pdftotext', ['-layout', '-', '-'], { input: pdf })
}
const filesOf = (packet: string) => storedFiles(bagOf(packet).bytes)
const pdfsOf = (packet: string) => filesOf(packet).filter(f => f.path.endsWith('.pdf'))

async function released(packet: string): Promise<void> {
  expect((await submit(register, packet)).kind).toBe('submitted')
  expect(review(register, packet, register.coordinator)).toMatchObject({ approved: true })
  expect(release(register, packet, register.coordinator)).toMatchObject({ kind: 'released' })
}

async function opened(packet: string, kind: string) {
  const folder = aFolder(register)
  const [file] = await sealOut(callOf(register, register.coordinator), { packet, folder })
  const keys = register.keys.get(kind) ?? fail()
  const into = aFolder(register)
  const seen = seenFile(aFolder(register))
  const result = await openPacket(join(folder, file?.fileName ?? ''), {
    identities: parseIdentities(keys.identityFile),
    organisations: [organisation.organisation],
    seen,
    folder: into,
    now: register.deps.clock.now() + 60_000,
  })
  return { ...result, keys }
}

describe('a packet from first item to receipt', () => {
  it('reaches only its recipient, who confirms it with the code that stands in it', async () => {
    const packet = makePacket(register, k20)
    await released(packet)
    expect(stateOf(packet)).toBe('released')
    const { verdict, folder } = await opened(packet, 'aivd')
    expect(verdict.kind).toBe('valid')
    const received = readFileSync(join(folder ?? '', 'data/packet.json'))
    const { receiptSecret, id } = jsonOf(packet)
    expect(received.includes(receiptSecret)).toBe(true)
    register.act(register.coordinator, tx => deliverPacket(tx, register.coordinator, packet, 'koerier'))
    const due = register.db.reader.all(q.selectFrom('open_task').select(['kind', 'due_on']).where('about', '=', packet))
    expect(due).toEqual([{ kind: 'receipt_chase', due_on: '2016-10-27' }])

    const date = '2016-10-25'
    const wrong = receiptCode({ secret: receiptSecret, id, verdict: 'PKT-02', date })
    await expect(
      addReceipt(callOf(register, register.liaison), packet, { kind: 'code', code: wrong, verdict: 'ok', date }),
    ).rejects.toMatchObject({ code: 'RECEIPT_WRONG' })
    const telephone = await addReceipt(callOf(register, register.liaison), packet, {
      kind: 'telephone',
      function: 'loket',
      verdict: 'ok',
      date,
    })
    expect(telephone.confirmed).toBe(false)
    expect(stateOf(packet)).toBe('delivered')
    const code = receiptCode({ secret: receiptSecret, id, verdict: 'ok', date })
    expect(
      await addReceipt(callOf(register, register.liaison), packet, {
        kind: 'code',
        code: code.toUpperCase(),
        verdict: 'ok',
        date,
      }),
    ).toEqual({ kind: 'code', verdict: 'ok', confirmed: true })
    expect(stateOf(packet)).toBe('receipted')
    expect(register.db.reader.all(q.selectFrom('open_task').select('id').where('about', '=', packet))).toEqual([])
    await expect(
      addReceipt(callOf(register, register.liaison), packet, { kind: 'code', code, verdict: 'ok', date }),
    ).rejects.toMatchObject({ code: 'RECEIPT_REPLAYED' })
  })

  it('takes in a receipt that the recipient signed, and no one else’s', async () => {
    const packet = makePacket(register, k20)
    await released(packet)
    const { keys } = await opened(packet, 'aivd')
    const json = jsonOf(packet)
    const sender = keyCardOf(json.senderKeyCard)
    const id = { id: packet, tagmanifest: bagOf(packet).tagmanifest }
    const foreign = join(aFolder(register), 'vreemd.age')
    await sealReceipt(
      signReceipt(id, 'ok', '2016-10-25', parseSigningFile(register.keys.get('police')?.signingFile ?? '')),
      sender,
      foreign,
    )
    await expect(
      addReceipt(callOf(register, register.liaison), packet, { kind: 'file', path: foreign }),
    ).rejects.toMatchObject({ code: 'PKT-03' })
    const own = join(aFolder(register), 'eigen.age')
    await sealReceipt(signReceipt(id, 'ok', '2016-10-25', parseSigningFile(keys.signingFile)), sender, own)
    expect(await addReceipt(callOf(register, register.liaison), packet, { kind: 'file', path: own })).toEqual({
      kind: 'signed',
      verdict: 'ok',
      confirmed: true,
    })
    await expect(
      addReceipt(callOf(register, register.liaison), packet, { kind: 'file', path: own }),
    ).rejects.toMatchObject({ code: 'RECEIPT_REPLAYED' })
  })

  it('opens with no other key', async () => {
    const packet = makePacket(register, k20)
    await released(packet)
    const { verdict } = await opened(packet, 'police')
    expect(verdict).toMatchObject({ kind: 'refused', code: 'PKT-01' })
  })

  it('becomes one packet for each member of a group, with its own ground and key', async () => {
    const k9 = truth.packets.blocked.find(k => k.id === 'K9') ?? fail()
    const packet = makePacket(register, { ...k9, grounds: { police: 'avg_6_1_e', aivd: 'wiv2017_39' } })
    await released(packet)
    const leaves = frozenLeaves(register.db.reader, getPacket(register.db.reader, register.liaison, packet))
    expect(
      leaves
        .map(leaf => frozenJson(leaf))
        .map(j => [j.recipient.kind, j.ground.code, j.ground.ref])
        .sort(),
    ).toEqual([
      ['aivd', 'wiv2017_39', 'V-2016-118'],
      ['police', 'avg_6_1_e', 'V-2016-118'],
    ])
    const folder = aFolder(register)
    const files = await sealOut(callOf(register, register.coordinator), { packet, folder })
    expect(files).toHaveLength(2)
    expect(register.db.reader.all(q.selectFrom('provision').select('packet'))).toHaveLength(2)
    for (const file of files) {
      const kind = frozenJson(leaves.find(l => l.id === file.packet) ?? fail()).recipient.kind
      const other = kind === 'aivd' ? 'police' : 'aivd'
      const open = (who: string) =>
        openPacket(join(folder, file.fileName), {
          identities: parseIdentities(register.keys.get(who)?.identityFile ?? ''),
          organisations: [organisation.organisation],
          seen: seenFile(aFolder(register)),
          folder: aFolder(register),
          now: register.deps.clock.now() + 60_000,
        })
      expect((await open(kind)).verdict.kind).toBe('valid')
      expect((await open(other)).verdict).toMatchObject({ code: 'PKT-01' })
    }
  })
})

describe('what page 1 says', () => {
  it('is for K20 what the truth states, before any story', async () => {
    const packet = makePacket(register, k20)
    await submit(register, packet)
    const json = jsonOf(packet)
    const numbers = new Map(
      [...register.numbers].map(([name, number]) => [name.includes(' row ') ? `${number} (regel 3)` : number, name]),
    )
    const grades = json.items.flatMap(i => i.grades)
    expect(Object.fromEntries(grades.map(g => [numbers.get(g.source), `${g.reliability}${g.information}`]))).toEqual(
      k20.page1?.['grades'],
    )
    expect(Object.fromEntries(grades.map(g => [numbers.get(g.source), g.handling]))).toEqual(k20.page1?.['handling'])
    const conditions = new Map<string, Set<string>>()
    for (const g of grades)
      for (const c of g.conditions)
        conditions.set(c.code, (conditions.get(c.code) ?? new Set()).add(numbers.get(g.source) ?? ''))
    expect(Object.fromEntries([...conditions].map(([code, of]) => [code, [...of].sort()]))).toEqual(
      k20.page1?.['conditions'],
    )
    expect(json.coverage.origins).toBe(k20.page1?.['originCount'])
    expect(json.coverage.notCounted).toEqual([register.numbers.get('S09')])
    expect(json.ground).toMatchObject({ code: 'wiv2017_39', ref: 'V-2016-118' })
    expect(json.coverage.contraIndications.map(c => c.text)).toEqual([
      'Geen strafbaar feit vastgesteld',
      'Een mentor zag een nieuwsuitzending.; De melder had ruzie over geleend geld.',
    ])
    const text = textOf(filesOf(packet).find(f => f.path === 'data/packet.pdf')?.bytes ?? new Uint8Array())
    const page1 = text.split('\f')[0] ?? ''
    for (const words of [
      'V-2016-118',
      'KM-IR-16-20518',
      'Geen strafbaar feit',
      'ruzie over geleend geld',
      'H1',
      'H2',
      '5 onafhankelijke herkomsten',
    ])
      expect(page1.replaceAll(/\s+/g, ' ')).toContain(words)
    expect(text).toContain('zie zegel')
    expect(text).not.toContain('coordinator_1')
  })

  it('holds for help nothing but what help needs (K21)', async () => {
    const packet = makePacket(register, k21)
    expect((await submit(register, packet)).kind).toBe('submitted')
    const all = [JSON.stringify(jsonOf(packet)), ...pdfsOf(packet).map(f => textOf(f.bytes))].join('\n')
    for (const words of k21.mustNotContain ?? []) expect(all).not.toContain(words)
    expect(jsonOf(packet).ground.text).toContain('bevestigd door de coördinator: consent was given freely')
    expect(all.replaceAll(/\s+/g, ' ')).toContain('Hij slaapt slecht en heeft zijn broer verloren.')
  })
})

describe('a redaction', () => {
  it('leaves no trace of a reporter in any byte of the bag, nor in the text of its PDFs', async () => {
    const packet = makePacket(register, k20)
    await submit(register, packet)
    expect(findLeak(filesOf(packet), ['Fictiva'])).toBeUndefined()
    for (const pdf of pdfsOf(packet)) expect(textOf(pdf.bytes)).not.toContain('Fictiva')
    expect(pdfsOf(packet).length).toBeGreaterThan(1)
    expect(jsonOf(packet).items.flatMap(i => i.redactions)).toContainEqual({ reason: 'source_protection', count: 1 })
  })

  it('that left the words standing elsewhere stops the packet and names the place', async () => {
    const packet = makePacket(register, { ...k20, contents: ['S01', 'S02 (redacted)', 'S08'] })
    const { addNote } = await import('../../../src/packets/new-packet.ts')
    register.act(register.liaison, tx =>
      addNote(tx, register.liaison, packet, 'summary', 'Gesproken is met mevrouw T. Fictiva.'),
    )
    await expect(submit(register, packet)).rejects.toMatchObject({
      code: 'REDACTED_TEXT_LEFT',
      details: { place: 'data/packet.json' },
    })
    expect(stateOf(packet)).toBe('draft')
  })
})

describe('four eyes', () => {
  it('refuse the author as reviewer and as releaser, also under a second user of the same person', async () => {
    const packet = makePacket(register, k20)
    await submit(register, packet)
    expect(() => review(register, packet, register.liaison)).toThrow('AUTHOR_REVIEWS')
    const second = { ...register.colleague, user: { ...register.colleague.user, person: register.liaison.user.person } }
    expect(() => review(register, packet, second)).toThrow('AUTHOR_REVIEWS')
    review(register, packet, register.coordinator)
    const outcome = release(register, packet, second)
    expect(outcome).toMatchObject({ kind: 'blocked', blockers: [{ rule: 'R63', code: 'author_releases' }] })
    expect(stateOf(packet)).toBe('approved')
  })

  it('refuse a reviewer who did not open every page', async () => {
    const packet = makePacket(register, k20)
    await submit(register, packet)
    const { reviewPacket, viewPage } = await import('../../../src/packets/review-packet.ts')
    register.act(register.coordinator, tx => viewPage(tx, register.coordinator, packet, 1))
    expect(() => register.act(register.coordinator, tx => reviewPacket(tx, register.coordinator, packet))).toThrow(
      'PAGES_NOT_SEEN',
    )
    readAll(register, packet, register.coordinator)
    expect(register.act(register.coordinator, tx => reviewPacket(tx, register.coordinator, packet))).toMatchObject({
      approved: true,
    })
  })

  it('are six where there is a minor', async () => {
    const k3 = truth.packets.blocked.find(k => k.id === 'K3') ?? fail()
    const { giveConsent } = await import('../../support/packet-cases.ts')
    if (k3.lift?.consent) giveConsent(register, k3.lift.consent)
    const packet = makePacket(register, k3)
    await submit(register, packet)
    expect(review(register, packet, register.coordinator)).toEqual({
      kind: 'reviewed',
      approved: false,
      reviewers: 1,
      needed: 2,
    })
    expect(() => release(register, packet, register.coordinator)).toThrow('PACKET_STATE')
    expect(review(register, packet, register.colleague)).toMatchObject({ approved: true, reviewers: 2 })
    expect(release(register, packet, register.coordinator)).toMatchObject({ kind: 'released' })
  })
})

function fail(): never {
  throw new Error('the truth has changed')
}
