/**
 * The life of the program: one window, one vault process behind it, and locking, which ends both. After a lock nothing of
 * the former window or process lives on: another window asks another process.
 */
import { app, BrowserWindow, dialog, ipcMain, MessageChannelMain, session } from 'electron'
import { channels, type LockCause, type PageStart } from './channels.ts'
import { isCheckBuild, unsafeSwitchesSet } from './hardening.ts'
import { idleMinutes, watchForLock } from './lock-triggers.ts'
import { grantPaths } from './processes/grants.ts'
import type { FromVault } from './processes/messages.ts'
import { createParserHost } from './processes/parser-host.ts'
import { startVault, type VaultHost } from './processes/vault-host.ts'
import { texts } from './texts.ts'
import { chosenVault, rememberVault } from './vault-choice.ts'
import { createWindow, isFromPage, pageAddress, pagePartition } from './windows.ts'

export interface Shell {
  lock(cause: LockCause): void
  chooseVault(): void
  /** Writes and ends everything; the program may exit after it. */
  quit(): Promise<void>
  focus(): void
}

export function openShell(): Shell {
  let window = createWindow()
  let vault: VaultHost | undefined
  let locked: PageStart['locked'] = null
  let locking: Promise<void> | undefined
  let quitting = false
  let isUnlocked = false
  let stopWatching: () => void = () => undefined
  const cells = createParserHost({
    handOver: (id, port) => vault?.send({ kind: 'cell', id }, [port]),
    ended: (id, reason) => vault?.send({ kind: 'cell-ended', id, reason }),
  })

  const prepareWindow = (): void => {
    const current = window
    // The page may hang; the key still locks.
    current.webContents.on('before-input-event', (event, input) => {
      if (input.type !== 'keyDown' || !(input.control || input.meta) || input.key.toLowerCase() !== 'l') return
      event.preventDefault()
      if (isUnlocked) lock('demand')
    })
    current.webContents.on('render-process-gone', () => lock('failure'))
    current.on('close', event => {
      if (quitting || current !== window) return
      event.preventDefault()
      app.quit()
    })
    void current.loadURL(pageAddress)
  }

  const heard = (message: FromVault): void => {
    switch (message.kind) {
      case 'unlocked':
        isUnlocked = true
        stopWatching()
        stopWatching = watchForLock(lock)
        return
      case 'cell-wanted':
        cells.start(message.id)
        return
      case 'cell-done':
        cells.end(message.id)
        return
      case 'locked':
        return
    }
  }

  /** Before an unlocking the page says so and waits for a person: starting again by itself could go on for ever. */
  const vaultDied = (): void => {
    vault = undefined
    if (isUnlocked) lock('failure')
  }

  const connectPage = (): void => {
    const folder = chosenVault()
    const start: PageStart = {
      vaultChosen: folder !== undefined,
      locked,
      unsafe: isCheckBuild() || unsafeSwitchesSet().length > 0,
      idleMinutes,
    }
    if (folder === undefined) {
      window.webContents.postMessage(channels.port, start)
      return
    }
    vault ??= startVault({
      folder,
      heard,
      died: vaultDied,
    })
    const { port1, port2 } = new MessageChannelMain()
    vault.send({ kind: 'page' }, [port1])
    window.webContents.postMessage(channels.port, start, [port2])
  }

  const endProcesses = async (cause: LockCause): Promise<void> => {
    stopWatching()
    isUnlocked = false
    cells.endAll('locked')
    const ending = vault
    vault = undefined
    await ending?.end(cause)
    await session.fromPartition(pagePartition).clearStorageData()
  }

  /** The new window lies over the old one from the first moment; its page is loaded when nothing of the old one is left. */
  const lockNow = async (cause: LockCause): Promise<void> => {
    const old = window
    window = createWindow(old.isDestroyed() ? undefined : old.getBounds())
    if (!old.isDestroyed()) old.destroy()
    locked = { cause, at: Date.now() }
    await endProcesses(cause)
    if (!quitting) prepareWindow()
  }

  function lock(cause: LockCause): void {
    if (quitting) return
    locking ??= lockNow(cause).finally(() => (locking = undefined))
  }

  const chooseVault = async (): Promise<void> => {
    const { canceled, filePaths } = await dialog.showOpenDialog(window, {
      title: texts().chooseVault,
      properties: ['openDirectory'],
    })
    const [folder] = filePaths
    if (canceled || folder === undefined) return
    rememberVault(folder)
    lock('demand')
  }

  ipcMain.on(channels.ready, event => isFromPage(event, window) && connectPage())
  ipcMain.on(channels.lock, event => isFromPage(event, window) && lock('demand'))
  ipcMain.on(channels.chooseVault, event => isFromPage(event, window) && void chooseVault())
  ipcMain.handle(channels.grant, (event, paths: unknown) =>
    vault !== undefined && isFromPage(event, window) ? grantPaths(vault, paths) : null,
  )
  prepareWindow()

  return {
    lock,
    chooseVault: () => void chooseVault(),
    async quit() {
      quitting = true
      await locking
      await endProcesses('quit')
      for (const open of BrowserWindow.getAllWindows()) open.destroy()
    },
    focus() {
      if (window.isMinimized()) window.restore()
      window.focus()
    },
  }
}
