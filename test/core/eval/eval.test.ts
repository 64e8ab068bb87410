import { describe, expect, it } from 'vitest'
import { answer, graphOf, reportOn } from '../../eval/graph.ts'
import { mentionsOfLine } from '../../eval/mentions.ts'
import { judgeNames, judgeTable } from '../../eval/names.ts'
import { ColumnMap, proposalsAmong, recordsOf } from '../../eval/persons.ts'
import { parseTable } from '../../eval/table.ts'

describe('tables', () => {
  it('reads headings behind a byte order mark, quoted cells and Windows line ends', () => {
    expect(parseTable('\uFEFFleft;right\r\n"Niazi; H.";Karim\r\n')).toEqual({
      columns: ['left', 'right'],
      rows: [['Niazi; H.', 'Karim']],
    })
  })

  it('names a column that is missing', () => {
    expect(() => judgeTable(parseTable('a,b\nx,y\n'))).toThrow('No column "left"')
  })
})

describe('names', () => {
  it('scores at least a half exactly where the program takes two names for one', () => {
    const spelling = judgeNames('Mohammed Hosseini', 'Muhammad Hoseini')
    const others = judgeNames('Mohammed Hosseini', 'Mahmoud Karimi')
    expect(spelling.same).toBe(true)
    expect(spelling.score).toBeGreaterThan(0.5)
    expect(spelling.score).toBeLessThan(1)
    expect(others.same).toBe(false)
    expect(others.score).toBeLessThan(0.5)
    expect(judgeNames('Ali Reza', 'ali reza').score).toBe(1)
  })

  it('takes single names that agree for one, and keeps a shared family name apart', () => {
    expect(judgeNames('Youssef', 'Yusuf').same).toBe(true)
    expect(judgeNames('Karimi', 'Farid Karimi').same).toBe(false)
  })

  it('counts precision and recall over the labelled pairs only', () => {
    const table = parseTable(
      'left,right,label\nAli Reza,Ali Reza,1\nAli Reza,Ali Reza,0\nAli Reza,Omar Haddad,1\nAli Reza,Omar Haddad,\n',
    )
    expect(judgeTable(table).quality).toEqual({ pairs: 4, labelled: 3, precision: 0.5, recall: 0.5, f1: 0.5 })
  })
})

describe('persons', () => {
  const map = ColumnMap.parse({ id: 'nr', names: [['voornaam', 'naam']], vNumbers: ['vnr'], births: ['geboren'] })
  const table = parseTable(
    [
      'nr,voornaam,naam,vnr,geboren',
      '1,Hussein,Niazi,0012345678,12-03-1991',
      '2,Hossein,Niazi,12345678,12-03-1991',
      '3,Samir,Haddad,0099999999,01-05-1980',
      '4,Hussein,Niazi,0087654321,02-02-1970',
    ].join('\n'),
  )

  it('proposes the pair that shares a number and a name, with its reasons, and no stranger', () => {
    const found = [...proposalsAmong(recordsOf(table, map))]
    const pair = found.find(each => each.a === '1' && each.b === '2')
    expect(pair?.evidence.map(each => each.code)).toEqual(['v_number_after_padding', 'name_variant', 'same_birth_date'])
    expect(found.every(each => each.a !== '3' && each.b !== '3')).toBe(true)
  })

  it('does not propose namesakes with two complete numbers', () => {
    expect([...proposalsAmong(recordsOf(table, map))].some(each => each.a === '1' && each.b === '4')).toBe(false)
  })

  it('refuses a map with a word it does not know', () => {
    expect(ColumnMap.safeParse({ id: 'nr', names: ['naam'], nationality: ['nat'] }).success).toBe(false)
  })
})

describe('graph', () => {
  const graph = graphOf(parseTable('source,target\na,b\nb,a\nb,c\nc,d\nd,e\ne,f\na,d\nx,y\nz,z\n'))

  it('counts each pair once, and loops apart', () => {
    expect(reportOn(graph, null)).toMatchObject({
      nodes: 9,
      edges: 7,
      rows: 9,
      loops: 1,
      components: { count: 3, largest: 6, sizes: [6, 2, 1] },
    })
  })

  it('gives the distance beside what the program shows', () => {
    expect(answer(graph, 'distance', 'a', 'c')).toEqual({ kind: 'distance', a: 'a', b: 'c', distance: 2, shown: 2 })
    expect(answer(graph, 'distance', 'a', 'x')).toMatchObject({ distance: null, shown: null })
    expect(answer(graph, 'distance', 'a', 'nobody')).toMatchObject({ distance: null, shown: null })
  })

  it('measures on where the program stops showing', () => {
    const chain = graphOf(parseTable('source,target\na,b\nb,c\nc,d\nd,e\ne,f\n'))
    expect(answer(chain, 'distance', 'a', 'f')).toMatchObject({ distance: 5, shown: null })
  })

  it('counts paths that pass nobody twice, and others within two steps', () => {
    expect(answer(graph, 'paths3', 'a', 'd')).toMatchObject({ paths: 2 })
    expect(answer(graph, 'hops2', 'a', 'f')).toMatchObject({ sizes: [4, 2, 2] })
  })
})

describe('mentions', () => {
  it('points at the words in the text', () => {
    const text = 'Betrokkene: Hussein Niazi, V-nummer 0012345678, geboren 12-03-1991.'
    const { id, mentions } = mentionsOfLine(JSON.stringify({ id: 7, text }))
    expect(id).toBe(7)
    expect(mentions.map(each => each.kind)).toContain('v_number')
    for (const each of mentions) expect(text.slice(each.start, each.end)).toBe(each.exact)
  })
})
