import { describe, expect, it } from 'vitest'
import { besideWindow, Pace } from '../../../src/vault/breath.ts'
import { pooledRandom } from '../../../src/vault/random.ts'

describe('the pace of work for nobody in particular', () => {
  it('is short while somebody works in the window, and a blink when nobody has for ten seconds', () => {
    const pace = new Pace(besideWindow)
    expect(pace.stretchMs(0)).toBe(200)
    pace.asked(10_000)
    expect([10_000, 19_999, 20_000].map(now => pace.stretchMs(now))).toEqual([25, 25, 200])
  })

  it('is long for a command, which nobody asks anything', () => {
    const pace = new Pace()
    pace.asked(0)
    expect(pace.stretchMs(0)).toBe(2_000)
  })
})

describe('random bytes from the pool', () => {
  it('are never given out twice, nor changed by what is given out later', () => {
    const random = pooledRandom()
    const given = Array.from({ length: 2_000 }, () => random(32))
    const texts = given.map(bytes => Buffer.from(bytes).toString('hex'))
    expect(new Set(texts).size).toBe(2_000)
    expect(texts.every(text => !/^0+$/.test(text))).toBe(true)
    expect(random(1_000_000)).toHaveLength(1_000_000)
    expect(given.map(bytes => Buffer.from(bytes).toString('hex'))).toEqual(texts)
  })
})
