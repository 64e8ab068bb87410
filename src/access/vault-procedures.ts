/** Opening and closing: the only procedures that answer while the vault is locked. */
import { implement } from '@orpc/server'
import { UserId } from '../contract/ids.ts'
import { Locked, Refused, SchakelError } from '../contract/errors.ts'
import * as contract from '../contract/vault.ts'
import {
  isPlaceForVault,
  isSound,
  makeBackup,
  readSlots,
  unlockFiles,
  type Deps,
  type FilesDeps,
} from '../vault/index.ts'
import { acceptDoubt } from './accept-doubt.ts'
import { refusalOf, type DoubtfulVault } from './doubt.ts'
import { wellFormed, type CallContext } from './enforce.ts'
import { openSession, type OpenedVault } from './open-session.ts'
import { rotateVault } from './rotate.ts'
import { shownContent } from './oversight-procedures.ts'
import { settleSlots } from './settle-slots.ts'

export type LockCause = 'demand' | 'idle' | 'suspend' | 'quit'

export interface DoorWiring {
  readonly onOpen: (opened: OpenedVault) => void
  /** Before anything is closed: what runs must end, what is only in memory is forgotten. */
  readonly onLock: () => void
}

/** The one open vault of this process, or none. */
export class VaultDoor {
  #opened: OpenedVault | undefined
  /** Unlocked, but not in its newest state: nothing of it is shown until that is settled. */
  #doubtful: DoubtfulVault | undefined
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

  get holdsKeys(): boolean {
    return this.#opened !== undefined || this.#doubtful !== undefined
  }

  /** Takes over a vault that was opened elsewhere: just founded, or restored. */
  adopt(opened: OpenedVault): void {
    this.#opened = opened
    this.#wiring.onOpen(opened)
  }

  async unlock(credentials: { readonly slot?: number | undefined; readonly passphrase: string }): Promise<void> {
    if (this.#opened) return
    this.#leaveDoubt()
    try {
      const files = await unlockFiles(
        this.folder,
        { passphrase: credentials.passphrase, ...(credentials.slot === undefined ? {} : { slot: credentials.slot }) },
        this.#filesDeps,
      )
      try {
        const opening = await openSession(files, this.#deps)
        if (opening.kind === 'opened') {
          await settleSlots(opening.opened)
          this.adopt(opening.opened)
        } else this.#doubtful = opening.doubtful
      } catch (error) {
        files.close()
        throw error
      }
    } catch (error) {
      const seconds = error instanceof SchakelError ? error.details['seconds'] : undefined
      if (typeof seconds === 'number') this.#waitUntil = this.#deps.clock.now() + seconds * 1000
      throw error
    }
    if (this.#doubtful) throw refusalOf(this.#doubtful)
  }

  /** Opens a vault in doubt. What fails closes it: the next unlocking judges it anew. */
  async accept(because: string): Promise<void> {
    const doubtful = this.#inDoubt()
    if (!doubtful.doubt.mayAccept)
      throw doubtful.doubt.kind === 'fork' ? refusalOf(doubtful) : new Refused('NOT_PERMITTED')
    this.#doubtful = undefined
    try {
      this.adopt(await acceptDoubt(doubtful, because, this.#deps))
    } catch (error) {
      doubtful.files.close()
      throw error
    }
  }

  /** A backup of a vault in doubt, as it is. */
  async secure(to: string): Promise<{ originals: number; sound: boolean }> {
    const { files } = this.#inDoubt()
    // SQLite counts a copy to elsewhere as writing.
    files.database.setQueryOnly(false)
    try {
      const { verification } = await makeBackup(files, to, { checkpoint: null })
      return { originals: verification.originals, sound: isSound(verification) }
    } finally {
      files.database.setQueryOnly(true)
    }
  }

  /** New keys; the vault stays open for who has it open. The number of originals that are still to be sealed anew. */
  async rotate(because: string): Promise<number> {
    const former = this.#opened
    if (!former) throw new Locked('LOCKED')
    this.#wiring.onLock()
    try {
      const { opened, owed } = await rotateVault(former, because, this.#deps)
      this.adopt(opened)
      return owed
    } catch (error) {
      // Closed in the middle: whatever counts now is found at the next unlocking.
      if (!former.files.isOpen()) this.#opened = undefined
      throw error
    }
  }

  lock(cause: LockCause): void {
    const opened = this.#opened
    this.#opened = undefined
    this.#wiring.onLock()
    this.#leaveDoubt()
    opened?.lock(cause)
  }

  #inDoubt(): DoubtfulVault {
    if (!this.#doubtful) throw new Refused('NOT_IN_DOUBT')
    return this.#doubtful
  }

  #leaveDoubt(): void {
    this.#doubtful?.files.close()
    this.#doubtful = undefined
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
      content: opened?.session.content.inForce ? shownContent(opened.session.content.inForce) : null,
      mode: opened ? 'open' : this.#doubtful ? 'read_only' : 'locked',
      doubt: this.#doubtful?.doubt ?? null,
      notices: opened?.notices.map(n => n.kind) ?? [],
    }
  }
}

const os = implement(contract.vault).$context<CallContext>().use(wellFormed)

/** `takePath`: the one path behind a grant. */
export function vaultProcedures(door: VaultDoor, takePath: (grant: string) => string) {
  return {
    status: os.status.handler(() => door.status()),
    unlock: os.unlock.handler(async ({ input }) => {
      await door.unlock({ passphrase: input.passphrase, slot: input.slot })
      return door.status()
    }),
    accept: os.accept.handler(async ({ input }) => {
      await door.accept(input.because)
      return door.status()
    }),
    secure: os.secure.handler(({ input }) => door.secure(takePath(input.grant))),
    lock: os.lock.handler(({ input }) => {
      door.lock(input.cause)
      return { done: true as const }
    }),
  }
}
