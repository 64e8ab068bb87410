/** What the core takes from outside, so that tests can hold it still. Built in `src/schakel.ts` alone. */

import type { Pace } from './breath.ts'

/** Milliseconds since 1970 UTC. */
export type Instant = number

export interface Clock {
  now(): Instant
  /** Milliseconds since boot, for spotting clock steps. */
  monotonic(): number
}

export interface Ids {
  /** RFC 9562 version 7: time-ordered. Every record has one. */
  uuid7(): string
  /** RFC 9562 version 4: no time in it. Devices, people, certificates. */
  uuid4(): string
  random(bytes: number): Uint8Array<ArrayBuffer>
}

export interface Deps {
  readonly clock: Clock
  readonly ids: Ids
  /** How long work for nobody in particular may hold the vault. */
  readonly pace: Pace
}
