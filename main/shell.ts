/**
 * The life of the program: one window, one vault process behind it, and locking, which ends both. After a lock nothing of
 * the former window or process lives on: another window asks another process.
 */
import { app, BrowserWindow, ipcMain, MessageChannelMain, nativeTheme, session } from 'electron'
import { textSizeBounds } from '../src/contract/look.ts'
import { channels, type FolderPurpose, type LockCause, type PageStart } from './channels.ts'
import { askFolder, chooseFiles, chooseFolder } from './dialogs.ts'
import { isCheckBuild, unsafeSwitchesSet } from './hardening.ts'
import { watchForLock } from './lock-triggers.ts'
import type { LookFile } from './look-file.ts'
import { setMenu } from './menu.ts'
import { grantPaths } from './processes/grants.ts'
import type { FromVault } from './processes/messages.ts'
import { createParserHost } from './processes/parser-host.ts'
import { createTypesetterHost } from './processes/typesetter-host.ts'
import { startVault, type VaultHost } from './processes/vault-host.ts'
import { speak, texts } from './texts.ts'
import { chosenVault, rememberVault } from './vault-choice.ts'
import { createWindow, isFromPage, pageAddress, pagePartition } from './windows.ts'

export interface Shell {
  /** Writes and ends everything; the program may exit after it. */
  quit(): Promise<void>
  focus(): void
}

export function openShell(lookFile: LookFile): Shell {
  nativeTheme.themeSource = lookFile.look.theme
  let window = createWindow(lookFile.look, lookFile.place)
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
  const composers = createTypesetterHost({
    handOver: (id, port) => vault?.send({ kind: 'composer', id }, [port]),
    ended: id => vault?.send({ kind: 'composer-ended', id }),
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

  const sendToPage = (channel: string, value: unknown): void => {
    if (!window.isDestroyed()) window.webContents.send(channel, value)
  }

  const heard = (message: FromVault): void => {
    switch (message.kind) {
      case 'unlocked':
        isUnlocked = true
        stopWatching()
        stopWatching = watchForLock({
          lock,
          idleMinutes: () => lookFile.look.idleMinutes,
          tell: secondsLeft => sendToPage(channels.idle, secondsLeft),
        })
        return
      case 'cell-wanted':
        cells.start(message.id)
        return
      case 'cell-done':
        cells.end(message.id)
        return
      case 'composer-wanted':
        composers.start(message.id)
        return
      case 'composer-done':
        composers.end(message.id)
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
      idleMinutes: lookFile.look.idleMinutes,
      look: lookFile.look,
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
    composers.endAll()
    const ending = vault
    vault = undefined
    await ending?.end(cause)
    await session.fromPartition(pagePartition).clearStorageData()
  }

  /** The new window lies over the old one from the first moment; its page is loaded when nothing of the old one is left. */
  const lockNow = async (cause: LockCause): Promise<void> => {
    const old = window
    lookFile.keepPlace(old)
    window = createWindow(lookFile.look, lookFile.place)
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
    const folder = await askFolder(window, texts().chooseVault)
    if (folder === null) return
    rememberVault(folder)
    lock('demand')
  }

  const applyLook = (): void => {
    const { look } = lookFile
    nativeTheme.themeSource = look.theme
    speak(look.language)
    setMenu({ chooseVault: () => void chooseVault(), lock: () => lock('demand'), resize })
    if (!window.isDestroyed()) window.webContents.setZoomFactor(look.textSize / 100)
  }

  const resize = (steps: 1 | -1 | 0): void => {
    const { least, most, step } = textSizeBounds
    const { look } = lookFile
    const textSize = steps === 0 ? 100 : Math.min(most, Math.max(least, look.textSize + steps * step))
    lookFile.save({ ...look, textSize })
    applyLook()
    sendToPage(channels.look, lookFile.look)
  }

  const asking = () => ({ window, vault: () => vault })
  const hear = (channel: string, act: (value: unknown) => void): void => {
    ipcMain.on(channel, (event, value: unknown) => {
      if (isFromPage(event, window)) act(value)
    })
  }
  const answer = (channel: string, act: (value: unknown) => Promise<string | null> | string | null): void => {
    ipcMain.handle(channel, (event, value: unknown) => (isFromPage(event, window) ? act(value) : null))
  }
  hear(channels.ready, connectPage)
  hear(channels.lock, () => lock('demand'))
  hear(channels.chooseVault, () => void chooseVault())
  hear(channels.saveLook, asked => {
    lookFile.save(asked)
    applyLook()
  })
  answer(channels.grant, paths => (vault === undefined ? null : grantPaths(vault, paths)))
  answer(channels.chooseFiles, () => chooseFiles(asking()))
  answer(channels.chooseFolder, purpose => (isFolderPurpose(purpose) ? chooseFolder(asking(), purpose) : null))
  applyLook()
  prepareWindow()

  return {
    async quit() {
      quitting = true
      lookFile.keepPlace(window)
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

function isFolderPurpose(value: unknown): value is FolderPurpose {
  return value === 'read' || value === 'write' || value === 'backup'
}
