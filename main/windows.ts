/** The program's one window, and which senders main listens to. */
import { BrowserWindow, nativeTheme, type IpcMainEvent, type IpcMainInvokeEvent } from 'electron'
import { join } from 'node:path'
import { pagePreferences } from './hardening.ts'

export const pagePartition = 'page'
export const pageAddress = 'app://schakel/index.html'

/** The surface colour of the theme, so that a new window covers what was there before its page is drawn. */
const paper = { light: '#F4F6F8', dark: '#10161D' } as const

export interface Place {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
}

/** Shown at once and empty: at locking it is the veil over what stood there. */
export function createWindow(place?: Place): BrowserWindow {
  const window = new BrowserWindow({
    width: 1440,
    height: 900,
    ...place,
    minWidth: 1180,
    minHeight: 720,
    title: 'Schakel',
    backgroundColor: nativeTheme.shouldUseDarkColors ? paper.dark : paper.light,
    autoHideMenuBar: true,
    webPreferences: {
      ...pagePreferences,
      partition: pagePartition,
      preload: join(import.meta.dirname, '../preload/bridge.cjs'),
    },
  })
  // Titles reach task bars and screen recordings: only ever the program's name.
  window.on('page-title-updated', event => event.preventDefault())
  // Held back where the system can; help texts say where it cannot.
  window.setContentProtection(true)
  return window
}

/** Only the top frame of our own page in our own window may ask main for anything. */
export function isFromPage(event: IpcMainEvent | IpcMainInvokeEvent, window: BrowserWindow): boolean {
  const frame = event.senderFrame
  if (window.isDestroyed() || frame === null) return false
  return event.sender === window.webContents && frame.parent === null && frame.url === pageAddress
}
