import { describe, expect, it } from 'vitest'
import { drawingOf, gradesOf } from '../../../../renderer/screens/network/drawing.ts'
import { aNetwork, aNode, aTie } from './network-builders.ts'

const [anna, bram] = [aNode(1), aNode(2)]
const azc = aNode(3, {
  kind: 'location',
  subkind: 'azc',
  label: 'azc Dorp',
  walked: false,
  context: true,
  identified: null,
})
const cafe = aNode(4, { kind: 'location', subkind: 'venue', label: 'cafe Zon', identified: null })
const phone = aNode(5, { kind: 'contact_point', label: '06 0000 4417', identified: null })

describe('the picture of a network', () => {
  it('draws an azc as an area behind those who stay there, never as a point or a line', () => {
    const stays = { type: 'resides_at', evidence: false }
    const drawing = drawingOf(aNetwork([anna, bram, azc], [aTie(anna, azc, stays), aTie(bram, azc, stays)]))
    expect(drawing.lines).toEqual([])
    expect(drawing.nodes.map(node => node.label)).toEqual(['P1', 'P2'])
    expect(drawing.areas).toMatchObject([{ place: { label: 'azc Dorp' }, members: [anna.id, bram.id] }])
  })

  it('does the same with an azc where somebody was seen, and with a house where somebody lives', () => {
    const drawing = drawingOf(
      aNetwork(
        [anna, bram, azc, cafe],
        [aTie(anna, azc, { type: 'was_at' }), aTie(bram, cafe, { type: 'resides_at', evidence: false })],
      ),
    )
    expect(drawing.lines).toEqual([])
    expect(drawing.areas.map(area => area.place.label)).toEqual(['azc Dorp', 'cafe Zon'])
  })

  it('draws family and acquaintance as lines, though they are no evidence', () => {
    const drawing = drawingOf(aNetwork([anna, bram], [aTie(anna, bram, { type: 'family_of', evidence: false })]))
    expect(drawing.lines).toHaveLength(1)
  })

  it('keeps whoever has no line at all, and a place that is both met at and lived in', () => {
    const drawing = drawingOf(
      aNetwork(
        [anna, bram, cafe, phone],
        [aTie(anna, cafe, { type: 'was_at' }), aTie(bram, cafe, { type: 'resides_at', evidence: false })],
      ),
    )
    expect(drawing.nodes.map(node => node.label)).toEqual(['P1', 'P2', 'cafe Zon', '06 0000 4417'])
  })

  it('says a line is uncertain only when no origin has better than information 4', () => {
    const lines = [[['B4']], [[null]], [['B4'], ['A3']], [['B4', 'B2']]].map(grades => aTie(anna, bram, { grades }))
    expect(drawingOf(aNetwork([anna, bram], lines)).lines.map(line => line.isUncertain)).toEqual([
      true,
      true,
      false,
      false,
    ])
  })

  it('shows a hand where a source lets nothing go on, and nowhere else', () => {
    const lines = (['H0', 'H1', 'H2', 'H3'] as const).map(handling => aTie(anna, phone, { handling }))
    expect(drawingOf(aNetwork([anna, phone], lines)).lines.map(line => line.isHeld)).toEqual([false, false, true, true])
  })

  it('lays lines between the same two beside each other, whichever way they go', () => {
    const lines = [aTie(anna, bram), aTie(bram, anna), aTie(anna, bram)]
    const asides = drawingOf(aNetwork([anna, bram], lines)).lines.map(line =>
      line.tie.from.id === anna.id ? line.aside : -line.aside,
    )
    expect(new Set(asides).size).toBe(3)
    expect(asides[0]).toBe(0)
  })

  it('names the grade of each origin, never one for all', () => {
    expect(gradesOf(aTie(anna, bram, { grades: [['B4'], [null], ['B2', 'B2', 'A1']] }))).toEqual(['B4', '? ?', 'B2 A1'])
  })
})
