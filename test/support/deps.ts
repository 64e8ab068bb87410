/** A clock that stands still until told, and real ids. */
import { randomBytes, randomUUID } from 'node:crypto'
import { v7 } from 'uuid'
import { Pace, type Deps } from '../../src/vault/index.ts'

export interface TestDeps extends Deps {
  readonly clock: { now(): number; monotonic(): number; set(instant: number): void; forward(ms: number): void }
}

export function testDeps(start = Date.parse('2016-10-24T09:00:00Z')): TestDeps {
  let now = start
  return {
    clock: {
      now: () => now,
      monotonic: () => now - start,
      set: instant => (now = instant),
      forward: ms => (now += ms),
    },
    ids: { uuid7: () => v7(), uuid4: () => randomUUID(), random: n => new Uint8Array(randomBytes(n)) },
    pace: new Pace(),
  }
}
