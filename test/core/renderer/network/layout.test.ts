import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { layout, type LayoutInput } from '../../../../renderer/screens/network/layout.ts'
import { overlaps } from '../../../../renderer/screens/network/make-room.ts'

const id = fc.integer({ min: 0, max: 24 }).map(number => `n${String(number)}`)
const networks = fc.record<LayoutInput>({
  ids: fc.uniqueArray(id, { maxLength: 20 }),
  lines: fc.array(fc.record({ from: id, to: id }), { maxLength: 40 }),
  areas: fc.array(fc.uniqueArray(id, { maxLength: 6 }), { maxLength: 3 }),
  kept: fc.constant({}),
})
const few = { numRuns: 40 }

describe('places in the picture', () => {
  it('give every point room for its name', () => {
    fc.assert(
      fc.property(networks, network => {
        const places = Object.values(layout(network))
        expect(places).toHaveLength(network.ids.length)
        for (const [at, place] of places.entries())
          for (const other of places.slice(at + 1)) expect(overlaps(place, other)).toBe(false)
      }),
      few,
    )
  })

  it('are the same for the same network, in whatever order it comes', () => {
    fc.assert(
      fc.property(networks, network => {
        const turned = {
          ids: network.ids.toReversed(),
          lines: network.lines.toReversed().map(({ from, to }) => ({ from: to, to: from })),
          areas: network.areas.toReversed().map(area => area.toReversed()),
          kept: {},
        }
        expect(layout(turned)).toEqual(layout(network))
      }),
      few,
    )
  })

  it('stay when something is added, taken away or hidden', () => {
    fc.assert(
      fc.property(networks, networks, (before, after) => {
        const kept = layout(before)
        const places = layout({ ...after, kept })
        for (const known of after.ids.filter(each => before.ids.includes(each)))
          expect(places[known]).toEqual(kept[known])
      }),
      few,
    )
  })

  it('do not follow from how many lines somebody has between the same two', () => {
    const one = { ids: ['a', 'b', 'c'], lines: [{ from: 'a', to: 'b' }], areas: [], kept: {} }
    const three = { ...one, lines: [...one.lines, ...one.lines, { from: 'b', to: 'a' }] }
    expect(layout(three)).toEqual(layout(one))
  })

  it('are found for a large case, too', () => {
    const ids = Array.from({ length: 900 }, (_, at) => `n${String(at)}`)
    const lines = ids.slice(1).map((to, at) => ({ from: ids[Math.floor(at / 3)] ?? to, to }))
    const places = Object.values(layout({ ids, lines, areas: [], kept: {} }))
    expect(places.filter(place => Number.isFinite(place.x) && Number.isFinite(place.y))).toHaveLength(900)
  })
})
