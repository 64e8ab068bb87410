import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { decide } from '../../../src/access/index.ts'
import { evidenceOf, networkOf } from '../../../src/links/index.ts'
import { passageAt } from '../../../src/links/passages.ts'
import { keepingOf } from '../../../src/vault/index.ts'
import { linkedSamples, type LinkedSamples } from '../../support/linked-samples.ts'
import {
  acting,
  aMention,
  anEntity,
  aRelation,
  aSignal,
  aStatement,
  inState,
  withRole,
  type MadeSignal,
} from '../../support/register.ts'
import { aRegister, type TestRegister } from '../../support/session.ts'

describe('what a line of the samples rests on', () => {
  let s: LinkedSamples
  beforeAll(async () => {
    s = await linkedSamples()
  })
  afterAll(() => s.register.close())

  const evidence = (type: string, from: string, to: string) =>
    acting(s.register, tx => {
      const tie = networkOf(tx, s.register.liaison, { entity: from }).ties.find(
        each => each.type === type && each.from.id === from && each.to.id === to,
      )
      return evidenceOf(tx, s.register.liaison, tie?.id ?? '')
    })

  it('quotes the sentence of each signal, with its line, partner, grade and conditions', () => {
    const { for: pieces, recorded } = evidence('uses_contact_point', s.P1, s.T1)
    const own = pieces.find(piece => piece.signalNumber === 'S01')
    expect(own).toMatchObject({ organisation: 'coa', grade: { source: 'B', information: '4' } })
    expect(own?.passage).toContain('06-0000 4417')
    expect(own?.passage?.length).toBeGreaterThan('06-0000 4417'.length)
    expect(own?.line).toBeGreaterThan(1)
    expect(own?.inherited).toMatchObject({ handling: 'H0', conditions: [{ code: 'reporter_name_protected' }] })
    expect(recorded).toHaveLength(3)
    expect(recorded[0]).toMatchObject({ by: s.register.liaison.user.fullName })
  })

  it('names the partner whose list it was, where a statement comes from another origin than its signal', () => {
    const { for: pieces } = evidence('uses_contact_point', s.P1, s.T1)
    expect(pieces.find(piece => piece.signalNumber === 'S07')?.organisation).toBe('nvik')
  })

  it('leaves out the forward that repeats an origin, and says so', () => {
    expect(evidence('uses_contact_point', s.P1, s.T1).notCounted).toContainEqual(
      expect.objectContaining({ reason: 'same_origin', signalNumber: 'S09' }),
    )
  })
})

