/** When the program locks by itself (security design §6): no input, the system locks or sleeps, half a day in all. */
import { powerMonitor } from 'electron'
import type { LockCause } from './channels.ts'

const longestHours = 12
const lookEveryMs = 1_000

export interface LockWatch {
  readonly lock: (cause: LockCause) => void
  /** Asked anew each second: a person may change it while the vault is open. */
  readonly idleMinutes: () => number
  /** Seconds until it locks: when the number of minutes changes, in the last minute each second. */
  readonly tell: (secondsLeft: number) => void
}

/** Watches from an unlocking until the returned function is called. */
export function watchForLock({ lock, idleMinutes, tell }: LockWatch): () => void {
  const suspend = (): void => lock('suspend')
  powerMonitor.on('suspend', suspend)
  powerMonitor.on('lock-screen', suspend)
  powerMonitor.on('user-did-resign-active', suspend)
  let told = ''
  const look = (): void => {
    const left = idleMinutes() * 60 - powerMonitor.getSystemIdleTime()
    if (left <= 0) {
      lock('idle')
      return
    }
    const shown = left < 60 ? `${left} s` : `${Math.ceil(left / 60)} min`
    if (shown === told) return
    told = shown
    tell(left)
  }
  look()
  const idle = setInterval(look, lookEveryMs)
  const longest = setTimeout(() => lock('longest'), longestHours * 60 * 60 * 1000)
  return () => {
    powerMonitor.off('suspend', suspend)
    powerMonitor.off('lock-screen', suspend)
    powerMonitor.off('user-did-resign-active', suspend)
    clearInterval(idle)
    clearTimeout(longest)
  }
}
