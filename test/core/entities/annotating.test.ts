import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { attachedIn } from '../../../src/entities/attached-in.ts'
import { candidatesFor } from '../../../src/entities/proposals.ts'
import { statementsOf } from '../../../src/entities/index.ts'
import { weighingOf } from '../../../src/entities/weighing.ts'
import { gradeSignal, gradeStatement } from '../../../src/signals/grade-signal.ts'
import {
  aMention,
  anEntity,
  aSignal,
  aStatement,
  acting,
  attached,
  inState,
  merged,
  sameOrigin,
  type MadeSignal,
} from '../../support/register.ts'
import { aRegister, type TestRegister } from '../../support/session.ts'

let register: TestRegister
beforeEach(() => {
  register = aRegister()
})
afterEach(() => register.close())

const weighing = (signal: MadeSignal) => weighingOf(register.db.reader, register.liaison, signal.id)
const grade = (statement: string, source: 'A' | 'B', information: '2' | '3' | '4', because = 'reden') =>
  acting(register, tx =>
    gradeStatement(tx, register.liaison, statement, { givenBy: 'own', source, information, because }),
  )
/** A number of a signal as a thing of its own. */
const phone = (signal: MadeSignal, exact: string) => {
  const mention = aMention(register, signal, 'phone', exact)
  return { mention, entity: anEntity(register, mention) }
}

describe('a statement with words of its own', () => {
  const text = 'Samir H. kwam langs. Hij zei: op reis kan als hij wil. Later zei hij: op reis kan als hij wil.'
  const claim = (signal: MadeSignal, occurrence = 1) =>
    aStatement(register, {
      mention: aMention(register, signal, 'person', 'Samir H.'),
      property: 'said',
      value: 'op reis kan als hij wil',
      passage: { exact: 'op reis kan als hij wil', occurrence },
    })

  it('points at those words and not at the name', () => {
    const signal = aSignal(register, { text })
    const second = claim(signal, 2)
    const [row] = weighing(signal).statements
    expect(row).toMatchObject({ id: second, quote: 'op reis kan als hij wil', ownWords: true, by: 'liaison_1' })
    expect(text.slice(row?.place?.start, row?.place?.end)).toBe('op reis kan als hij wil')
    expect(row?.place?.start).toBe(text.lastIndexOf('op reis'))
    expect(statementsOf(register.db.reader, { signal: signal.id })[0]?.quote).toBe('op reis kan als hij wil')
  })

  it('is refused when the words do not stand in the signal', () => {
    const signal = aSignal(register, { text })
    const mention = aMention(register, signal, 'person', 'Samir H.')
    expect(() =>
      aStatement(register, { mention, property: 'said', value: 'x', passage: { exact: 'iets anders' } }),
    ).toThrow('NOT_A_PASSAGE')
  })
})

describe('weighing', () => {
  it('keeps every grade with its reason and who gave it, the newest first', () => {
    const signal = aSignal(register, { text: 'Samir H. kwam langs.' })
    const said = aStatement(register, {
      mention: aMention(register, signal, 'person', 'Samir H.'),
      property: 'said',
      value: 'kwam langs',
    })
    expect(weighing(signal).statements[0]?.grades).toEqual([])
    grade(said, 'B', '4', 'van horen zeggen')
    grade(said, 'B', '2', 'zelf gezien')
    expect(weighing(signal).statements[0]?.grades.map(line => [line.information, line.because, line.by])).toEqual([
      ['2', 'zelf gezien', 'liaison_1'],
      ['4', 'van horen zeggen', 'liaison_1'],
    ])
  })

  it('sets the grade of the source apart from our own', () => {
    const signal = aSignal(register, { text: 'tekst' })
    acting(register, tx =>
      gradeSignal(tx, register.liaison, signal.id, {
        givenBy: 'sender',
        source: 'A',
        information: '2',
        because: 'in de kop',
      }),
    )
    expect(weighing(signal)).toMatchObject({ own: [], sender: [{ source: 'A', information: '2' }] })
  })

  it('finds support in another origin that gives the same number, however it is written, once a person put them together', () => {
    const one = aSignal(register, { text: 'Hij belde met 06-0000 4417.', number: 'A1' })
    const two = aSignal(register, { text: 'Nummer +31 6 0000 4417 op het rooster.', number: 'B2', organisation: 'vwn' })
    const here = phone(one, '06-0000 4417')
    const there = phone(two, '+31 6 0000 4417')
    const number = weighing(one).statements[0]
    expect(number?.support).toEqual([])
    expect(() => grade(number?.id ?? '', 'B', '3')).toThrow('GRADE_NEEDS_SECOND_ORIGIN')
    merged(register, here.entity, there.entity)
    expect(weighing(one).statements[0]?.support).toEqual([
      {
        signal: two.id,
        number: 'B2',
        organisation: 'vwn',
        origin: two.origin,
        property: 'phone',
        value: '+31 6 0000 4417',
      },
    ])
    grade(number?.id ?? '', 'B', '3')
    expect(weighing(one).statements[0]?.grades[0]?.information).toBe('3')
  })

  it('lets the support of a number carry the sentence that it stands in, and no other sentence', () => {
    const one = aSignal(register, { text: 'Samir H. belde met 06-0000 4417. Hij had een vlag.' })
    const two = aSignal(register, { text: 'Nummer 06-0000 4417.' })
    merged(register, phone(one, '06-0000 4417').entity, phone(two, '06-0000 4417').entity)
    const mention = aMention(register, one, 'person', 'Samir H.')
    const claim = (exact: string) =>
      aStatement(register, { mention, property: 'said', value: exact, passage: { exact } })
    const called = claim('belde met 06-0000 4417')
    const flag = claim('Hij had een vlag')
    const support = (id: string) => weighing(one).statements.find(row => row.id === id)?.support ?? []
    expect(support(called)).toHaveLength(1)
    expect(support(flag)).toEqual([])
  })

  it('is not supported by a repeat of the same origin, an unfounded signal, or the same place (R20, R35)', () => {
    const one = aSignal(register, { text: 'Nummer 06-0000 4417 in azc Veldmeer.' })
    const repeat = aSignal(register, { text: 'Nummer 06-0000 4417.' })
    const unfounded = aSignal(register, { text: 'Nummer 06-0000 4417.' })
    const elsewhere = aSignal(register, { text: 'Rust in azc Veldmeer.' })
    const all = [one, repeat, unfounded].map(signal => phone(signal, '06-0000 4417').entity)
    for (const other of all.slice(1)) merged(register, all[0] ?? '', other)
    const places = [one, elsewhere].map(signal =>
      anEntity(register, aMention(register, signal, 'location', 'azc Veldmeer')),
    )
    merged(register, places[0] ?? '', places[1] ?? '')
    sameOrigin(register, one, repeat)
    inState(register, unfounded.id, 'unfounded')
    expect(weighing(one).support).toEqual([])
    expect(weighing(one).statements.flatMap(row => row.support)).toEqual([])
  })
})

