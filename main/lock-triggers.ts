/** When the program locks by itself (security design §6): no input, the system locks or sleeps, half a day in all. */
import { powerMonitor } from 'electron'
import type { LockCause } from './channels.ts'

export const idleMinutes = 10
const longestHours = 12
const lookEveryMs = 5_000

/** Watches from an unlocking until the returned function is called. */
export function watchForLock(lock: (cause: LockCause) => void): () => void {
  const suspend = (): void => lock('suspend')
  powerMonitor.on('suspend', suspend)
  powerMonitor.on('lock-screen', suspend)
  powerMonitor.on('user-did-resign-active', suspend)
  const idle = setInterval(() => {
    if (powerMonitor.getSystemIdleTime() >= idleMinutes * 60) lock('idle')
  }, lookEveryMs)
  const longest = setTimeout(() => lock('idle'), longestHours * 60 * 60 * 1000)
  return () => {
    powerMonitor.off('suspend', suspend)
    powerMonitor.off('lock-screen', suspend)
    powerMonitor.off('user-did-resign-active', suspend)
    clearInterval(idle)
    clearTimeout(longest)
  }
}
