/** Programs of others that ours are measured against. One that is absent is said to be absent; nothing is installed for it. */
import { spawnSync } from 'node:child_process'
import { timed, type Taken } from './measure.ts'

export type Peer = 'age' | 'notmuch'

/** The version that it says it has, or null. */
export function versionOf(peer: Peer): string | null {
  const { status, stdout } = spawnSync(peer, ['--version'], { encoding: 'utf8' })
  return status === 0 ? (stdout.split('\n')[0] ?? '').trim() : null
}

/** How long it took, with the processor time that the shell counted for it. Throws with the program's own words when it failed. */
export async function runPeer(
  peer: Peer,
  args: readonly string[],
  env: Readonly<Record<string, string>> = {},
): Promise<Taken> {
  let counted = ''
  const { wallMs } = await timed(() => {
    const { status, stdout, stderr } = spawnSync('sh', ['-c', '"$@" >&2 && times', 'sh', peer, ...args], {
      stdio: ['ignore', 'pipe', 'pipe'],
      encoding: 'utf8',
      env: { ...process.env, LC_ALL: 'C', ...env },
    })
    if (status !== 0) throw new Error(`${peer} ended with ${String(status)}: ${stderr}`)
    counted = stdout
    return Promise.resolve()
  })
  return { wallMs, cpuMs: cpuOfChildren(counted) }
}

/** The second line of `times` (POSIX): user and system time of what the shell ran, as 0m1.250000s. */
export function cpuOfChildren(times: string): number | null {
  const parts = [...(times.split('\n')[1] ?? '').matchAll(/(\d+)m([\d.]+)s/g)]
  if (parts.length !== 2) return null
  return parts.reduce((sum, [, minutes, seconds]) => sum + Number(minutes) * 60_000 + Number(seconds) * 1000, 0)
}
