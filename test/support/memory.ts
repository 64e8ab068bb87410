/** Searching the memory of other processes, as somebody who has taken over the computer would: what is there now, page by page. */
import { closeSync, openSync, readdirSync, readFileSync, readSync } from 'node:fs'

const pageBytes = 4_096
/** A word may lie across two pieces. */
const overlapBytes = 4_096
const mostAtOnce = 4 * 1024 * 1024

export interface Wanted {
  readonly name: string
  readonly forms: readonly Buffer[]
}

/** Names of what was found; undefined when this process may not look into that one. */
export function searchMemory(pid: number, wanted: readonly Wanted[]): Set<string> | undefined {
  let memory: number
  let pages: number
  try {
    memory = openSync(`/proc/${pid}/mem`, 'r')
    pages = openSync(`/proc/${pid}/pagemap`, 'r')
  } catch {
    return undefined
  }
  try {
    const found = new Set<string>()
    for (const region of readableRegions(pid))
      for (const { from, to } of presentRuns(pages, region))
        for (let at = from; at < to; at += mostAtOnce) {
          const bytes = readAt(memory, at, Math.min(to, at + mostAtOnce + overlapBytes) - at)
          for (const { name, forms } of wanted)
            if (!found.has(name) && forms.some(form => bytes.includes(form))) found.add(name)
        }
    return found
  } finally {
    closeSync(memory)
    closeSync(pages)
  }
}

/** A process and all that descend from it. */
export function family(pid: number): number[] {
  const parents = readdirSync('/proc')
    .filter(name => /^\d+$/.test(name))
    .flatMap(name => {
      try {
        const stat = readFileSync(`/proc/${name}/stat`, 'utf8')
        return [[Number(name), Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1])] as const]
      } catch {
        return []
      }
    })
  const all = [pid]
  for (const one of all) all.push(...parents.filter(([, parent]) => parent === one).map(([child]) => child))
  return all
}

interface Run {
  readonly from: number
  readonly to: number
}

function readableRegions(pid: number): Run[] {
  return readFileSync(`/proc/${pid}/maps`, 'utf8')
    .split('\n')
    .flatMap(line => {
      const found = /^([0-9a-f]+)-([0-9a-f]+) r\S+ \S+ \S+ (\d+)/.exec(line)
      // Files of programs and libraries say nothing that was not on the disk; [vvar] cannot be read.
      if (!found || (found[3] !== '0' && !line.includes(' rw')) || line.includes('[v')) return []
      return [{ from: parseInt(found[1] ?? '', 16), to: parseInt(found[2] ?? '', 16) }]
    })
}

/** Regions are mostly reserved and empty: only what is in memory or in swap is read. */
function presentRuns(pages: number, { from, to }: Run): Run[] {
  const runs: { from: number; to: number }[] = []
  const piece = Buffer.alloc(65_536)
  for (let at = from; at < to;) {
    const many = Math.min(piece.length / 8, (to - at) / pageBytes)
    const got = readSync(pages, piece, 0, many * 8, (at / pageBytes) * 8)
    if (got === 0) break
    for (let n = 0; n < got / 8; n += 1, at += pageBytes) {
      if (piece[n * 8 + 7] === undefined || (piece.readUInt8(n * 8 + 7) & 0xc0) === 0) continue
      const last = runs.at(-1)
      if (last?.to === at) last.to += pageBytes
      else runs.push({ from: at, to: at + pageBytes })
    }
  }
  return runs
}

/** What was taken away meanwhile is empty. */
function readAt(memory: number, at: number, length: number): Buffer {
  const bytes = Buffer.alloc(length)
  try {
    return bytes.subarray(0, readSync(memory, bytes, 0, length, at))
  } catch {
    return bytes.subarray(0, 0)
  }
}
