import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { z } from 'zod'
import type { Connection, TieRow } from '../../../src/contract/links.ts'
import {
  connectionsBetween,
  countOrigins,
  networkOf,
  networkOfSignals,
  pathBetween,
  pictureOf,
  sourcesOfRelation,
  tiesOf,
  toCsv,
  toFtm,
  toGexf,
  toGraphml,
} from '../../../src/links/index.ts'
import { statementsOf } from '../../../src/entities/index.ts'
import { linkedSamples, type LinkedSamples } from '../../support/linked-samples.ts'
import { acting, aStatement, codebooks, inState } from '../../support/register.ts'

let s: LinkedSamples

/** Reading changes nothing but the log: one register serves all tests of a block. */
function withSamples(before: typeof beforeAll, after: typeof afterAll): void {
  before(async () => {
    s = await linkedSamples()
  })
  after(() => s.register.close())
}

const ties = (entity: string) => tiesOf(s.register.db.reader, s.register.liaison, { entities: [entity] })
const tie = (type: string, from: string, to: string): TieRow | undefined =>
  ties(from).find(each => each.type === type && each.from.id === from && each.to.id === to)
const connections = (left: string, right: string): Connection[] =>
  acting(s.register, tx => connectionsBetween(tx, s.register.liaison, left, right))
const path = (left: string, right: string) =>
  acting(s.register, tx => pathBetween(tx, s.register.liaison, left, right)).steps
const roots = (...names: (keyof LinkedSamples['signals'])[]) => names.map(name => s.signals[name].origin).sort()
const numbers = (row: TieRow | undefined) => [...new Set(row?.statements.map(each => each.signalNumber))].sort()

describe('ties', () => {
  withSamples(beforeAll, afterAll)
  it('RL1 rests on three signals of two origins, though four brought the number in', () => {
    const row = tie('uses_contact_point', s.P1, s.T1)
    expect(numbers(row)).toEqual(['S01', 'S04 row 3', 'S07'])
    expect([...(row?.origins ?? [])].sort()).toEqual(roots('S01', 'S04 row 3'))
    expect(row?.receipts).toBe(4)
  })

  it('RL2, RL3, RL4 and RL8 have one origin each', () => {
    for (const [type, from, to, name] of [
      ['uses_contact_point', s.P2, s.T1, 'S02'],
      ['was_at', s.P1, s.L3, 'S05'],
      ['was_at', s.P2, s.L3, 'S02'],
      ['was_at', s.P1, s.L4, 'S07'],
    ] as const) {
      expect(tie(type, from, to)?.origins).toEqual(roots(name))
    }
    expect(tie('was_at', s.P1, s.L3)).toMatchObject({ period: '2016-10-12', inherited: { handling: 'H2' } })
  })

  it('RL9 has three origins and is evidence for nothing', () => {
    expect(tie('resides_at', s.P1, s.L1)).toMatchObject({ evidence: false })
    expect([...(tie('resides_at', s.P1, s.L1)?.origins ?? [])].sort()).toEqual(roots('S01', 'S04 row 3', 'S05'))
  })

  it('shows a grade for each origin, never one for all', () => {
    const grades = tie('uses_contact_point', s.P1, s.T1)?.grades ?? []
    expect(grades).toHaveLength(2)
    expect(grades.find(each => each.origin === s.signals.S01.origin)?.grades).toEqual([
      { source: 'B', information: '4' },
    ])
  })

  it('inherits every condition and the strictest code of its sources', () => {
    expect(tie('uses_contact_point', s.P1, s.T1)?.inherited).toMatchObject({ handling: 'H1' })
    expect(
      tie('uses_contact_point', s.P1, s.T1)
        ?.inherited.conditions.map(each => each.code)
        .sort(),
    ).toEqual(['no_use_in_residence_decision_without_consent', 'reporter_name_protected'])
  })

  it('tells packets what one relation rests on', () => {
    const row = tie('uses_contact_point', s.P1, s.T1)
    const sources = sourcesOfRelation(s.register.db.reader, s.register.liaison, row?.id ?? '')
    expect(sources.signals).toHaveLength(3)
    expect(sources.roots.sort()).toEqual(roots('S01', 'S04 row 3'))
  })
})

describe('counts of origins', () => {
  withSamples(beforeEach, afterEach)
  it('set the mentor’s own eyes against one resident, however often he is repeated', () => {
    const said = aStatement(s.register, {
      mention: s.mention('S01', 'person', 'Mohammed\nal-Darwish'),
      property: 'said',
      value: 'sprak jonge bewoners aan op 2016-09-28',
    })
    const denied = aStatement(s.register, {
      mention: s.mention('S08', 'person', 'Mohammed el-Darwish'),
      property: 'said',
      value: 'sprak jonge bewoners aan op 2016-09-28',
      polarity: 'contradicts',
      firstHand: true,
    })
    aStatement(s.register, {
      mention: s.mention('S09', 'person', 'Muhammad\nAl Darwish'),
      property: 'said',
      value: 'sprak jonge bewoners aan op 2016-09-28',
    })
    const rows = statementsOf(s.register.db.reader, { root: s.P1 }).filter(row => row.property === 'said')
    expect(rows.map(row => row.id).sort()).toEqual([said, denied].sort())
    expect(countOrigins(rows)).toEqual({ supporting: roots('S01'), contradicting: roots('S08') })
  })
})

