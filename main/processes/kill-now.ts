import type { UtilityProcess } from 'electron'

/** What it holds has been handed over or is not wanted any more: there is nothing to finish. */
export function killNow(child: UtilityProcess): void {
  const { pid } = child
  if (pid === undefined) {
    child.once('spawn', () => child.kill())
    return
  }
  try {
    process.kill(pid, 'SIGKILL')
  } catch {
    // It had ended by itself.
  }
}