describe('what a line rests on', () => {
  let register: TestRegister
  beforeEach(() => {
    register = aRegister()
  })
  afterEach(() => register.close())

  interface Two {
    readonly signal: MadeSignal
    readonly anna: string
    readonly bram: string
    readonly mention: string
    readonly relation: string
  }
  function twoWhoMet(text = 'Anna Alef sprak Bram Beth. Een vriend betaalde.'): Two {
    const signal = aSignal(register, { text, organisation: 'coa', grade: 'B3' })
    const mention = aMention(register, signal, 'person', 'Anna Alef')
    const anna = anEntity(register, mention)
    const bram = anEntity(register, aMention(register, signal, 'person', 'Bram Beth'))
    const said = aStatement(register, { mention, property: 'said', value: 'sprak Bram Beth' })
    const relation = aRelation(register, { type: 'met_with', from: anna, to: bram, statement: said })
    return { signal, anna, bram, mention, relation }
  }
  const evidence = (relation: string) => acting(register, tx => evidenceOf(tx, register.liaison, relation))

  it('has what denies it beside it, with its passage', () => {
    const { anna, relation } = twoWhoMet()
    const other = aSignal(register, { text: 'Anna Alef was die dag elders.', organisation: 'vwn', grade: 'A1' })
    const mention = aMention(register, other, 'person', 'Anna Alef')
    acting(register, tx =>
      decide(tx, keepingOf(tx, 'inbox', other.id), {
        kind: 'mention_of',
        subjects: [
          { role: 'mention', record: mention },
          { role: 'entity', record: anna },
        ],
      }),
    )
    aStatement(register, { mention, property: 'said', value: 'sprak Bram Beth', polarity: 'contradicts' })
    expect(evidence(relation).against).toMatchObject([
      { organisation: 'vwn', passage: 'Anna Alef was die dag elders.', line: 1, grade: { source: 'A' } },
    ])
    expect(evidence(relation).for).toHaveLength(1)
  })

  it('has a signal that speaks against its signal, until that is unfounded', () => {
    const { signal, relation } = twoWhoMet()
    const other = aSignal(register, { number: 'TEGEN', title: 'Een andere lezing' })
    acting(register, tx =>
      decide(tx, keepingOf(tx, 'inbox', other.id), {
        kind: 'contradicts',
        because: 'test',
        subjects: [
          { role: 'contradicting', record: other.id },
          { role: 'contradicted', record: signal.id },
        ],
      }),
    )
    expect(evidence(relation).against).toMatchObject([
      { signalNumber: 'TEGEN', title: 'Een andere lezing', passage: null, statement: null },
    ])
    inState(register, other.id, 'unfounded')
    expect(evidence(relation).against).toEqual([])
  })

  it('does not count somebody unnamed, nor that both stay at one place', () => {
    const { signal, anna, bram, relation } = twoWhoMet('Anna Alef sprak Bram Beth in azc Dorp. Een vriend betaalde.')
    withRole(register, aMention(register, signal, 'person', 'Een vriend'), 'unnamed')
    const azc = anEntity(register, aMention(register, signal, 'location', 'azc Dorp'), [], 'azc')
    for (const from of [anna, bram]) aRelation(register, { type: 'resides_at', from, to: azc, signal: signal.id })
    expect(evidence(relation).notCounted.map(row => [row.reason, row.words])).toEqual([
      ['unnamed', 'Een vriend'],
      ['same_residence', 'azc Dorp'],
    ])
  })

  it('is gone with its signal', () => {
    const { signal, relation } = twoWhoMet()
    inState(register, signal.id, 'unfounded')
    expect(() => evidence(relation)).toThrow('NOT_FOUND')
  })

  it.each([
    ['2016-10-12', Date.UTC(2016, 9, 12), Date.UTC(2016, 9, 13) - 1],
    ['2016-10', Date.UTC(2016, 9, 1), Date.UTC(2016, 10, 1) - 1],
    ['../2016-10-12', null, Date.UTC(2016, 9, 13) - 1],
  ])('says which moments its date leaves open: %s', (period, from, until) => {
    const { anna, signal } = twoWhoMet('Anna Alef sprak Bram Beth. Zij was in cafe Zon.')
    const cafe = anEntity(register, aMention(register, signal, 'location', 'cafe Zon'), [], 'venue')
    const was = aRelation(register, { type: 'was_at', from: anna, to: cafe, signal: signal.id, period })
    expect(evidence(was).tie).toMatchObject({ period, span: { from, until } })
  })

  it('has no time without a date', () => {
    expect(evidence(twoWhoMet().relation).tie).toMatchObject({ period: null, span: null })
  })

  it('marks in the picture the places that are only context', () => {
    const { signal, anna } = twoWhoMet('Anna Alef sprak Bram Beth in azc Dorp en in cafe Zon.')
    const [azc, cafe] = [
      anEntity(register, aMention(register, signal, 'location', 'azc Dorp'), [], 'azc'),
      anEntity(register, aMention(register, signal, 'location', 'cafe Zon'), [], 'venue'),
    ]
    aRelation(register, { type: 'resides_at', from: anna, to: azc, signal: signal.id })
    aRelation(register, { type: 'was_at', from: anna, to: cafe, signal: signal.id, period: '2016-10-12' })
    const { nodes } = acting(register, tx => networkOf(tx, register.liaison, { signal: signal.id }))
    expect(nodes.map(node => [node.label, node.identified])).toContainEqual(['Anna Alef', false])
    expect(nodes.filter(node => node.context).map(node => node.id)).toEqual([azc])
  })
})

describe('a passage', () => {
  const of = (text: string, words: string) => passageAt(text, text.indexOf(words), text.indexOf(words) + words.length)

  it('is the sentence around the words, counted by lines from one', () => {
    expect(of('Eerste zin. Tweede zin\nmet naam hier. Derde zin.', 'naam')).toEqual({
      text: 'Tweede zin met naam hier.',
      line: 2,
    })
    expect(of('Naam: A\n\nNummer: 12\n\nPlaats: B', '12')).toEqual({ text: 'Nummer: 12', line: 3 })
    expect(of('Naam: A\nSoort document: geen\nPlaats: B', 'geen').text).toBe('Soort document: geen')
  })

  it('is cut where there is no end of a sentence for a long way', () => {
    const { text } = of(`${'woord '.repeat(500)}naam ${'woord '.repeat(500)}`, 'naam')
    expect(text).toContain('naam')
    expect(text.length).toBeLessThan(420)
  })
})
