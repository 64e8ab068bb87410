/** One result for people and for programs: sentences, and one JSON line a figure at the end. */
import { availableParallelism, cpus } from 'node:os'
import { median, quietPairs, ratioOf, rounded, type Pair, type Ratio, type Taken } from './measure.ts'

export interface Speed {
  readonly wallMs: number
  readonly perSecond: number
  /** Null where the time of children is not known. */
  readonly cpuMs: number | null
  readonly perCpuSecond: number | null
}

export interface Figure {
  readonly bench: string
  readonly what: string
  readonly unit: string
  readonly ours: Speed
  readonly peer: (Speed & { readonly name: string }) | null
  readonly ratio: Ratio | null
  /** Pairs that count, runs where there is no peer. */
  readonly runs: number
  readonly thrownAway: number
  readonly goal: { readonly id: string; readonly text: string } | null
}

export interface About {
  readonly bench: string
  readonly what: string
  /** How much one run does, and of what: 100 MB, 500 mails. */
  readonly amount: number
  readonly unit: string
  readonly goal: Figure['goal']
}

export function figureOf(about: About, pairs: readonly Pair[], peer: string): Figure {
  const quiet = quietPairs(pairs)
  return {
    ...figureAlone(
      about,
      quiet.map(pair => pair.ours),
    ),
    peer: {
      name: peer,
      ...speedOf(
        about.amount,
        quiet.map(pair => pair.peer),
      ),
    },
    ratio: ratioOf(quiet),
    thrownAway: pairs.length - quiet.length,
  }
}

/** Without anything beside it: an absolute figure, of this computer only. */
export function figureAlone({ bench, what, amount, unit, goal }: About, runs: readonly Taken[]): Figure {
  const ours = speedOf(amount, runs)
  return { bench, what, unit, ours, peer: null, ratio: null, runs: runs.length, thrownAway: 0, goal }
}

function speedOf(amount: number, runs: readonly Taken[]): Speed {
  const wallMs = median(runs.map(run => run.wallMs)) ?? 0
  const cpuMs = median(runs.flatMap(run => (run.cpuMs === null ? [] : [run.cpuMs])))
  const each = (ms: number) => rounded((amount * 1000) / ms)
  return {
    wallMs: rounded(wallMs),
    perSecond: each(wallMs),
    cpuMs: cpuMs === null ? null : rounded(cpuMs),
    perCpuSecond: cpuMs === null ? null : each(cpuMs),
  }
}

export function sentenceOf({ what, unit, ours, peer, ratio, runs, thrownAway, goal }: Figure): string {
  const parts = [
    `${what}: ${speedText(ours, unit)}`,
    peer === null ? `no peer beside it, ${String(runs)} runs` : `${peer.name} ${speedText(peer, unit)}`,
    ratio === null
      ? ''
      : `ratio ${ratioText(ratio)}, median of ${String(runs)} pairs, ${String(thrownAway)} thrown away`,
    goal === null ? '' : `goal ${goal.id}: ${goal.text}`,
  ]
  return parts.filter(Boolean).join('; ')
}

function speedText({ perSecond, perCpuSecond }: Speed, unit: string): string {
  const ofCpu = perCpuSecond === null ? '' : ` (${perCpuSecond.toLocaleString('en')} a second of the processor)`
  return `${perSecond.toLocaleString('en')} ${unit}/s${ofCpu}`
}

function ratioText({ wall, cpu }: Ratio): string {
  return `${String(wall ?? 'unknown')}${cpu === null ? '' : ` (processor ${String(cpu)})`}`
}

export function machine(): object {
  const { node, v8 } = process.versions
  return {
    type: 'machine',
    cpu: cpus()[0]?.model.trim() ?? '',
    cores: availableParallelism(),
    platform: process.platform,
    node,
    v8,
    maxRssMiB: Math.round(process.resourceUsage().maxRSS / 1024),
  }
}
