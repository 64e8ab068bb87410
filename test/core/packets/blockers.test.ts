import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { blockersOf, type Blocker } from '../../../src/packets/blockers.ts'
import type { ReleaseFact } from '../../../src/packets/facts.ts'
import { factsOf, gather } from '../../../src/packets/gather.ts'
import { setPacketMembers } from '../../../src/packets/new-packet.ts'
import { removeItem } from '../../../src/packets/packet-items.ts'
import { getPacket, q } from '../../../src/packets/queries.ts'
import { gradeStatement } from '../../../src/signals/grade-signal.ts'
import { closeSignal } from '../../../src/signals/close-signal.ts'
import {
  addContent,
  aPacketRegister,
  giveConsent,
  makePacket,
  redactReporter,
  truth,
  type PacketRegister,
  type TruthPacket,
} from '../../support/packet-cases.ts'
import { aRegister, type TestRegister } from '../../support/session.ts'

let base: TestRegister
let register: PacketRegister
beforeEach(async () => {
  base = aRegister()
  register = await aPacketRegister(base)
})
afterEach(() => base.close())

const defaults = { author: 'liaison_1', reviewers: ['coordinator_1'], releasedBy: 'coordinator_1' }
const releaseOf = (stated: Partial<TruthPacket>): ReleaseFact => ({
  author: 'liaison_1',
  reviewers: stated.reviewers ?? defaults.reviewers,
  releasedBy: stated.releasedBy ?? defaults.releasedBy,
})

function blockers(of: PacketRegister, packet: string, release: ReleaseFact | undefined): Blocker[] {
  const { liaison, db, deps } = of
  const at = deps.clock.now()
  return blockersOf(
    liaison.codebooks,
    factsOf(gather(db.reader, liaison, getPacket(db.reader, liaison, packet), at), at, release),
  )
}

/** In the words of the truth: names of samples instead of ids. */
function stated(of: PacketRegister, found: readonly Blocker[]) {
  const names = new Map([...of.signals].map(([name, id]) => [id, name]))
  const numbers = new Map([...of.numbers].map(([name, number]) => [number, name]))
  return sorted(
    found.map(b => ({
      ...(b.recipient ? { recipient: b.recipient } : {}),
      source: names.get(b.source) ?? b.source,
      rule: b.rule,
      code: numbers.get(b.code) ?? b.code,
    })),
  )
}
const sorted = (rows: readonly object[]) => rows.map(row => JSON.stringify(Object.entries(row).sort())).sort()

/** The same packet after what the truth says would lift its blockers. */
function lift(of: PacketRegister, packet: string, { lift: how = {} }: TruthPacket): void {
  const { liaison } = of
  if (how.consent) giveConsent(of, how.consent)
  of.act(liaison, tx => {
    const itemOf = (name: string) =>
      tx.get(
        q
          .selectFrom('active_packet_item')
          .select('id')
          .where('packet', '=', packet)
          .where('target', '=', of.signals.get(name) ?? ''),
      )?.id ?? ''
    for (const name of how.remove ?? []) removeItem(tx, liaison, itemOf(name), 'niet nodig')
    for (const name of how.add ?? []) addContent(tx, liaison, of, packet, name)
    for (const name of how.redact ?? []) redactReporter(tx, liaison, itemOf(name))
    if (how.members) {
      const grounds: Record<string, string> = { police: 'avg_6_1_e', aivd: 'wiv2017_39' }
      setPacketMembers(
        tx,
        liaison,
        packet,
        how.members.map(kind => ({
          recipient: of.recipients.get(kind) ?? '',
          ground: grounds[kind] ?? '',
          requestReference: 'V-2016-118',
        })),
        'alleen wie het mag krijgen',
      )
    }
  })
}

