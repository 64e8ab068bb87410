/**
 * New recovery papers for an open vault (R84): drawn for who gives the passphrase, on paper first, and used only when one of them was read
 * back. Until then the former ones count; locking, a new master key or drawing again forgets what was drawn.
 */
import { latestOf } from '../audit/index.ts'
import { Refused } from '../contract/errors.ts'
import { confirmPassphrase, drawPapers, readShare, type DrawnPapers, type Tx } from '../vault/index.ts'
import type { Call } from './enforce.ts'
import type { OpenedVault } from './open-session.ts'

const renewed = 'vault.papers_renewed'

interface Waiting {
  readonly papers: DrawnPapers
  /** Which of the shares must be read back: 1 to 3. */
  readonly asked: number
}

export class PaperRenewal {
  #waiting: Waiting | undefined

  get wait(): boolean {
    return this.#waiting !== undefined
  }

  async draw(call: Call, { files, session }: OpenedVault, passphrase: string) {
    await confirmPassphrase(files, passphrase)
    this.forget()
    const set = setAfter(latestOf(session.reader, renewed, 0)?.count)
    const papers = await drawPapers(files, set)
    const asked = ((session.deps.ids.random(1)[0] ?? 0) % 3) + 1
    this.#waiting = { papers, asked }
    call.act(tx => tx.count(set))
    return { shares: [...papers.shares], readBack: asked, mark: markOf(files.vaultId) }
  }

  /** Throws a SHARE_… code for what was read back wrongly; then the papers still wait. NOTHING_PREPARED when none do. */
  async use(call: Call, { files }: OpenedVault, typed: string, because: string): Promise<void> {
    const waiting = this.#waiting
    if (!waiting) throw new Refused('NOTHING_PREPARED')
    requireReadBack({ id: files.vaultId, shares: waiting.papers.shares, asked: waiting.asked }, typed)
    await waiting.papers.use()
    this.forget()
    call.act((tx: Tx) => {
      tx.count(waiting.papers.set)
      tx.detail(because)
    })
  }

  forget(): void {
    this.#waiting?.papers.forget()
    this.#waiting = undefined
  }
}

/** The papers of the founding are set 1; each renewal counts its own. */
function setAfter(last: number | undefined): number {
  return (last ?? 1) + 1
}

/** On each paper, so that it is known to belong to this vault. */
export function markOf(vaultId: Uint8Array): string {
  const mark = Buffer.from(vaultId).toString('hex').toUpperCase().slice(0, 8)
  return `${mark.slice(0, 4)} ${mark.slice(4)}`
}

interface Papers {
  /** Of the vault. */
  readonly id: Uint8Array
  readonly shares: readonly string[]
  readonly asked: number
}

/** The share that was asked for, and of these papers: SHARE_… otherwise. */
export function requireReadBack({ id, shares, asked }: Papers, typed: string): void {
  const place = { kind: 'vault', id } as const
  const read = readShare(typed, place, asked)
  if (read.kind === 'wrong') throw new Refused(read.fault.code, { details: { ...read.fault.details } })
  const right = readShare(shares[asked - 1] ?? '', place, asked)
  if (right.kind === 'wrong' || right.share.x !== read.share.x || right.share.set !== read.share.set)
    throw new Refused('SHARE_OTHER', { details: { share: asked } })
}
