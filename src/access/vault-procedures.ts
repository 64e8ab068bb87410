/** Opening and closing: the only procedures that answer while the vault is locked. */
import { implement } from '@orpc/server'
import { UserId } from '../contract/ids.ts'
import { SchakelError } from '../contract/errors.ts'
import * as contract from '../contract/vault.ts'
import { isPlaceForVault, readSlots, unlockFiles, type Deps, type FilesDeps } from '../vault/index.ts'
import { wellFormed, type CallContext } from './enforce.ts'
import { openSession, type OpenedVault } from './open-session.ts'

export type LockCause = 'demand' | 'idle' | 'suspend' | 'quit'

export interface DoorWiring {
  readonly onOpen: (opened: OpenedVault) => void
  /** Before anything is closed: what runs must end, what is only in memory is forgotten. */
  readonly onLock: () => void
}

/** The one open vault of this process, or none. */
export class VaultDoor {
  #opened: OpenedVault | undefined
  #waitUntil = 0
  readonly folder: string
  readonly #deps: Deps
  readonly #filesDeps: FilesDeps
  readonly #wiring: DoorWiring

  constructor(folder: string, deps: Deps, filesDeps: FilesDeps, wiring: DoorWiring) {
    this.folder = folder
    this.#deps = deps
    this.#filesDeps = filesDeps
    this.#wiring = wiring
  }

  get opened(): OpenedVault | undefined {
    return this.#opened
  }

  /** Takes over a vault that was opened elsewhere: just founded, or restored. */
  adopt(opened: OpenedVault): void {
    this.#opened = opened
    this.#wiring.onOpen(opened)
  }

  async unlock(credentials: { readonly slot?: number | undefined; readonly passphrase: string }): Promise<void> {
    if (this.#opened) return
    try {
      const files = await unlockFiles(
        this.folder,
        { passphrase: credentials.passphrase, ...(credentials.slot === undefined ? {} : { slot: credentials.slot }) },
        this.#filesDeps,
      )
      try {
        this.adopt(await openSession(files, this.#deps))
      } catch (error) {
        files.close()
        throw error
      }
    } catch (error) {
      const seconds = error instanceof SchakelError ? error.details['seconds'] : undefined
      if (typeof seconds === 'number') this.#waitUntil = this.#deps.clock.now() + seconds * 1000
      throw error
    }
  }

  lock(cause: LockCause): void {
    const opened = this.#opened
    this.#opened = undefined
    this.#wiring.onLock()
    opened?.lock(cause)
  }

  status(): contract.VaultStatus {
    const opened = this.#opened
    const user = opened?.session.user
    const isNew = !opened && isPlaceForVault(this.folder)
    return {
      unlocked: opened !== undefined,
      isNew,
      waitMs: Math.max(0, this.#waitUntil - this.#deps.clock.now()),
      slots: isNew ? [] : readSlots(this.folder),
      user: user ? { id: UserId.parse(user.id), name: user.name, fullName: user.fullName, role: user.role } : null,
      openedAt: opened?.openedAt ?? null,
      mode: opened ? 'open' : 'locked',
      notices: opened?.notices.map(n => n.kind) ?? [],
    }
  }
}

const os = implement(contract.vault).$context<CallContext>().use(wellFormed)

export function vaultProcedures(door: VaultDoor) {
  return {
    status: os.status.handler(() => door.status()),
    unlock: os.unlock.handler(async ({ input }) => {
      await door.unlock({ passphrase: input.passphrase, slot: input.slot })
      return door.status()
    }),
    lock: os.lock.handler(({ input }) => {
      door.lock(input.cause)
      return { done: true as const }
    }),
  }
}
