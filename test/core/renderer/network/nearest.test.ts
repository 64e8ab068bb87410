import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { nearestIn } from '../../../../renderer/screens/network/nearest.ts'

const places = {
  middle: { x: 0, y: 0 },
  right: { x: 200, y: 20 },
  farRight: { x: 400, y: 0 },
  below: { x: 30, y: 300 },
  aside: { x: 40, y: 250 },
}

describe('an arrow key', () => {
  it('goes to the nearest point in its direction', () => {
    expect(nearestIn('right', 'middle', places)).toBe('right')
    expect(nearestIn('right', 'right', places)).toBe('farRight')
    expect(nearestIn('down', 'middle', places)).toBe('aside')
    expect(nearestIn('left', 'farRight', places)).toBe('right')
  })

  it('takes one that lies aside where nothing lies straight ahead, and stays where nothing is on that side', () => {
    expect(nearestIn('right', 'below', { below: places.below, right: places.right })).toBe('right')
    expect(nearestIn('left', 'middle', places)).toBeUndefined()
  })

  it('begins somewhere when nothing is chosen yet', () => {
    expect(nearestIn('down', 'nobody', places)).toBe('aside')
    expect(nearestIn('down', 'nobody', {})).toBeUndefined()
  })

  it('always goes to that side, and comes to every point in the end', () => {
    const point = fc.record({ x: fc.integer({ min: -500, max: 500 }), y: fc.integer({ min: -500, max: 500 }) })
    fc.assert(
      fc.property(fc.uniqueArray(point, { minLength: 2, maxLength: 12, selector: ({ x }) => x }), points => {
        const some = Object.fromEntries(points.map((place, at) => [`n${String(at)}`, place]))
        const reached = new Set(['n0'])
        for (const from of reached)
          for (const direction of ['left', 'right', 'up', 'down'] as const) {
            const next = nearestIn(direction, from, some)
            if (next === undefined) continue
            reached.add(next)
            const [a, b] = [some[from], some[next]]
            if (direction === 'right') expect((b?.x ?? 0) > (a?.x ?? 0)).toBe(true)
            if (direction === 'up') expect((b?.y ?? 0) < (a?.y ?? 0)).toBe(true)
          }
        expect(reached.size).toBe(points.length)
      }),
    )
  })
})
