/** The last thing that a page of an open vault is asked: to give the vault what somebody was typing. */
import type { BrowserWindow } from 'electron'
import { channels } from './channels.ts'

/** From the wish to lock until the vault is killed: with the half second that a kill may take, keys are gone within 2 s (security design §6). */
const lockMs = 1_500
/** A page that works answers within milliseconds, on a busy machine within a second. */
const pageMs = 1_000
/** To end a transaction, checkpoint and anchor. */
const vaultMs = 1_000

/** How long page and vault are waited for, from now on. */
export function lockTerm(): { readonly page: number; readonly vault: () => number } {
  const began = performance.now()
  return { page: pageMs, vault: () => Math.min(vaultMs, lockMs - (performance.now() - began)) }
}

/**
 * Asks at once, and resolves when the vault has answered the page for all that was unfinished, the page is gone, or takes
 * longer than `patienceMs`: a page that hangs keeps nobody from locking.
 */
export async function unfinishedKept(window: BrowserWindow, patienceMs: number): Promise<void> {
  if (window.isDestroyed() || window.webContents.isCrashed()) return
  const { webContents } = window
  await new Promise<void>(resolve => {
    const enough = setTimeout(resolve, patienceMs)
    const done = (): void => {
      clearTimeout(enough)
      resolve()
    }
    webContents.ipc.once(channels.kept, done)
    webContents.once('render-process-gone', done)
    webContents.send(channels.leaving)
  })
}