describe('the mentions of a signal', () => {
  it('say whom they were attached to, and by which decision that can be taken back', () => {
    const signal = aSignal(register, { text: 'Samir H., geboren 09-05-2012, in azc Veldmeer.' })
    const mention = aMention(register, signal, 'person', 'Samir H.')
    const born = aMention(register, signal, 'birth_date', '09-05-2012')
    const entity = anEntity(register, mention, [born])
    const rows = attachedIn(register.db.reader, register.liaison, signal.id)
    expect(rows.map(row => [row.mention, row.entity, row.kind, row.label])).toEqual([
      [mention, entity, 'person', 'Samir H.'],
      [born, entity, 'person', 'Samir H.'],
    ])
    expect(new Set(rows.map(row => row.decision)).size).toBe(2)
  })

  it('say that somebody is a minor, and which statement says so (R14)', () => {
    const signal = aSignal(register, { text: 'Samir H. is 16.' })
    const mention = aMention(register, signal, 'person', 'Samir H.')
    anEntity(register, mention)
    expect(attachedIn(register.db.reader, register.liaison, signal.id)[0]?.minor).toBe(false)
    const said = aStatement(register, { mention, property: 'minor', value: 'yes' })
    expect(attachedIn(register.db.reader, register.liaison, signal.id)[0]).toMatchObject({ minor: true, minorBy: said })
  })

  it('are offered who they may be, with reasons for and against, by name', () => {
    const before = aSignal(register, { text: 'Samir Haddawi, 0099120583, 06-0000 4417.', number: 'A1' })
    const known = anEntity(register, aMention(register, before, 'person', 'Samir Haddawi'), [
      aMention(register, before, 'v_number', '0099120583'),
      aMention(register, before, 'phone', '06-0000 4417'),
    ])
    const now = aSignal(register, { text: 'Samir Hadawi, V-nummer 0099127740, 0031600004417.', number: 'B2' })
    const mention = aMention(register, now, 'person', 'Samir Hadawi')
    aMention(register, now, 'v_number', '0099127740')
    aMention(register, now, 'phone', '0031600004417')
    const found = candidatesFor(register.db.reader, register.liaison, mention)
    expect(found.map(row => [row.left.mention, row.right.entity, row.right.label])).toEqual([
      [mention, known, 'Samir Haddawi'],
    ])
    expect(found[0]?.reasons.map(reason => reason.code)).toContain('name_variant')
    expect(found[0]?.against.map(reason => reason.code)).toContain('different_v_numbers')
  })

  it('of a reporter or of somebody unnamed are nobody (R15, R18)', () => {
    const before = aSignal(register, { text: 'Samir Haddawi kwam.' })
    anEntity(register, aMention(register, before, 'person', 'Samir Haddawi'))
    const now = aSignal(register, { text: 'Gemeld door Samir Haddawi.' })
    const reporter = aMention(register, now, 'person', 'Samir Haddawi', { role: 'reporter' })
    expect(candidatesFor(register.db.reader, register.liaison, reporter)).toEqual([])
  })

  it('find other signals that nobody attached yet as well', () => {
    const before = aSignal(register, { text: 'Samir Haddawi kwam.', number: 'A1' })
    const loose = aMention(register, before, 'person', 'Samir Haddawi')
    const now = aSignal(register, { text: 'Samir Haddawi was er weer, met 0099120583.', number: 'B2' })
    const mention = aMention(register, now, 'person', 'Samir Haddawi')
    const found = candidatesFor(register.db.reader, register.liaison, mention)
    expect(found.map(row => [row.right.mention, row.right.entity])).toEqual([[loose, null]])
    attached(register, anEntity(register, mention), loose)
    expect(candidatesFor(register.db.reader, register.liaison, mention)).toEqual([])
  })
})