describe('connections', () => {
  withSamples(beforeAll, afterAll)
  it('between P1 and P2: the number and the place, with their origins and conditions', () => {
    const found = connections(s.P1, s.P2)
    expect(found.map(each => each.kind).sort()).toEqual(['contact_point', 'place'])
    const byNumber = found.find(each => each.kind === 'contact_point')
    expect([...(byNumber?.origins ?? [])].sort()).toEqual(roots('S01', 'S02', 'S04 row 3'))
    const byPlace = found.find(each => each.kind === 'place')
    expect(byPlace).toMatchObject({ dates: 'same_day', inherited: { handling: 'H2' }, via: { id: s.L3 } })
    expect([...(byPlace?.origins ?? [])].sort()).toEqual(roots('S02', 'S05'))
  })

  it('never exist through an azc, a list, a placeholder date or a surname', () => {
    for (const [left, right] of [
      [s.P1, s.P4],
      [s.P1, s.P7],
      [s.P2, s.P3],
      [s.P1, s.P6],
      [s.P3, s.P4],
    ] as const) {
      expect(connections(left, right)).toEqual([])
      expect(path(left, right)).toEqual([])
    }
  })

  it('make a path of one step between P1 and P2', () => {
    expect(path(s.P1, s.P2)).toHaveLength(1)
  })

  it('never contain somebody unnamed: he stands beside the picture', () => {
    const network = acting(s.register, tx => networkOf(tx, s.register.liaison, { signal: s.signals.S02.id }))
    expect(network.unnamed.map(each => each.surface)).toEqual(['een vriend die alles regelt'])
    expect(network.ties.every(each => each.from.id !== s.P1 || each.to.id !== s.P2)).toBe(true)
  })
})

describe('an unfounded signal', () => {
  withSamples(beforeEach, afterEach)
  it('takes its mentions, statements, ties and counts with it, in the same act', () => {
    inState(s.register, s.signals.S01.id, 'unfounded')
    expect(tie('uses_contact_point', s.P1, s.T1)).toMatchObject({ receipts: 2 })
    expect(tie('uses_contact_point', s.P1, s.T1)?.origins).toEqual(roots('S04 row 3'))
    inState(s.register, s.signals.S02.id, 'unfounded')
    expect(() => connections(s.P1, s.P2)).toThrow('NOT_FOUND')
    expect(tiesOf(s.register.db.reader, s.register.liaison, 'all').some(each => each.from.id === s.P2)).toBe(false)
  })
})

describe('pictures and files', () => {
  withSamples(beforeAll, afterAll)
  const all = () =>
    networkOfSignals(
      s.register.db.reader,
      s.register.liaison,
      Object.values(s.signals).map(signal => signal.id),
    )

  it('draw every node of a kind alike, whatever hangs on it, and the same picture every time', () => {
    const svg = pictureOf(all(), 'nl')
    const sizes = new Set([...svg.matchAll(/<circle [^>]*r="(\d+)"/g)].map(match => match[1]))
    expect(sizes).toEqual(new Set(['14']))
    expect(new Set([...svg.matchAll(/(?:fill|stroke)="(#\w+)"/g)].map(match => match[1]))).toEqual(
      new Set(['#1f2933', '#52606d', '#ffffff']),
    )
    expect(pictureOf(all(), 'nl')).toBe(svg)
  })

  it('set the Arabic name right to left, label the minor, name the code, and list every tie', () => {
    const svg = pictureOf(all(), 'nl')
    expect(svg).toMatch(/direction="rtl"[^>]*>محمد درويش</)
    expect(svg).toContain('>minderjarig<')
    expect(svg).toContain('Afhandelingscode: H3')
    expect(svg).toContain('Mohammed al-Darwish gebruikt 06-0000 4417 (2 herkomsten; H1)')
    expect(svg).toContain('een vriend die alles regelt')
  })

  it('have no field for what must not be there', () => {
    const { reader } = s.register.db
    const files = [
      toCsv(all()),
      toGraphml(all()),
      toGexf(all()),
      toFtm(all(), codebooks, entity => statementsOf(reader, { root: entity })),
      pictureOf(all(), 'en'),
    ]
    for (const file of files) {
      expect(file).not.toMatch(
        /nationalit|citizenship|religion|ethnic|political|confidence|score|degree|centrality|gender|Syrische|Irakese/i,
      )
      expect(file).not.toContain('Fictiva')
    }
  })

  it('give FollowTheMoney people without filled-in birth dates, and numbers on the person', () => {
    const { reader } = s.register.db
    const Row = z.object({ id: z.string(), schema: z.string(), properties: z.record(z.string(), z.array(z.string())) })
    const rows = toFtm(all(), codebooks, entity => statementsOf(reader, { root: entity }))
      .trim()
      .split('\n')
      .map(line => Row.parse(JSON.parse(line)))
    const person = (id: string) => rows.find(row => row.id === id)?.properties ?? {}
    expect(person(s.P1)).toMatchObject({
      name: ['Mohammed al-Darwish'],
      idNumber: ['0099120417', '99120417'],
      phone: ['06-0000 4417'],
    })
    expect(Object.keys(person(s.P1)).sort()).toEqual(['alias', 'idNumber', 'name', 'phone'])
    expect(person(s.P6)).not.toHaveProperty('birthDate')
    expect(person(s.P3)['birthDate']).toEqual(['1994-03-14'])
    expect(rows.filter(row => row.schema === 'Event')).toHaveLength(3)
  })

  it('keep a number from becoming a formula in a spreadsheet', () => {
    expect(toCsv(networkOfSignals(s.register.db.reader, s.register.liaison, [s.signals.S02.id]))).not.toMatch(
      /(^|,|\n)[=+@-]/,
    )
  })
})
