import { call } from '@orpc/server'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { CallContext } from '../../../src/access/index.ts'
import { caseProcedures } from '../../../src/cases/index.ts'
import { EntityId, MentionId, SignalId } from '../../../src/contract/ids.ts'
import { entityProcedures, showEntity } from '../../../src/entities/index.ts'
import { decisionProcedures } from '../../../src/signals/index.ts'
import { triageSignal } from '../../../src/signals/triage-signal.ts'
import {
  aMention,
  anEntity,
  aSignal,
  acting,
  attached,
  inState,
  merged,
  sameOrigin,
  type MadeSignal,
} from '../../support/register.ts'
import { aRegister, type TestRegister } from '../../support/session.ts'

let register: TestRegister
let context: CallContext
beforeEach(() => {
  register = aRegister()
  context = { session: () => register.liaison }
})
afterEach(() => register.close())

const show = (entity: string) => acting(register, tx => showEntity(tx, register.liaison, entity))
const mentioned = (signal: MadeSignal, name = 'Anna Alef') => aMention(register, signal, 'person', name)

describe('where what is known of somebody comes from', () => {
  it('counts two reports of one origin once, with the terms of both', () => {
    const [first, again] = [
      aSignal(register, { number: 'A1', text: 'Anna Alef', organisation: 'coa', handling: 'H0' }),
      aSignal(register, { number: 'A2', text: 'Anna Alef', organisation: 'ind', handling: 'H1' }),
    ]
    const other = aSignal(register, { number: 'B1', text: 'Anna Alef', organisation: 'vwn', handling: 'H0' })
    const id = anEntity(register, mentioned(first))
    for (const signal of [again, other]) attached(register, id, mentioned(signal))
    sameOrigin(register, first, again)
    inState(register, again.id, 'merged_origin')
    expect(show(id).sources).toMatchObject([
      {
        organisation: 'coa',
        signals: [{ number: 'A1' }, { number: 'A2' }],
        receipts: 2,
        inherited: { handling: 'H1' },
      },
      { organisation: 'vwn', signals: [{ number: 'B1', help: null }], receipts: 1, inherited: { handling: 'H0' } },
    ])
  })

  it('loses a source with its unfounded signal', () => {
    const [kept, gone] = [aSignal(register, { text: 'Anna Alef' }), aSignal(register, { text: 'Anna Alef' })]
    const id = anEntity(register, mentioned(kept))
    attached(register, id, mentioned(gone))
    inState(register, gone.id, 'unfounded')
    expect(show(id).sources.flatMap(source => source.signals.map(signal => signal.id))).toEqual([kept.id])
  })

  it('says which cases of this user hold one of its signals, and no other', async () => {
    const signal = aSignal(register, { text: 'Anna Alef' })
    const id = anEntity(register, mentioned(signal))
    expect(show(id).cases).toEqual([])
    const made = await call(caseProcedures.new, { title: 'Zaak', question: 'Wat is er?' }, { context })
    acting(register, tx =>
      triageSignal(tx, register.liaison, { signal: signal.id, behaviour: 'sprak', help: 'no', themes: ['unclear'] }),
    )
    await call(
      caseProcedures.add,
      { case: made.case, signal: SignalId.parse(signal.id), because: 'hoort erbij' },
      { context },
    )
    expect(show(id).cases).toEqual([{ id: made.case, number: made.number }])
    expect(show(id).sources[0]?.signals[0]?.help).toBe('no')
  })
})

