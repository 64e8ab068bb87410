/** What main hears from the page, and from nobody else: each message only from the top frame of our own page in our own window. */
import { ipcMain, type BrowserWindow, type IpcMainEvent, type IpcMainInvokeEvent } from 'electron'
import { doorsOfPage, type Door } from '../src/contract/doors.ts'
import { channels, type FolderPurpose } from './channels.ts'
import { mostCopied } from './clipboard.ts'
import { isFromPage } from './windows.ts'

export interface PageRequests {
  readonly window: () => BrowserWindow
  readonly connect: () => void
  readonly lock: () => void
  readonly chooseVault: () => void
  readonly createVault: () => void
  /** Checked by whoever keeps it. */
  readonly saveLook: (asked: unknown) => void
  readonly copy: (text: string) => void
  readonly grantDropped: (paths: unknown) => string | null
  readonly chooseFiles: () => Promise<string | null>
  readonly chooseFolder: (purpose: FolderPurpose) => Promise<string | null>
  readonly print: () => Promise<string | null>
  /** The page, or its bridge, tells of a shut door. */
  readonly tried: (door: Door) => void
  /** Somebody else asked. */
  readonly foreign: () => void
}

/** Once, for the life of the program: which window counts is asked each time. */
export function hearPage(page: PageRequests): void {
  const isOurs = (event: IpcMainEvent | IpcMainInvokeEvent): boolean => {
    const isKnown = isFromPage(event, page.window())
    if (!isKnown) page.foreign()
    return isKnown
  }
  const hear = (channel: string, act: (value: unknown) => void): void => {
    ipcMain.on(channel, (event, value: unknown) => {
      if (isOurs(event)) act(value)
    })
  }
  const answer = (channel: string, act: (value: unknown) => Promise<string | null> | string | null): void => {
    ipcMain.handle(channel, (event, value: unknown) => (isOurs(event) ? act(value) : null))
  }
  hear(channels.ready, page.connect)
  hear(channels.lock, page.lock)
  hear(channels.chooseVault, page.chooseVault)
  hear(channels.createVault, page.createVault)
  hear(channels.saveLook, page.saveLook)
  hear(channels.copy, text => {
    if (typeof text === 'string' && text.length <= mostCopied) page.copy(text)
  })
  hear(channels.tried, told => {
    const door = doorsOfPage.find(known => known === told)
    if (door !== undefined) page.tried(door)
  })
  answer(channels.grant, page.grantDropped)
  answer(channels.chooseFiles, page.chooseFiles)
  answer(channels.chooseFolder, purpose => (isFolderPurpose(purpose) ? page.chooseFolder(purpose) : null))
  answer(channels.print, page.print)
}

function isFolderPurpose(value: unknown): value is FolderPurpose {
  return value === 'read' || value === 'write' || value === 'backup'
}
