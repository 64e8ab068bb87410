/**
 * Waiting after wrong passphrases. It hinders a passer-by, not somebody with a copy of the disk: only Argon2id and the passphrase do
 * that. The count is written before the attempt, so that killing the program does not undo it. Nothing is ever wiped.
 */
import { randomBytes } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { z } from 'zod'
import { KLU } from '../contract/error-codes/vault.ts'
import { Locked, Refused } from '../contract/errors.ts'
import { replaceDurably } from './durable.ts'
import { backOff } from './formats.ts'

/** A slot's id, or 0 for attempts that name none. */
type SlotId = number

const Counter = z.strictObject({ failures: z.number().int().min(0), at: z.number().int().min(0) })
const Attempts = z.record(z.string().regex(/^\d{1,15}$/), Counter)
type Attempts = z.infer<typeof Attempts>

/** Seconds that must lie between a failure and the next attempt. */
export function delayAfter(failures: number): number {
  return backOff.delaysSeconds[failures] ?? backOff.laterSeconds
}

export interface BackOff {
  /** Counts the attempt as failed until `succeeded`. Refused with PASSPHRASE_WAIT or SLOT_NEEDS_RECOVERY; then nothing is counted. */
  begin(slot: SlotId): void
  /** Forgets the failures of these slots; returns how many there were before this attempt, for the log. */
  succeeded(slots: readonly SlotId[]): number
}

/** Counters of one vault, kept in a file of the state folder. */
export function openBackOff(path: string, clock: { now(): number }): BackOff {
  let attempts = read(path)
  const counterOf = (slot: SlotId): z.infer<typeof Counter> => attempts[String(slot)] ?? { failures: 0, at: 0 }
  const store = (): void => {
    try {
      replaceDurably(
        path,
        `${path}.${randomBytes(8).toString('hex')}.part`,
        new TextEncoder().encode(JSON.stringify(attempts)),
      )
    } catch (cause) {
      throw new Refused(KLU.stateFolder, { cause })
    }
  }
  return {
    begin(slot) {
      const { failures, at } = counterOf(slot)
      if (failures >= backOff.maxFailures) throw new Locked('SLOT_NEEDS_RECOVERY')
      const now = clock.now()
      const waitMs = delayAfter(failures) * 1000 - (now - at)
      if (now < at) {
        // The clock was set back: the wait begins again, or it would last until the old time returns.
        attempts[String(slot)] = { failures, at: now }
        store()
      }
      const restMs = now < at ? delayAfter(failures) * 1000 : waitMs
      if (restMs > 0) throw new Locked('PASSPHRASE_WAIT', { details: { seconds: Math.ceil(restMs / 1000) } })
      attempts[String(slot)] = { failures: failures + 1, at: now }
      store()
    },
    succeeded(slots) {
      const before = slots.reduce((sum, slot) => sum + counterOf(slot).failures, 0)
      attempts = Object.fromEntries(Object.entries(attempts).filter(([slot]) => !slots.includes(Number(slot))))
      store()
      return Math.max(0, before - 1)
    },
  }
}

/** A file that cannot be read counts as empty: a damaged counter must not keep anybody out. */
function read(path: string): Attempts {
  try {
    return Attempts.parse(JSON.parse(readFileSync(path, 'utf8')))
  } catch {
    return {}
  }
}
