/**
 * The first run: a vault is prepared in memory, its three shares go on paper, and only when one of them has been read back is anything
 * written. Whoever stops before that leaves nothing behind; the papers are then worth nothing.
 */
import { implement } from '@orpc/server'
import { KLU } from '../contract/error-codes/vault.ts'
import { Refused } from '../contract/errors.ts'
import * as contract from '../contract/vault.ts'
import {
  isPlaceForVault,
  judgePassphrase,
  prepareVault,
  type Deps,
  type FilesDeps,
  type NewPassphrase,
  type PreparedVault,
} from '../vault/index.ts'
import { wellFormed, type CallContext } from './enforce.ts'
import { foundVault, type FirstUser } from './open-session.ts'
import { recoverVault, refusalOfShares, type RecoverInput } from './recover.ts'
import { markOf, requireReadBack } from './renew-papers.ts'
import type { VaultDoor } from './vault-procedures.ts'

interface Waiting {
  readonly prepared: PreparedVault
  readonly first: FirstUser
  /** Which of the shares must be read back: 1 to 3. */
  readonly asked: number
}

export interface FoundingDeps {
  readonly door: VaultDoor
  readonly deps: Deps
  readonly filesDeps: FilesDeps
  /** Cost of the passphrase; absent = calibrated on this machine. */
  readonly kdf: NewPassphrase['kdf']
}

/** A vault that waits for its paper to be read back, or none. */
export class Founding {
  #waiting: Waiting | undefined
  readonly #deps: FoundingDeps

  constructor(deps: FoundingDeps) {
    this.#deps = deps
  }

  async prepare({ name, fullName, passphrase }: FirstUser & { readonly passphrase: string }) {
    const { door, deps, filesDeps, kdf } = this.#deps
    if (door.opened || !isPlaceForVault(door.folder)) throw new Refused(KLU.folderNotEmpty)
    const prepared = await prepareVault({ passphrase, ownWords: [name, fullName], ...(kdf ? { kdf } : {}) }, filesDeps)
    this.forget()
    const asked = ((deps.ids.random(1)[0] ?? 0) % 3) + 1
    this.#waiting = { prepared, first: { name, fullName }, asked }
    return { shares: [...prepared.shares], readBack: asked, mark: markOf(prepared.vaultId) }
  }

  /** Throws a SHARE_… code for what was read back wrongly; then the vault still waits. */
  async found(typed: string): Promise<void> {
    const { door, deps } = this.#deps
    const waiting = this.#waiting
    if (!waiting) throw new Refused('NOTHING_PREPARED')
    const { vaultId, shares } = waiting.prepared
    requireReadBack({ id: vaultId, shares, asked: waiting.asked }, typed)
    this.#waiting = undefined
    door.adopt(await waiting.prepared.write(door.folder, files => foundVault(files, waiting.first, deps)))
  }

  /** The number of the new access. It signs nothing before its owner has a new certificate, and its first opening is in the log. */
  async recover(input: RecoverInput): Promise<number> {
    const { door, filesDeps, kdf } = this.#deps
    if (door.opened) throw new Refused(KLU.inUse)
    const outcome = await recoverVault(door.folder, { ...input, kdf }, filesDeps)
    if (outcome.kind === 'recovered') return outcome.slot.id
    throw refusalOfShares(outcome.faults[0])
  }

  forget(): void {
    this.#waiting?.prepared.forget()
    this.#waiting = undefined
  }
}

const os = implement(contract.vault).$context<CallContext>().use(wellFormed)

export function foundingProcedures(founding: Founding, door: VaultDoor) {
  return {
    judgePassphrase: os.judgePassphrase.handler(({ input }) => judgePassphrase(input.passphrase, input.ownWords)),
    prepare: os.prepare.handler(({ input }) => founding.prepare(input)),
    recover: os.recover.handler(async ({ input }) => {
      const slot = await founding.recover(input)
      return { ...door.status(), slot }
    }),
    found: os.found.handler(async ({ input }) => {
      await founding.found(input.share)
      return door.status()
    }),
  }
}
