/** Names of the few messages between a page, its bridge and the main process. Everything else goes over the vault's port. */
import type { Look } from '../src/contract/look.ts'

export const channels = {
  /** Page → main: the page listens and wants its port. */
  ready: 'schakel:ready',
  /** Main → page: the port to the vault process, with why and when it was locked. */
  port: 'schakel:port',
  /** Page → main: lock now. */
  lock: 'schakel:lock',
  /** Page → main: files a person dropped; answered with a grant. */
  grant: 'schakel:grant',
  /** Page → main: let a person point at a vault folder. */
  chooseVault: 'schakel:choose-vault',
  /** Page → main: let a person point at the folder in which a new vault is to be made. */
  createVault: 'schakel:create-vault',
  /** Page → main: print what the page shows on paper; answered with what became of it. */
  print: 'schakel:print',
  /** Page → main: text for the clipboard, for half a minute. */
  copy: 'schakel:copy',
  /** Page → main: let a person point at files; answered with a grant or null. */
  chooseFiles: 'schakel:choose-files',
  /** Page → main: let a person point at a folder for a purpose; answered with a grant or null. */
  chooseFolder: 'schakel:choose-folder',
  /** Page → main: how the window must look from now on. */
  saveLook: 'schakel:save-look',
  /** Main → page: how the window looks, changed from the menu. */
  look: 'schakel:look',
  /** Main → page: seconds until the vault locks by itself. */
  idle: 'schakel:idle',
  /** Main → page: the window goes; what is unfinished must be kept now. */
  leaving: 'schakel:leaving',
  /** Page → main: nothing unfinished is left that the vault does not hold. */
  kept: 'schakel:kept',
  /** Page → main: something was tried that the page may not. */
  tried: 'schakel:tried',
  /** Main → cell: the port over which it is given its items. */
  cellPort: 'schakel:cell-port',
} as const

/** `read`: files are taken from it; `write`: a file is put in it; `backup`: a new folder is made in it. */
export type FolderPurpose = 'read' | 'write' | 'backup'

export type LockCause = 'demand' | 'idle' | 'longest' | 'suspend' | 'quit' | 'failure'

/** How the log stood when it was last looked through; null when it never was, or nobody knows. */
export type LastVerdict = { readonly sound: boolean; readonly at: number } | null

/** What a page is told when it gets its port. No names, no counts: it is the lock screen. */
export interface PageStart {
  readonly vaultChosen: boolean
  readonly locked: { readonly cause: LockCause; readonly at: number; readonly log: LastVerdict } | null
  /** Switches are set that weaken the program; the page says so for as long as it lives. */
  readonly unsafe: boolean
  readonly version: string
  readonly look: Look
}
