/** The last thing that a page of an open vault is asked: to give the vault what somebody was typing. */
import type { BrowserWindow } from 'electron'
import { channels } from './channels.ts'

/** A page that hangs keeps nobody from locking; one that works answers within milliseconds, on a busy machine within a second. */
const patienceMs = 1_500

/** Resolves when its page has kept what is unfinished, is gone, or takes too long. Not hidden: a hidden page gets less of the processor. */
export async function unfinishedKept(window: BrowserWindow): Promise<void> {
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
