import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { Locked } from '../../../src/contract/errors.ts'
import { delayAfter, openBackOff } from '../../../src/vault/back-off.ts'

let folder = ''
let now = 1_000_000
const clock = { now: () => now }
const path = (): string => join(folder, 'attempts.json')
beforeEach(() => void (folder = mkdtempSync(join(tmpdir(), 'schakel-wait-'))))
afterEach(() => rmSync(folder, { recursive: true }))

/** Seconds still to wait, the code of another refusal, or 0. */
const attempt = (slot = 1): number | string => {
  try {
    openBackOff(path(), clock).begin(slot)
    return 0
  } catch (error) {
    if (!(error instanceof Locked)) throw error
    return error.code === 'PASSPHRASE_WAIT' ? Number(error.details['seconds']) : error.code
  }
}

describe('waiting after wrong passphrases', () => {
  it('grows from nothing to a quarter of an hour', () => {
    expect(Array.from({ length: 10 }, (_, failures) => delayAfter(failures))).toEqual([
      0, 0, 0, 5, 15, 30, 60, 300, 900, 900,
    ])
  })

  it('holds at each step, over a restart, until its seconds have passed', () => {
    for (const delay of [0, 0, 0, 5, 15, 30, 60, 300, 900, 900]) {
      expect(attempt()).toBe(delay)
      if (delay === 0) continue
      now += delay * 1000 - 1
      expect(attempt()).toBe(1)
      now += 1
      expect(attempt()).toBe(0)
    }
  })

  it('asks for recovery after a hundred failures, and never wipes', () => {
    for (let failures = 0; failures < 100; failures++) {
      expect(attempt()).toBe(0)
      now += 900_000
    }
    expect(attempt()).toBe('SLOT_NEEDS_RECOVERY')
    now += 365 * 86_400_000
    expect(attempt()).toBe('SLOT_NEEDS_RECOVERY')
    expect(attempt(2)).toBe(0)
  })

  it('is over after a success, which tells how many failures there were', () => {
    for (let i = 0; i < 3; i++) attempt()
    now += 5000
    const backOff = openBackOff(path(), clock)
    backOff.begin(1)
    expect(backOff.succeeded([0, 1])).toBe(3)
    expect([attempt(), attempt(), attempt(), attempt()]).toEqual([0, 0, 0, 5])
  })

  it('begins again, and ends, when the clock is set back', () => {
    for (let i = 0; i < 3; i++) attempt()
    now -= 86_400_000
    expect(attempt()).toBe(5)
    now += 5000
    expect(attempt()).toBe(0)
  })

  it('keeps nobody out because its file is damaged', () => {
    writeFileSync(path(), '{"1":')
    expect(attempt()).toBe(0)
  })
})
