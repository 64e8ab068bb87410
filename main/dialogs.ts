/** The system's own dialogs. What a person points at becomes a grant of the vault process; no path reaches the page (security design §11). */
import { join } from 'node:path'
import { dialog, type BrowserWindow, type OpenDialogOptions } from 'electron'
import type { FolderPurpose } from './channels.ts'
import { grantChosen } from './processes/grants.ts'
import type { VaultHost } from './processes/vault-host.ts'
import { texts } from './texts.ts'

export interface Asking {
  readonly window: BrowserWindow
  /** Must still be the same when a person has chosen: a grant belongs to one unlocking. */
  readonly vault: () => VaultHost | undefined
}

/** Files to read: the id of a grant, or null when a person chose none. */
export function chooseFiles(asking: Asking): Promise<string | null> {
  return grantOf(asking, { title: texts().chooseFiles, properties: ['openFile', 'multiSelections'] }, paths => paths)
}

export function chooseFolder(asking: Asking, purpose: FolderPurpose): Promise<string | null> {
  const title = { read: texts().chooseFolder, write: texts().chooseFolderToWrite, backup: texts().chooseBackup }[
    purpose
  ]
  const properties: OpenDialogOptions['properties'] =
    purpose === 'read' ? ['openDirectory'] : ['openDirectory', 'createDirectory']
  return grantOf(asking, { title, properties }, paths =>
    purpose === 'backup' ? paths.map(folder => join(folder, backupName(new Date()))) : paths,
  )
}

/** One folder, for what main itself keeps; null when a person chose none. */
export async function askFolder(window: BrowserWindow, title: string): Promise<string | null> {
  const { canceled, filePaths } = await dialog.showOpenDialog(window, {
    title,
    properties: ['openDirectory', 'createDirectory', 'dontAddToRecent'],
  })
  return canceled ? null : (filePaths[0] ?? null)
}

async function grantOf(
  { window, vault }: Asking,
  options: OpenDialogOptions,
  granted: (paths: string[]) => string[],
): Promise<string | null> {
  const asked = vault()
  if (asked === undefined) return null
  const { canceled, filePaths } = await dialog.showOpenDialog(window, {
    ...options,
    properties: [...(options.properties ?? []), 'dontAddToRecent'],
  })
  return canceled || filePaths.length === 0 || vault() !== asked ? null : grantChosen(asked, granted(filePaths))
}

/** A moment and nothing else: names of files say nothing about what is in them. */
function backupName(now: Date): string {
  return `${now.toISOString().slice(0, 19).replaceAll(':', '')}.schakelbackup`
}