describe('decisions about somebody', () => {
  const person = (text: string, name: string) => anEntity(register, mentioned(aSignal(register, { text }), name))
  const reason = { because: 'nagevraagd' }

  it('are shown from both sides, until they are taken back', async () => {
    const [anna, ana] = [person('Anna Alef', 'Anna Alef'), person('Ana Alif', 'Ana Alif')]
    const ids = { left: EntityId.parse(anna), right: EntityId.parse(ana) }
    const { decision } = await call(entityProcedures.notSame, { ...ids, ...reason }, { context })
    const by = { decision, kind: 'not_same', because: 'nagevraagd', by: register.liaison.user.fullName }
    expect(show(anna).pairs).toMatchObject([{ ...by, label: 'Ana Alif', entity: ana, mention: null }])
    expect(show(ana).pairs).toMatchObject([{ ...by, label: 'Anna Alef', entity: anna }])
    await call(decisionProcedures.undo, { decision, because: 'vergissing' }, { context })
    expect(show(anna).pairs).toEqual([])
  })

  it('are shown of a mention that nobody attached, and go with its signal', async () => {
    const anna = person('Anna Alef', 'Anna Alef')
    const other = aSignal(register, { text: 'Ana Alif' })
    const loose = MentionId.parse(mentioned(other, 'Ana Alif'))
    await call(entityProcedures.undecided, { left: EntityId.parse(anna), right: loose, ...reason }, { context })
    expect(show(anna).pairs).toMatchObject([{ kind: 'undecided', label: 'Ana Alif', entity: null, mention: loose }])
    inState(register, other.id, 'unfounded')
    expect(show(anna).pairs).toEqual([])
  })

  it('name the two that were joined as each was before', () => {
    const [anna, ana] = [person('Anna Alef', 'Anna Alef'), person('Ana Alif', 'Ana Alif')]
    merged(register, anna, ana)
    expect(show(ana).merges).toMatchObject([{ leftLabel: 'Anna Alef', rightLabel: 'Ana Alif', because: 'test' }])
  })
})

describe('a preview of joining', () => {
  const preview = (left: string, right: string) =>
    call(entityProcedures.mergePreview, { left: EntityId.parse(left), right: EntityId.parse(right) }, { context })
  const person = (text: string, name: string, number?: string) => {
    const signal = aSignal(register, { text })
    return anEntity(
      register,
      mentioned(signal, name),
      number === undefined ? [] : [aMention(register, signal, 'v_number', number)],
    )
  }

  it('shows every name, and both numbers as a contradiction, and writes nothing', async () => {
    const left = person('Anna Alef, V-nummer 0099120417', 'Anna Alef', '0099120417')
    const right = person('Ana Alif, V-nummer 0099127740', 'Ana Alif', '0099127740')
    const made = await preview(left, right)
    expect(made).toMatchObject({ kind: 'person', label: 'Anna Alef' })
    expect(made.names.map(name => name.surface)).toEqual(['Anna Alef', 'Ana Alif'])
    expect(made.contradictions).toMatchObject([{ property: 'v_number' }])
    expect(made.sources).toHaveLength(2)
    expect(show(left).names).toHaveLength(1)
    expect(show(right).names).toHaveLength(1)
  })

  it('takes somebody whom nobody attached yet as a side', async () => {
    const left = person('Anna Alef kwam aan.', 'Anna Alef')
    const loose = mentioned(aSignal(register, { text: 'Ana Alif vertrok.' }), 'Ana Alif')
    const made = await call(
      entityProcedures.mergePreview,
      { left: EntityId.parse(left), right: MentionId.parse(loose) },
      { context },
    )
    expect(made.names.map(name => name.surface)).toEqual(['Anna Alef', 'Ana Alif'])
  })

  it('is a minor when either is one', async () => {
    const left = person('Anna Alef kwam aan.', 'Anna Alef')
    const signal = aSignal(register, { text: 'Ana Alif, geboren 09-05-2009' })
    const right = anEntity(register, mentioned(signal, 'Ana Alif'), [
      aMention(register, signal, 'birth_date', '09-05-2009'),
    ])
    expect(show(right).minor.value).toBe(true)
    expect((await preview(left, right)).minor).toBe(true)
  })

  it('is refused of one with itself, and of two kinds', async () => {
    const left = person('Anna Alef kwam aan.', 'Anna Alef')
    await expect(preview(left, left)).rejects.toMatchObject({ code: 'ALREADY_SAME' })
    const place = anEntity(
      register,
      aMention(register, aSignal(register, { text: 'cafe Zon' }), 'location', 'cafe Zon'),
    )
    await expect(preview(left, place)).rejects.toMatchObject({ code: 'KIND_DOES_NOT_FIT' })
  })
})
