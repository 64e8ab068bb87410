import fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { showEntity } from '../../../src/entities/index.ts'
import {
  connectionsBetween,
  pathsBetween,
  splitEntity,
  splitQuestions,
  tiesOf,
  withdrawRelation,
} from '../../../src/links/index.ts'
import { entity } from '../../../src/entities/tables.ts'
import { decide } from '../../../src/access/index.ts'
import { insertRecord, keepingOf, newKeeping } from '../../../src/vault/index.ts'
import { acting, aMention, anEntity, aRelation, aSignal, attached, merged } from '../../support/register.ts'
import { aRegister, type TestRegister } from '../../support/session.ts'
import type { MentionKind } from '../../../src/annotation/index.ts'

let register: TestRegister
beforeEach(() => {
  register = aRegister()
})
afterEach(() => register.close())

const connections = (left: string, right: string) =>
  acting(register, tx => connectionsBetween(tx, register.liaison, left, right))

/** A signal that says of two people that they were with one thing. */
function twoWith(kind: MentionKind, surface: string, subkind?: string) {
  const [a, b] = [
    aSignal(register, { text: `Anna Alef bij ${surface}.` }),
    aSignal(register, { text: `Bram Beth bij ${surface}.` }),
  ]
  const thing = anEntity(register, aMention(register, a, kind, surface), [], subkind)
  attached(register, thing, aMention(register, b, kind, surface))
  return {
    a,
    b,
    thing,
    anna: anEntity(register, aMention(register, a, 'person', 'Anna Alef')),
    bram: anEntity(register, aMention(register, b, 'person', 'Bram Beth')),
  }
}

describe('being at one place', () => {
  const at = (subkind: string, left: string, right: string) => {
    const { a, b, thing, anna, bram } = twoWith('location', 'plaats Dorp', subkind)
    aRelation(register, { type: 'was_at', from: anna, to: thing, signal: a.id, period: left })
    aRelation(register, { type: 'was_at', from: bram, to: thing, signal: b.id, period: right })
    return connections(anna, bram)
  }

  it.each(['venue', 'public_place', 'transport_hub', 'border_point', 'government_office'])(
    'connects on the same day: %s',
    subkind => {
      expect(at(subkind, '2016-10-12', '2016-10-12')).toMatchObject([{ kind: 'place', dates: 'same_day' }])
    },
  )

  it.each(['azc', 'reception_other', 'private_address', 'municipality_place', 'country_region'])(
    'never connects where people live or a whole town is meant: %s',
    subkind => {
      expect(at(subkind, '2016-10-12', '2016-10-12')).toEqual([])
    },
  )

  it('says "may overlap" of uncertain dates, and nothing of different ones', () => {
    expect(at('venue', '2016-10-12', '2016-10-11/2016-10-13')).toMatchObject([{ dates: 'possible' }])
    expect(at('venue', '2016-10-12', '2016-10-13')).toEqual([])
  })

  it('never happens in a house of prayer: the tie itself is refused', () => {
    expect(() => at('worship_place', '2016-10-12', '2016-10-12')).toThrow('RELATION_NOT_ALLOWED')
  })

  it('does not connect at a place of which the kind is not known', () => {
    const { a, b, thing, anna, bram } = twoWith('location', 'ergens Daar')
    aRelation(register, { type: 'was_at', from: anna, to: thing, signal: a.id, period: '2016-10-12' })
    aRelation(register, { type: 'was_at', from: bram, to: thing, signal: b.id, period: '2016-10-12' })
    expect(connections(anna, bram)).toEqual([])
  })
})

describe('a vehicle', () => {
  it('connects by its plate', () => {
    const { a, b, thing, anna, bram } = twoWith('number_plate', '12-ABC-3')
    aRelation(register, { type: 'uses_vehicle', from: anna, to: thing, signal: a.id })
    aRelation(register, { type: 'uses_vehicle', from: bram, to: thing, signal: b.id })
    expect(connections(anna, bram)).toMatchObject([{ kind: 'vehicle' }])
  })

  it('never connects by a description, even when somebody attached both to one', () => {
    const { a, b, thing, anna, bram } = twoWith('vehicle', 'grijze personenauto')
    aRelation(register, { type: 'uses_vehicle', from: anna, to: thing, signal: a.id })
    aRelation(register, { type: 'uses_vehicle', from: bram, to: thing, signal: b.id })
    expect(connections(anna, bram)).toEqual([])
  })
})

