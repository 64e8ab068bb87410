/** What main and the vault process say to each other beside the ports that pass between them. Neither side sends content. */
import type { Door } from '../../src/contract/doors.ts'
import type { LastVerdict, LockCause } from '../channels.ts'

export type ToVault =
  | { readonly kind: 'start'; readonly folder: string }
  /** Carries the page's port. */
  | { readonly kind: 'page' }
  | { readonly kind: 'grant'; readonly id: string; readonly paths: readonly string[] }
  | { readonly kind: 'lock'; readonly cause: LockCause }
  /** Tried so many times at a shut door: comes into the log. */
  | { readonly kind: 'door'; readonly door: Door; readonly times: number }
  /** Carries the port of a new cell. */
  | { readonly kind: 'cell'; readonly id: number }
  | { readonly kind: 'cell-ended'; readonly id: number; readonly reason: CellEnd }
  /** Carries the port of a new composer. */
  | { readonly kind: 'composer'; readonly id: number }
  | { readonly kind: 'composer-ended'; readonly id: number }
  /** Carries the port of a new mail process. */
  | { readonly kind: 'mail'; readonly id: number }
  | { readonly kind: 'mail-ended'; readonly id: number }

export type FromVault =
  | { readonly kind: 'unlocked' }
  /** Recovery papers wait to be printed, or no longer do: with the vault open nothing else is printed. */
  | { readonly kind: 'papers'; readonly wait: boolean }
  /** Something other than our page speaks on its port. */
  | { readonly kind: 'alarm' }
  /** What the locked screen will say of the log: first of all, for there may be no time for more. */
  | { readonly kind: 'locking'; readonly log: LastVerdict }
  /** Everything is written, the keys are wiped: the process may be killed. */
  | { readonly kind: 'locked' }
  | { readonly kind: 'cell-wanted'; readonly id: number }
  | { readonly kind: 'cell-done'; readonly id: number }
  | { readonly kind: 'composer-wanted'; readonly id: number }
  | { readonly kind: 'composer-done'; readonly id: number }
  | { readonly kind: 'mail-wanted'; readonly id: number }
  | { readonly kind: 'mail-done'; readonly id: number }

/** Why a cell is gone: asked for, over its memory, its page died, the vault locked, or the system gives it no sandbox. */
export type CellEnd = 'done' | 'memory' | 'crashed' | 'locked' | 'unconfined'
