/** Start of the program. The order matters: what hardens it comes before anything that could be attacked exists. */
import { join } from 'node:path'
import { app, dialog, session } from 'electron'
import { createDoorWatch, type DoorRefused } from './doors.ts'
import { hardenProgram, isCheckBuild, unsafeSwitchesSet } from './hardening.ts'
import { openLookFile } from './look-file.ts'
import { cellPartition } from './processes/parser-host.ts'
import { framesOf } from './processes/frames-of.ts'
import { cellPolicy, pagePolicy, readServedFiles, registerScheme, serve } from './protocol.ts'
import { openShell } from './shell.ts'
import { askedLanguage, speak, texts } from './texts.ts'
import { pagePartition } from './windows.ts'

/** A mistake of ours in main would otherwise show its text in a dialog that holds everything up. */
function endOnDefect(error: unknown): void {
  process.stderr.write(`DEFECT\n${framesOf(error)}\n`)
  app.exit(70)
}

function start(): void {
  process.on('uncaughtException', endOnDefect)
  const doors = createDoorWatch()
  hardenProgram(doors.refused)
  registerScheme()
  app.on('window-all-closed', () => undefined)
  void app.whenReady().then(() => {
    serveSites(doors.refused)
    const shell = openShell(lookFile, doors)
    app.on('second-instance', () => shell.focus())
    let ended = false
    app.on('before-quit', event => {
      if (ended) return
      event.preventDefault()
      void shell.quit().finally(() => {
        ended = true
        app.quit()
      })
    })
  })
}

/** Two sites on two partitions, both only in memory: the page and the cells share no address and no storage. */
function serveSites(refused: DoorRefused): void {
  const list = join(import.meta.dirname, 'files.json')
  serve(
    session.fromPartition(pagePartition),
    {
      host: 'schakel',
      folder: join(import.meta.dirname, '../renderer'),
      files: readServedFiles(list, 'schakel'),
      policy: pagePolicy,
      crossOrigin: false,
    },
    refused,
  )
  serve(
    session.fromPartition(cellPartition),
    {
      host: 'cell',
      folder: join(import.meta.dirname, '../cell'),
      files: readServedFiles(list, 'cell'),
      policy: cellPolicy,
      crossOrigin: true,
    },
    refused,
  )
}

function refuse(message: string): void {
  dialog.showErrorBox(texts().program, message)
  app.exit(1)
}

// Before `ready`, when Chromium takes its own language from the switch.
const lookFile = openLookFile(askedLanguage())
speak(lookFile.look.language)
app.commandLine.appendSwitch('lang', lookFile.look.language === 'en' ? 'en-GB' : 'nl')
const weakening = unsafeSwitchesSet()
// As root the sandbox cannot work, and `enableSandbox` would end the program without a word.
if (process.getuid?.() === 0) {
  process.stderr.write(`${texts().asRoot}\n`)
  app.exit(1)
} else if (app.isPackaged && !isCheckBuild() && weakening.length > 0)
  refuse(`${texts().unsafeSwitch} --${weakening.join(', --')}`)
else if (app.requestSingleInstanceLock()) start()
else app.quit()