describe('a tie', () => {
  it('needs a statement of a signal that mentions one of the two', () => {
    const { anna, bram } = twoWith('phone', '06-0000 4417')
    expect(() => aRelation(register, { type: 'met_with', from: anna, to: bram })).toThrow('STATEMENT_NEEDED')
    const other = aSignal(register, { text: 'Cor Gimel was er.' })
    const cor = anEntity(register, aMention(register, other, 'person', 'Cor Gimel'))
    const said = acting(register, tx => showEntity(tx, register.liaison, cor)).statements[0]?.id
    expect(() => aRelation(register, { type: 'met_with', from: anna, to: bram, statement: said })).toThrow(
      'STATEMENT_NEEDED',
    )
  })

  it('is refused by the database itself without a statement', () => {
    expect(() =>
      register.db.reader.sql.exec(
        "INSERT INTO relation (id, v, stream, owner, key_id, author, device, hlc, nonce, entry, type, from_entity, to_entity, signal) VALUES ('x', 1, 'unit', 'o', 'k', 'a', 'd', 'h', x'00', 1, 'met_with', 'a', 'b', 's')",
      ),
    ).toThrow()
  })

  it('fits its type: kinds, date, and what is never recorded', () => {
    const { a, thing, anna, bram } = twoWith('location', 'café Plein', 'venue')
    expect(() =>
      aRelation(register, { type: 'was_at', from: anna, to: bram, signal: a.id, period: '2016-10-12' }),
    ).toThrow('KIND_DOES_NOT_FIT')
    expect(() => aRelation(register, { type: 'was_at', from: anna, to: thing, signal: a.id })).toThrow('DATE_NEEDED')
    expect(() =>
      aRelation(register, { type: 'was_at', from: anna, to: thing, signal: a.id, period: 'woensdag' }),
    ).toThrow('BAD_INPUT')
    for (const type of ['possibly_same_as', 'not_same_as'])
      expect(() => aRelation(register, { type, from: anna, to: bram, signal: a.id })).toThrow('RELATION_NOT_ALLOWED')
    expect(() => aRelation(register, { type: 'prays_with', from: anna, to: bram, signal: a.id })).toThrow(
      'CODE_UNKNOWN',
    )
  })

  it('never makes somebody a member of a religious organisation, party or union', () => {
    const signal = aSignal(register, { text: 'Anna Alef en Vereniging Vrijheid.' })
    const anna = anEntity(register, aMention(register, signal, 'person', 'Anna Alef'))
    const mention = aMention(register, signal, 'organisation', 'Vereniging Vrijheid')
    expect(() => anEntity(register, mention, [], 'political_party')).toThrow('CODE_UNKNOWN')
    const party = acting(register, tx => {
      const id = insertRecord(tx, entity, newKeeping(tx, 'unit', 'party'), {
        kind: 'organisation',
        subkind: 'political_party',
      })
      decide(tx, keepingOf(tx, 'inbox', signal.id), {
        kind: 'mention_of',
        subjects: [
          { role: 'mention', record: mention },
          { role: 'entity', record: id },
        ],
      })
      return id
    })
    expect(() => aRelation(register, { type: 'member_of', from: anna, to: party, signal: signal.id })).toThrow(
      'RELATION_NOT_ALLOWED',
    )
  })

  it('is one when recorded twice, and gone when withdrawn', () => {
    const { a, thing, anna } = twoWith('phone', '06-0000 4417')
    const id = aRelation(register, { type: 'uses_contact_point', from: anna, to: thing, signal: a.id })
    expect(aRelation(register, { type: 'uses_contact_point', from: anna, to: thing, signal: a.id })).toBe(id)
    acting(register, tx => withdrawRelation(tx, register.liaison, id, 'verkeerd gelezen'))
    expect(tiesOf(register.db.reader, register.liaison, { entities: [anna] })).toEqual([])
  })
})

