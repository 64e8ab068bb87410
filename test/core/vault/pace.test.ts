import { describe, expect, it } from 'vitest'
import { besideWindowMs, Pace } from '../../../src/vault/breath.ts'
import { pooledRandom } from '../../../src/vault/random.ts'

describe('the pace of work for nobody in particular', () => {
  it('is short while somebody asks, long again when nobody has for two seconds', () => {
    const pace = new Pace(besideWindowMs)
    expect(pace.stretchMs(0)).toBe(besideWindowMs)
    pace.asked(10_000)
    expect(pace.stretchMs(10_000)).toBe(25)
    expect(pace.stretchMs(11_999)).toBe(25)
    expect(pace.stretchMs(12_000)).toBe(besideWindowMs)
  })

  it('leaves a window an answer within a blink', () => {
    expect(besideWindowMs).toBeLessThanOrEqual(250)
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
