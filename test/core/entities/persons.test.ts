import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { findEntities, isMinor, isUnderAge, listEntities, showEntity } from '../../../src/entities/index.ts'
import type { ListWish } from '../../../src/entities/entity-list.ts'
import {
  aMention,
  anEntity,
  aSignal,
  aStatement,
  acting,
  attached,
  inState,
  merged,
  withRole,
} from '../../support/register.ts'
import { aRegister, type TestRegister } from '../../support/session.ts'

let register: TestRegister
beforeEach(() => {
  register = aRegister()
})
afterEach(() => register.close())

const find = (query: string, more: Partial<ListWish> = {}) =>
  acting(register, tx =>
    findEntities(tx, register.liaison, { query, kind: 'person', order: 'name', limit: 50, ...more }),
  ).rows
const show = (entity: string) => acting(register, tx => showEntity(tx, register.liaison, entity))

function person(
  text: string,
  name: string,
  numbers: readonly (readonly ['v_number' | 'phone' | 'birth_date', string])[] = [],
) {
  const signal = aSignal(register, { text })
  return {
    signal,
    id: anEntity(
      register,
      aMention(register, signal, 'person', name),
      numbers.map(([kind, exact]) => aMention(register, signal, kind, exact)),
    ),
  }
}

describe('a person', () => {
  it('begins with a mention and has its names by script, each with its signals', () => {
    const one = aSignal(register, { number: 'A1', text: 'Muhammad Darwish / محمد درويش', organisation: 'coa' })
    const id = anEntity(register, aMention(register, one, 'person', 'Muhammad Darwish'))
    attached(register, id, aMention(register, one, 'person', 'محمد درويش'))
    expect(show(id).names).toEqual([
      { script: 'Latn', surface: 'Muhammad Darwish', signals: ['A1'], organisations: ['coa'] },
      { script: 'Arab', surface: 'محمد درويش', signals: ['A1'], organisations: ['coa'] },
    ])
    expect(show(id).label).toBe('Muhammad Darwish')
  })

  it('has a statement for each attached number, as written and with its signal', () => {
    const { id } = person('Karim Darwisi, V-nummer 99120583', 'Karim Darwisi', [['v_number', '99120583']])
    expect(show(id).statements.map(row => [row.property, row.value])).toEqual([
      ['name', 'Karim Darwisi'],
      ['v_number', '99120583'],
    ])
  })

  it('shows two complete numbers side by side as a contradiction', () => {
    const a = person('Karim Darwisi 0099120583', 'Karim Darwisi', [['v_number', '0099120583']])
    const b = person('Kareem Darwisi 0099127740', 'Kareem Darwisi', [['v_number', '0099127740']])
    merged(register, a.id, b.id, ['different_v_numbers'])
    expect(show(a.id).contradictions.map(each => each.property)).toEqual(['v_number'])
  })

  it('is never made of a reporter or of somebody unnamed', () => {
    const signal = aSignal(register, { text: 'mevrouw T. Fictiva sprak een vriend die alles regelt.' })
    expect(() => anEntity(register, aMention(register, signal, 'person', 'T. Fictiva', { role: 'reporter' }))).toThrow(
      'REPORTER_IS_NO_PERSON',
    )
    expect(() =>
      anEntity(register, aMention(register, signal, 'person', 'een vriend die alles regelt', { role: 'unnamed' })),
    ).toThrow('UNNAMED_STAYS_UNNAMED')
  })

  it('takes no citizen number as a value', () => {
    const signal = aSignal(register, { text: 'Karim Darwisi was er.' })
    const mention = aMention(register, signal, 'person', 'Karim Darwisi')
    expect(() => aStatement(register, { mention, property: 'v_number', value: '111222333' })).toThrow('CITIZEN_NUMBER')
  })

  it('is gone with the last signal that speaks of it, and back when that is repaired', () => {
    const { id, signal } = person('Ibrahim Sesay was er.', 'Ibrahim Sesay')
    inState(register, signal.id, 'unfounded')
    expect(() => show(id)).toThrow('NOT_FOUND')
    expect(find('Sesay')).toEqual([])
    inState(register, signal.id, 'triage')
    expect(find('Sesay')).toHaveLength(1)
  })
})

