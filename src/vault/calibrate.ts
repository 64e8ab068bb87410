/** Chooses how dear a guess of the passphrase is on this machine: at creation and at every change of passphrase. */
import { randomBytes } from 'node:crypto'
import { totalmem } from 'node:os'
import { toBase64url } from './canonical.ts'
import type { Clock } from './deps.ts'
import { argon2Bounds, calibration } from './formats.ts'
import { stretchPassphrase, type Argon2idSettings } from './keys.ts'

export interface CalibrationDeps {
  readonly clock: Pick<Clock, 'monotonic'>
  /** Bytes of memory in the machine. */
  readonly memoryBytes?: number
  /** Runs the function once with these settings. */
  readonly run?: (settings: Argon2idSettings) => Promise<unknown>
}

/** Settings with a fresh salt. */
export function argon2Settings(m: number, t: number, p: number): Argon2idSettings {
  return { alg: 'argon2id', m, p, salt: toBase64url(randomBytes(argon2Bounds.saltBytes)), t, v: 19 }
}

/** The least that is allowed: for tests and the demonstration. */
export function floorSettings(): Argon2idSettings {
  return argon2Settings(argon2Bounds.minKib, argon2Bounds.minPasses, calibration.lanes)
}

/**
 * t = 3, p = 4 and the largest memory that ends within 800 ms and takes at most an eighth of the machine's memory; never under
 * 64 MiB, even where that is slow.
 */
export async function calibrate(deps: CalibrationDeps): Promise<Argon2idSettings> {
  const run = deps.run ?? (settings => stretchPassphrase('calibration', settings))
  const mostKib = (deps.memoryBytes ?? totalmem()) / 1024 / calibration.ramShare
  let best: number = calibration.candidatesKib[0]
  for (const kib of calibration.candidatesKib) {
    if (kib > mostKib) break
    const started = deps.clock.monotonic()
    await run(argon2Settings(kib, calibration.passes, calibration.lanes))
    if (deps.clock.monotonic() - started > calibration.limitMs) break
    best = kib
  }
  return argon2Settings(best, calibration.passes, calibration.lanes)
}
