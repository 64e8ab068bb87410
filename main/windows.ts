/** The program's one window, and which senders main listens to. */
import {
  BrowserWindow,
  nativeTheme,
  screen,
  type IpcMainEvent,
  type IpcMainInvokeEvent,
  type Rectangle,
} from 'electron'
import { join } from 'node:path'
import type { Look } from '../src/contract/look.ts'
import { pagePreferences } from './hardening.ts'
import type { WindowPlace } from './look-file.ts'

export const pagePartition = 'page'
export const pageAddress = 'app://schakel/index.html'

/** Pixels of a window that must lie on a screen for a person to get hold of it. */
const leastShown = 100

/** The surface colour of the theme, so that a new window covers what was there before its page is drawn. */
const paper = { light: '#F4F6F8', dark: '#10161D' } as const

/** Shown at once and empty: at locking it is the veil over what stood there. */
export function createWindow(look: Look, place?: WindowPlace): BrowserWindow {
  const window = new BrowserWindow({
    width: 1440,
    height: 900,
    ...(place === undefined ? {} : boundsIn(place)),
    minWidth: 1180,
    minHeight: 720,
    title: 'Schakel',
    backgroundColor: nativeTheme.shouldUseDarkColors ? paper.dark : paper.light,
    autoHideMenuBar: true,
    webPreferences: {
      ...pagePreferences,
      partition: pagePartition,
      zoomFactor: look.textSize / 100,
      preload: join(import.meta.dirname, '../preload/bridge.cjs'),
    },
  })
  if (place?.isMaximised === true) window.maximize()
  // Titles reach task bars and screen recordings: only ever the program's name.
  window.on('page-title-updated', event => event.preventDefault())
  // Held back where the system can; help texts say where it cannot.
  window.setContentProtection(true)
  return window
}

/** Where it stood, unless the screen that it stood on is gone: then only its size. */
function boundsIn({ x, y, width, height }: WindowPlace): Partial<Rectangle> {
  const { workArea } = screen.getDisplayMatching({ x, y, width, height })
  const isReachable =
    x < workArea.x + workArea.width - leastShown &&
    x + width > workArea.x + leastShown &&
    y >= workArea.y - leastShown / 2 &&
    y < workArea.y + workArea.height - leastShown
  return isReachable ? { x, y, width, height } : { width, height }
}

/** Only the top frame of our own page in our own window may ask main for anything. */
export function isFromPage(event: IpcMainEvent | IpcMainInvokeEvent, window: BrowserWindow): boolean {
  const frame = event.senderFrame
  if (window.isDestroyed() || frame === null) return false
  return event.sender === window.webContents && frame.parent === null && frame.url === pageAddress
}
