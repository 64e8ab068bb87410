/** Units settled in short acts, so that other callers are served in between; what an act settled is durable before it is told. */
import type { Call } from '../access/index.ts'
import { breath, type Tx } from '../vault/index.ts'
import type { Settled, SettleUnit } from './settle-file.ts'

export interface Step<About> {
  readonly about: About
  readonly settle: SettleUnit
}

export interface SettledStep<About> extends Settled {
  readonly about: About
}

export interface Stretches<About> {
  /** Of each, right after it was settled. */
  readonly served?: (tx: Tx, settled: Settled) => void
  /** In the same act as the units. */
  readonly record: (tx: Tx, settled: readonly SettledStep<About>[]) => void
  /** For the log. */
  readonly meta: Parameters<Call['act']>[1]
  /** Once aborted nothing more is written. */
  readonly ended?: AbortSignal
}

export async function* settleInStretches<About>(
  call: Call,
  steps: readonly Step<About>[],
  { served, record, meta, ended }: Stretches<About>,
): AsyncGenerator<readonly SettledStep<About>[]> {
  const { clock, pace } = call.session.deps
  // An act that fails is undone as a whole: then one by one, so that only the unit that failed is not taken in.
  let together = true
  for (let at = 0; at < steps.length;) {
    try {
      const settled = call.act(tx => {
        const taken: SettledStep<About>[] = []
        const started = clock.monotonic()
        const until = started + pace.stretchMs(started)
        for (const step of steps.slice(at, together ? undefined : at + 1)) {
          const settled = step.settle(tx)
          served?.(tx, settled)
          taken.push({ ...settled, about: step.about })
          if (clock.monotonic() >= until) break
        }
        record(tx, taken)
        return taken
      }, meta)
      at += settled.length
      yield settled
    } catch (error) {
      if (!together) throw error
      together = false
    }
    await breath()
    ended?.throwIfAborted()
  }
}
