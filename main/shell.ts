/**
 * The life of the program: one window, one vault process behind it, and locking, which ends both. After a lock nothing of
 * the former window or process lives on: another window asks another process.
 */
import { app, BrowserWindow, clipboard, dialog, MessageChannelMain, nativeTheme, session } from 'electron'
import { textSizeBounds } from '../src/contract/look.ts'
import { channels, type LockCause, type PageStart } from './channels.ts'
import { keepCopies } from './clipboard.ts'
import { askFolder, chooseFiles, chooseFolder } from './dialogs.ts'
import type { DoorWatch } from './doors.ts'
import { isCheckBuild, unsafeSwitchesSet } from './hardening.ts'
import { watchForLock } from './lock-triggers.ts'
import type { LookFile } from './look-file.ts'
import { setMenu } from './menu.ts'
import { hearPage } from './page-requests.ts'
import { printPage } from './print.ts'
import { grantPaths } from './processes/grants.ts'
import type { FromVault } from './processes/messages.ts'
import { createMailHost } from './processes/mail-host.ts'
import { createParserHost } from './processes/parser-host.ts'
import { createTypesetterHost } from './processes/typesetter-host.ts'
import { startVault, type VaultHost } from './processes/vault-host.ts'
import { speak, texts } from './texts.ts'
import { lockTerm, unfinishedKept } from './unfinished.ts'
import { chosenVault, makePlaceForVault, rememberVault } from './vault-choice.ts'
import { createWindow, pageAddress, pagePartition } from './windows.ts'

export interface Shell {
  /** Writes and ends everything; the program may exit after it. */
  quit(): Promise<void>
  focus(): void
}

export function openShell(lookFile: LookFile, doors: DoorWatch): Shell {
  nativeTheme.themeSource = lookFile.look.theme
  let window = createWindow(lookFile.look, lookFile.place)
  let vault: VaultHost | undefined
  let locked: PageStart['locked'] = null
  let locking: Promise<void> | undefined
  let quitting = false
  let isUnlocked = false
  let papersWait = false
  const copies = keepCopies(clipboard)
  let stopWatching: () => void = () => undefined
  const cells = createParserHost({
    handOver: (id, port) => vault?.send({ kind: 'cell', id }, [port]),
    ended: (id, reason) => vault?.send({ kind: 'cell-ended', id, reason }),
  })
  const composers = createTypesetterHost({
    handOver: (id, port) => vault?.send({ kind: 'composer', id }, [port]),
    ended: id => vault?.send({ kind: 'composer-ended', id }),
  })

  const mails = createMailHost({
    handOver: (id, port) => vault?.send({ kind: 'mail', id }, [port]),
    ended: id => vault?.send({ kind: 'mail-ended', id }),
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

  const heard = (message: FromVault, folder: string): void => {
    switch (message.kind) {
      case 'unlocked':
        isUnlocked = true
        doors.openTo((door, times) => vault?.send({ kind: 'door', door, times }))
        stopWatching()
        stopWatching = watchForLock({
          lock,
          idleMinutes: () => lookFile.look.idleMinutes,
          tell: secondsLeft => sendToPage(channels.idle, secondsLeft),
        })
        return
      case 'papers':
        papersWait = message.wait
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
      case 'mail-wanted':
        mails.start(message.id)
        return
      case 'mail-done':
        mails.end(message.id)
        return
      case 'alarm':
        lock('failure')
        return
      case 'locking':
        // Of another vault, which was turned to meanwhile, this says nothing.
        if (locked !== null && chosenVault() === folder) locked = { ...locked, log: message.log }
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
      version: app.getVersion(),
      look: lookFile.look,
    }
    if (folder === undefined) {
      window.webContents.postMessage(channels.port, start)
      return
    }
    vault ??= startVault({
      folder,
      heard: message => heard(message, folder),
      died: vaultDied,
    })
    const { port1, port2 } = new MessageChannelMain()
    vault.send({ kind: 'page' }, [port1])
    window.webContents.postMessage(channels.port, start, [port2])
  }

  const endProcesses = async (cause: LockCause, finishMs: number): Promise<void> => {
    stopWatching()
    doors.close()
    isUnlocked = false
    papersWait = false
    cells.endAll('locked')
    composers.endAll()
    mails.endAll()
    const ending = vault
    vault = undefined
    await ending?.end(cause, finishMs)
    await session.fromPartition(pagePartition).clearStorageData()
  }

  /** The new window lies over the old one from the first moment; its page is loaded when nothing of the old one is left. */
  const startAnew = async (cause: LockCause, why: PageStart['locked']): Promise<void> => {
    const old = window
    const term = lockTerm()
    // A page that failed, or whose vault did, can keep nothing any more. Asked first: the page writes while the veil is made.
    const kept = isUnlocked && cause !== 'failure' ? unfinishedKept(old, term.page) : undefined
    lookFile.keepPlace(old)
    window = createWindow(lookFile.look, lookFile.place)
    locked = why
    await kept
    if (!old.isDestroyed()) old.destroy()
    await endProcesses(cause, term.vault())
    await copies.clear()
    if (!quitting) prepareWindow()
  }

  function lock(cause: LockCause): void {
    if (quitting) return
    locking ??= startAnew(cause, { cause, at: Date.now(), log: null }).finally(() => (locking = undefined))
  }

  /** Starts anew on another folder; nothing was locked, so the page says nothing of it. */
  const turnTo = (folder: string): void => {
    rememberVault(folder)
    if (isUnlocked) lock('demand')
    else locking ??= startAnew('demand', null).finally(() => (locking = undefined))
  }

  const chooseVault = async (): Promise<void> => {
    const folder = await askFolder(window, texts().chooseVault)
    if (folder !== null) turnTo(folder)
  }

  const createVault = async (): Promise<void> => {
    const parent = await askFolder(window, texts().createVault)
    if (parent === null) return
    try {
      turnTo(makePlaceForVault(parent))
    } catch {
      dialog.showErrorBox(texts().program, texts().placeRefused)
    }
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
  hearPage({
    window: () => window,
    connect: connectPage,
    lock: () => lock('demand'),
    chooseVault: () => void chooseVault(),
    createVault: () => void createVault(),
    saveLook(asked) {
      lookFile.save(asked)
      applyLook()
    },
    copy: text => {
      if (isUnlocked) void copies.copy(text)
    },
    grantDropped: paths => (vault === undefined ? null : grantPaths(vault, paths)),
    chooseFiles: () => chooseFiles(asking()),
    chooseFolder: purpose => chooseFolder(asking(), purpose),
    tried: door => doors.refused(door),
    foreign: () => doors.refused('sender'),
    // Nothing but papers of recovery is printed from here: of a first run, before any unlocking, or new ones.
    print: () => (isUnlocked && !papersWait ? Promise.resolve(null) : printPage(window.webContents)),
  })
  applyLook()
  prepareWindow()

  return {
    async quit() {
      quitting = true
      lookFile.keepPlace(window)
      await locking
      const term = lockTerm()
      if (isUnlocked) await unfinishedKept(window, term.page)
      await endProcesses('quit', term.vault())
      await copies.clear()
      for (const open of BrowserWindow.getAllWindows()) open.destroy()
    },
    focus() {
      if (window.isMinimized()) window.restore()
      window.focus()
    },
  }
}