describe('finding people', () => {
  it('lists nobody without a case, a signal or a purposeful query', () => {
    person('Ibrahim Sesay was er.', 'Ibrahim Sesay')
    expect(() =>
      acting(register, tx => listEntities(tx, register.liaison, { kind: 'person', order: 'name', limit: 50 })),
    ).toThrow('PARENT_NEEDED')
    for (const query of ['a', '*', '%', 'ab', '***']) expect(() => find(query), query).toThrow('QUERY_TOO_SHORT')
  })

  it('finds all spellings from any, and says which stands there and which is possible', () => {
    person('DARWICHE, Mohamed', 'DARWICHE, Mohamed')
    expect(find('darwiche')[0]?.found).toMatchObject({ certain: true })
    expect(find('Darwish')[0]?.found).toMatchObject({ certain: false })
    expect(find('درويش')[0]?.found).toMatchObject({ certain: false })
    expect(find('Darwisi')).toEqual([])
  })

  it('finds a short V-number as possible, never as certain', () => {
    person('Muhammad Darwish, 99120417', 'Muhammad Darwish', [['v_number', '99120417']])
    expect(find('0099120417')[0]?.found?.certain).toBe(false)
    expect(find('0099120417')[0]?.found?.nl).toContain('aanvullen met nullen')
    expect(find('99120417')[0]?.found).toMatchObject({ certain: true })
  })

  it('finds by telephone in any notation', () => {
    person('Youssef el-Haddad: +31 6 0000 4417', 'Youssef el-Haddad', [['phone', '+31 6 0000 4417']])
    expect(find('0600004417')).toHaveLength(1)
  })

  it('finds no witnesses, helpers or harmed people', () => {
    const signal = aSignal(register, { text: 'Jan de Boer zag het.' })
    const mention = aMention(register, signal, 'person', 'Jan de Boer')
    anEntity(register, mention)
    expect(find('Boer')).toHaveLength(1)
    withRole(register, mention, 'witness')
    expect(find('Boer')).toEqual([])
  })

  it('sorts by name, last change or number only, page by page', () => {
    for (const [number, name] of [
      ['2016-NH-0003', 'Anna Sesay'],
      ['2016-NH-0001', 'Cornelis Sesay'],
      ['2016-NH-0002', 'Bram Sesay'],
    ] as const) {
      const signal = aSignal(register, { number, text: `${name} was er.` })
      register.deps.clock.forward(1_000)
      anEntity(register, aMention(register, signal, 'person', name))
    }
    const labels = (order: ListWish['order']) => find('Sesay', { order }).map(row => row.label)
    expect(labels('name')).toEqual(['Anna Sesay', 'Bram Sesay', 'Cornelis Sesay'])
    expect(labels('number')).toEqual(['Cornelis Sesay', 'Bram Sesay', 'Anna Sesay'])
    expect(labels('changed')).toEqual(['Bram Sesay', 'Cornelis Sesay', 'Anna Sesay'])
    const first = acting(register, tx =>
      findEntities(tx, register.liaison, { query: 'Sesay', kind: 'person', order: 'name', limit: 2 }),
    )
    const second = acting(register, tx =>
      findEntities(tx, register.liaison, {
        query: 'Sesay',
        kind: 'person',
        order: 'name',
        limit: 2,
        after: first.next ?? '',
      }),
    )
    expect([...first.rows, ...second.rows].map(row => row.label)).toEqual([
      'Anna Sesay',
      'Bram Sesay',
      'Cornelis Sesay',
    ])
    expect(second.next).toBeNull()
  })
})

describe('a minor', () => {
  const now = Date.parse('2016-10-24')

  it('is under eighteen up to the day before', () => {
    expect(isUnderAge('1998-10-25', now)).toBe(true)
    expect(isUnderAge('1998-10-24', now)).toBe(false)
    expect(isUnderAge('2000-05-09', now)).toBe(true)
    expect(isUnderAge('1998', now)).toBe(true)
    expect(isUnderAge('1989~', now)).toBe(false)
  })

  it('follows from the birth date that a source gives, or from what it states', () => {
    const bilal = person('Bilal Rahmani, geb. 09-05-2000', 'Bilal Rahmani', [['birth_date', '09-05-2000']])
    expect(show(bilal.id).minor).toMatchObject({ value: true, basis: 'birth' })
    const other = person('Farhad Osmani is minderjarig', 'Farhad Osmani')
    expect(isMinor(register.db.reader, other.id, now)).toBe(false)
    aStatement(register, { mention: show(other.id).mentions[0]?.id ?? '', property: 'minor', value: 'yes' })
    expect(show(other.id).minor).toMatchObject({ value: true, basis: 'stated' })
  })
})

describe('a vehicle', () => {
  it('is compared by its plate, never by its description', () => {
    const [a, b] = [
      aSignal(register, { text: 'een grijze personenauto' }),
      aSignal(register, { text: 'een grijze personenauto' }),
    ]
    const [one, other] = [
      anEntity(register, aMention(register, a, 'vehicle', 'grijze personenauto')),
      anEntity(register, aMention(register, b, 'vehicle', 'grijze personenauto')),
    ]
    expect(() => merged(register, one, other)).toThrow('KIND_DOES_NOT_FIT')
  })
})
