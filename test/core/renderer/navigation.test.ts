import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createNavigation } from '../../../renderer/state/navigation.ts'
import type { Place } from '../../../renderer/state/place.ts'

const hereIn = (navigation: ReturnType<typeof createNavigation>): Place | undefined => {
  const { places, at } = navigation.getState()
  return places[at]
}
const screens = ['inbox', 'tasks', 'cases', 'packets', 'search', 'limits'] as const

describe('going through the program', () => {
  it('comes back the way it went, and forward again', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...screens), { minLength: 1, maxLength: 30 }), way => {
        const navigation = createNavigation({ screen: 'log' })
        const { go, back, forward } = navigation.getState()
        for (const screen of way) go({ screen })
        const last = hereIn(navigation)
        const { at } = navigation.getState()
        for (let step = 0; step < at; step += 1) back()
        expect(hereIn(navigation)).toEqual({ screen: 'log' })
        for (let step = 0; step < at; step += 1) forward()
        expect(hereIn(navigation)).toEqual(last)
      }),
    )
  })

  it('forgets what lay ahead when another way is taken', () => {
    const navigation = createNavigation({ screen: 'inbox' })
    const { go, back, forward } = navigation.getState()
    go({ screen: 'tasks' })
    back()
    go({ screen: 'cases' })
    forward()
    expect(hereIn(navigation)).toEqual({ screen: 'cases' })
  })

  it('does not leave the trail at either end', () => {
    const navigation = createNavigation({ screen: 'inbox' })
    navigation.getState().back()
    navigation.getState().forward()
    expect(hereIn(navigation)).toEqual({ screen: 'inbox' })
  })

  it('makes no second step for the place where one is, but arrives again', () => {
    const navigation = createNavigation({ screen: 'inbox' })
    navigation.getState().go({ screen: 'inbox' })
    expect(navigation.getState().places).toHaveLength(1)
    expect(navigation.getState().arrivals).toBe(1)
  })
})
