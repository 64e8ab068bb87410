import { expect, it } from 'vitest'
import { createCallRate } from '../../../main/processes/call-rate.ts'

it('lets 200 calls through in any second, refuses the next, and lets them through again as the window moves on', () => {
  let now = 0
  const mayCall = createCallRate(() => now)
  const passed = (calls: number): number => Array.from({ length: calls }, () => mayCall()).filter(Boolean).length
  expect(passed(150)).toBe(150)
  now = 500
  expect(passed(100)).toBe(50)
  now = 999
  expect(passed(10)).toBe(0)
  now = 1_000
  expect(passed(200)).toBe(150)
  now = 1_500
  expect(passed(200)).toBe(50)
})

it('is not used up by what it refused', () => {
  let now = 0
  const mayCall = createCallRate(() => now)
  for (let n = 0; n < 10_000; n += 1) mayCall()
  now = 1_000
  expect(mayCall()).toBe(true)
})
