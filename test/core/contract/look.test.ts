import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { defaultLook, Look, readLook } from '../../../src/contract/look.ts'

describe('how the window looks, as it was kept', () => {
  it('comes back as it was', () => {
    const look: Look = {
      ...defaultLook,
      theme: 'dark',
      language: 'en',
      textSize: 150,
      keys: { 'inbox.assess': 'b', 'places.cases': 'g z' },
      panes: { 'inbox.list': 320 },
      idleMinutes: 15,
    }
    expect(readLook(JSON.parse(JSON.stringify(look)))).toEqual(look)
  })

  it('gives each field that is missing or wrong its default, and keeps the others', () => {
    expect(readLook({ theme: 'dark', idleMinutes: 60, panes: { 'inbox.list': 'wide' } })).toEqual({
      ...defaultLook,
      theme: 'dark',
    })
  })

  it('is a whole look whatever the file holds', () => {
    fc.assert(fc.property(fc.jsonValue(), stored => Look.safeParse(readLook(stored)).success))
  })

  it('never waits shorter than a minute or longer than a quarter of an hour', () => {
    const fits = (idleMinutes: number): boolean => Look.safeParse({ ...defaultLook, idleMinutes }).success
    expect([0, 1, 15, 16].map(fits)).toEqual([false, true, true, false])
  })

  it('takes no text that could tell what is in a vault', () => {
    const takes = (part: Partial<Look>): boolean => Look.safeParse({ ...defaultLook, ...part }).success
    expect(takes({ panes: { 'Naam van een betrokkene': 300 } })).toBe(false)
    expect(takes({ keys: { 'inbox.assess': 'een hele zin over iemand' } })).toBe(false)
  })
})
