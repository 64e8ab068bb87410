/** Times of two programs that took turns in one run, and what may be said of them. */

export interface Taken {
  readonly wallMs: number
  /** User and system time; null where children that are not waited for did part of the work. */
  readonly cpuMs: number | null
}

export interface Pair {
  readonly ours: Taken
  readonly peer: Taken
}

/** Speed of ours as a multiple of the peer's, above 1 is faster: the median over the pairs. Null without any. */
export interface Ratio {
  readonly wall: number | null
  readonly cpu: number | null
}

export async function timed(work: () => Promise<void>): Promise<Taken> {
  const cpu = process.cpuUsage()
  const started = performance.now()
  await work()
  const wallMs = performance.now() - started
  const { user, system } = process.cpuUsage(cpu)
  return { wallMs, cpuMs: (user + system) / 1000 }
}

/** One after the other, `rounds` times, each first in turn: what warms the disk for one warms it for both. */
export async function takeTurns(
  rounds: number,
  ours: () => Promise<Taken>,
  peer: () => Promise<Taken>,
): Promise<Pair[]> {
  const pairs: Pair[] = []
  for (let round = 0; round < rounds; round++) {
    if (round % 2 === 0) {
      const mine = await ours()
      pairs.push({ ours: mine, peer: await peer() })
    } else {
      const other = await peer()
      pairs.push({ ours: await ours(), peer: other })
    }
  }
  return pairs
}

/** Without the pairs in which the peer was more than a fifth away from its own median: something else was running. */
export function quietPairs(pairs: readonly Pair[]): Pair[] {
  const usual = median(pairs.map(pair => pair.peer.wallMs)) ?? 0
  return pairs.filter(pair => Math.abs(pair.peer.wallMs - usual) <= usual / 5)
}

export function ratioOf(pairs: readonly Pair[]): Ratio {
  const wall = median(pairs.map(pair => pair.peer.wallMs / pair.ours.wallMs))
  const cpu = median(
    pairs.flatMap(({ ours, peer }) => (ours.cpuMs === null || peer.cpuMs === null ? [] : [peer.cpuMs / ours.cpuMs])),
  )
  return { wall: wall === null ? null : rounded(wall), cpu: cpu === null ? null : rounded(cpu) }
}

export function median(values: readonly number[]): number | null {
  const sorted = values.toSorted((a, b) => a - b)
  const middle = sorted.length >> 1
  const upper = sorted[middle]
  if (upper === undefined) return null
  return sorted.length % 2 === 1 ? upper : (upper + (sorted[middle - 1] ?? upper)) / 2
}

/** Four significant digits: more would be noise. */
export function rounded(value: number): number {
  return Number(value.toPrecision(4))
}