describe('what holds a packet back', () => {
  it.each(truth.packets.blocked.filter(k => k.id !== 'K6').map(k => [k.id, k] as const))(
    'is exactly what the rules say for %s, and nothing after it is lifted',
    (_, k) => {
      const packet = makePacket(register, k)
      expect(stated(register, blockers(register, packet, releaseOf(k)))).toEqual(sorted(k.blockers ?? []))
      lift(register, packet, k)
      expect(stated(register, blockers(register, packet, releaseOf({ ...k, ...k.lift })))).toEqual([])
    },
  )

  it.each(truth.packets.releasable.map(k => [k.id, k] as const))('is nothing for %s', (_, k) => {
    expect(stated(register, blockers(register, makePacket(register, k), releaseOf(k)))).toEqual([])
  })

  it('is an unfounded signal in a draft that was made before it was closed (K6)', async () => {
    const other = aRegister()
    const before = await aPacketRegister(other, ['close'])
    const k6 = truth.packets.blocked.find(k => k.id === 'K6')
    const packet = makePacket(before, { ...(k6 ?? truth.packets.blocked[0] ?? fail()), contents: ['S10'] })
    before.act(before.liaison, tx =>
      closeSignal(tx, before.liaison, {
        signal: before.signals.get('S10') ?? '',
        reason: 'unfounded_malicious',
        because: 'ingetrokken',
      }),
    )
    expect(stated(before, blockers(before, packet, releaseOf({})))).toEqual(sorted(k6?.blockers ?? []))
    other.close()
  })

  it('cannot be a signal that is already unfounded: it is not found', () => {
    expect(() =>
      makePacket(register, {
        id: 'x',
        recipient: 'police',
        purpose: 'police_task',
        ground: 'avg_6_1_e',
        contents: ['S10'],
      }),
    ).toThrow('NOT_FOUND')
  })

  it('is the missing confirmation or consent of K21, so each decision counts', async () => {
    const k21 = truth.packets.releasable.find(k => k.id === 'K21') ?? fail()
    expect(stated(register, blockers(register, makePacket(register, k21, { confirm: false }), releaseOf(k21)))).toEqual(
      sorted([{ source: 'packet', rule: 'R65', code: 'consent_help' }]),
    )
    const other = aRegister()
    const without = await aPacketRegister(other, ['subject_consent'])
    expect(stated(without, blockers(without, makePacket(without, k21), releaseOf(k21)))).toEqual(
      sorted([{ source: 'packet', rule: 'R65', code: 'subject_consent' }]),
    )
    other.close()
  })

  it('is one reviewer where there is a minor, also when the source consents', () => {
    const k3 = truth.packets.blocked.find(k => k.id === 'K3') ?? fail()
    const packet = makePacket(register, k3)
    lift(register, packet, k3)
    expect(
      stated(register, blockers(register, packet, releaseOf({ ...k3, ...k3.lift, reviewers: ['coordinator_1'] }))),
    ).toEqual(sorted([{ source: 'packet', rule: 'R14', code: 'second_reviewer' }]))
  })

  it('is H2 for every signal without a code as long as its source did not answer', async () => {
    const other = aRegister()
    const mute = await aPacketRegister(other, ['handling_answer'])
    const k20 = truth.packets.releasable.find(k => k.id === 'K20') ?? fail()
    const expected = ['S01', 'S02', 'S04 row 3', 'S08'].map(source => ({ source, rule: 'R26', code: 'H2' }))
    expect(stated(mute, blockers(mute, makePacket(mute, k20), releaseOf(k20)))).toEqual(sorted(expected))
    other.close()
  })

  it('is the missing grade of the words that go along, not of the signal around them (R24)', async () => {
    const other = aRegister()
    const ungraded = await aPacketRegister(other, ['grade'])
    const k1 = truth.packets.blocked[0] ?? fail()
    const packet = makePacket(ungraded, { ...k1, contents: ['RL2'] })
    const missing = () => stated(ungraded, blockers(ungraded, packet, undefined)).filter(row => row.includes('R24'))
    expect(missing()).toHaveLength(1)
    const relation = ungraded.relations.get('RL2') ?? fail()
    const row = ungraded.db.reader.get(q.selectFrom('relation').select('statement').where('id', '=', relation))
    ungraded.act(ungraded.liaison, tx =>
      gradeStatement(tx, ungraded.liaison, row?.statement ?? fail(), {
        givenBy: 'own',
        source: 'B',
        information: '2',
        because: 'de vrijwilliger hoorde het zelf',
      }),
    )
    expect(missing()).toEqual([])
    other.close()
  })

  it('names in words what would lift it, with the reference of the source', () => {
    const [k1] = truth.packets.blocked
    const found = blockers(register, makePacket(register, k1 ?? fail()), undefined)
    expect(found.find(b => b.rule === 'R27')?.lift.nl).toContain('KM-IR-16-20518')
    expect(found.every(b => b.lift.nl.length > 10 && b.lift.en.length > 10 && !b.lift.nl.includes('{'))).toBe(true)
  })
})

function fail(): never {
  throw new Error('the truth has changed')
}
