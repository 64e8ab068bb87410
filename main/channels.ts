/** Names of the few messages between a page, its bridge and the main process. Everything else goes over the vault's port. */
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
  /** Main → cell: the port over which it is given its items. */
  cellPort: 'schakel:cell-port',
} as const

export type LockCause = 'demand' | 'idle' | 'suspend' | 'quit' | 'failure'

/** What a page is told when it gets its port. No names, no counts: it is the lock screen. */
export interface PageStart {
  readonly vaultChosen: boolean
  readonly locked: { readonly cause: LockCause; readonly at: number } | null
  /** Switches are set that weaken the program; the page says so for as long as it lives. */
  readonly unsafe: boolean
  readonly idleMinutes: number
}