describe('taking a merge back', () => {
  const views = (...ids: string[]) =>
    acting(register, tx =>
      ids.map(id => ({
        ...showEntity(tx, register.liaison, id),
        ties: tiesOf(tx, register.liaison, { entities: [id] }),
      })),
    )
  const split = (
    decision: string,
    answers: {
      relations?: { relation: string; to: 'left' | 'right' }[]
      mentions?: { mention: string; to: 'left' | 'right' }[]
    } = {},
  ) =>
    acting(register, tx =>
      splitEntity(tx, register.liaison, {
        decision,
        because: 'vergissing',
        relations: answers.relations ?? [],
        mentions: answers.mentions ?? [],
      }),
    )

  it('gives back both persons with their own names, numbers and ties', () => {
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom('Anna Alef', 'Bram Beth', 'Cor Gimel'), { minLength: 2, maxLength: 4 }),
        fc.boolean(),
        (names, turned) => {
          const made = names.map((name, at) => {
            const signal = aSignal(register, {
              text: `${name}, V-nummer 99${String(at)}12345, belt 06-0000 44${String(at)}7.`,
            })
            const id = anEntity(register, aMention(register, signal, 'person', name), [
              aMention(register, signal, 'v_number', `99${String(at)}12345`),
            ])
            const phone = anEntity(register, aMention(register, signal, 'phone', `06-0000 44${String(at)}7`))
            aRelation(register, { type: 'uses_contact_point', from: id, to: phone, signal: signal.id })
            return id
          })
          const before = views(...made)
          const [first = '', ...others] = turned ? [...made].reverse() : made
          const decisions = others.map(other =>
            merged(register, first, other, ['different_v_numbers', 'different_names']),
          )
          expect(views(first)[0]?.ties).toHaveLength(made.length)
          for (const decision of [...decisions].reverse()) split(decision)
          expect(views(...made)).toEqual(before)
        },
      ),
      { numRuns: 12 },
    )
  })

  it('asks of whom each later tie and mention is, one by one', () => {
    const { a, thing, anna, bram } = twoWith('phone', '06-0000 4417')
    const decision = merged(register, anna, bram)
    const later = aSignal(register, { text: 'Bram Beth belt 06-0000 4417 en Dirk Daleth.' })
    const mention = aMention(register, later, 'person', 'Bram Beth')
    attached(register, anna, mention)
    attached(register, thing, aMention(register, later, 'phone', '06-0000 4417'))
    const relation = aRelation(register, { type: 'uses_contact_point', from: anna, to: thing, signal: later.id })
    const own = aRelation(register, { type: 'uses_contact_point', from: anna, to: thing, signal: a.id })
    const asked = acting(register, tx => splitQuestions(tx, register.liaison, decision))
    expect(asked.relations.flatMap(tie => tie.relations)).toEqual([relation, own])
    expect(asked.mentions.map(row => row.id)).toEqual([mention])
    expect(() => split(decision)).toThrow('SPLIT_NEEDS_ANSWERS')
    split(decision, {
      relations: [
        { relation, to: 'right' },
        { relation: own, to: 'left' },
      ],
      mentions: [{ mention, to: 'right' }],
    })
    const [left, right] = views(anna, bram)
    expect(left?.ties.map(tie => tie.signals)).toEqual([[a.id]])
    expect(right?.ties.map(tie => tie.signals)).toEqual([[later.id]])
    expect(right?.mentions.map(row => row.id)).toContain(mention)
    expect(left?.mentions.map(row => row.id)).not.toContain(mention)
  })
})

describe('paths', () => {
  const steps = (...pairs: string[]) => pairs.map(pair => ({ a: pair.charAt(0), b: pair.charAt(1), step: pair }))
  const paths = (from: string, to: string, ...pairs: string[]) => pathsBetween(from, to, steps(...pairs), 20).paths

  it('have at most four steps, the fewest first', () => {
    expect(paths('a', 'd', 'ab', 'bc', 'cd', 'ad')).toEqual([['ad'], ['ab', 'bc', 'cd']])
    expect(paths('a', 'e', 'ab', 'bc', 'cd', 'de')).toEqual([['ab', 'bc', 'cd', 'de']])
    expect(paths('a', 'f', 'ab', 'bc', 'cd', 'de', 'ef')).toEqual([])
  })

  it('name each of two steps between the same two people', () => {
    const two = [
      { a: 'a', b: 'b', step: 'by number' },
      { a: 'b', b: 'a', step: 'by place' },
    ]
    expect(pathsBetween('a', 'b', two, 20)).toEqual({ paths: [['by number'], ['by place']], more: false })
    expect(pathsBetween('a', 'b', two, 1)).toEqual({ paths: [['by number']], more: true })
  })

  it('do not lead from somebody to himself', () => {
    expect(paths('a', 'a', 'ab', 'ba')).toEqual([])
  })

  it('meet nobody twice, are as many the other way round, and are all there are', () => {
    const sign = fc.constantFrom('a', 'b', 'c', 'd', 'e')
    fc.assert(
      fc.property(fc.array(fc.tuple(sign, sign), { maxLength: 8 }), pairs => {
        const all = pairs.map(([a, b], at) => ({ a, b, step: { a, b, at } }))
        const { paths: found } = pathsBetween('a', 'e', all, 10_000)
        const counted = (from: string, left: number, met: string): number =>
          left === 0
            ? 0
            : all.reduce((sum, { a, b }) => {
                const other = a === from ? b : b === from ? a : from
                if (other === 'e') return sum + 1
                return met.includes(other) ? sum : sum + counted(other, left - 1, met + other)
              }, 0)
        expect(found).toHaveLength(counted('a', 4, 'a'))
        expect(pathsBetween('e', 'a', all, 10_000).paths).toHaveLength(found.length)
        expect(found.map(path => path.length)).toEqual(found.map(path => path.length).sort())
        for (const path of found) expect(new Set(path.map(step => step.at)).size).toBe(path.length)
      }),
    )
  })
})
