/**
 * A vault that is not in its newest state, or cannot be told to be: nothing of it is shown and nothing is written until somebody
 * accepts that with a reason (security design §5). Looking is logged (R62), and in doubt nothing can be.
 */
import { Locked, type ErrorCode } from '../contract/errors.ts'
import type { Doubt } from '../contract/vault.ts'
import {
  toBase64url,
  twelveGroups,
  type AnchorReadings,
  type AnchorRemark,
  type AnchorVerdict,
  type ChainFacts,
  type UnlockedFiles,
} from '../vault/index.ts'
import { mayRole } from './roles.ts'
import { roles } from './tables.ts'

type DoubtfulRemark = Extract<AnchorRemark, { kind: Doubt['kind'] }>

export interface DoubtfulVault {
  readonly files: UnlockedFiles
  readonly doubt: Doubt
  /** For the log: what the anchors hold that the vault does not. */
  readonly recorded: { readonly count: number; readonly head: string } | null
  readonly remarks: readonly AnchorRemark[]
}

const codeOfDoubt: Readonly<Record<Doubt['kind'], ErrorCode>> = {
  behind: 'VAULT_BEHIND',
  fork: 'VAULT_FORKED',
  'header-behind': 'VAULT_OLD_HEADER',
  'none-anywhere': 'VAULT_NO_ANCHOR',
}

/** Nothing when the anchors let the vault be opened. */
export function doubtOf(
  files: UnlockedFiles,
  verdict: AnchorVerdict,
  readings: AnchorReadings,
  chain: ChainFacts,
): DoubtfulVault | undefined {
  const { worst, remarks } = verdict
  if (!isDoubtful(worst)) return undefined
  const newest = [...readings.vault.records, ...readings.profile.records].sort((a, b) => b.count - a.count)[0]
  const doubt: Doubt = {
    kind: worst.kind,
    missing: Math.max(0, (newest?.count ?? 0) - chain.count),
    recordedAt: newest?.at ?? null,
    here: standing(chain.count, chain.headAt(chain.count)),
    recorded: newest ? standing(newest.count, newest.head) : null,
    // A fork has work on both sides: accepting one would forget the other.
    mayAccept: worst.kind !== 'fork' && mayManage(files),
  }
  const recorded = newest ? { count: newest.count, head: toBase64url(newest.head) } : null
  return { files, doubt, recorded, remarks: remarks.filter(remark => remark.kind !== 'equal') }
}

/** What unlocking then says. */
export function refusalOf({ doubt }: DoubtfulVault): Locked {
  return new Locked(codeOfDoubt[doubt.kind], { details: { missing: doubt.missing } })
}

function isDoubtful(remark: AnchorRemark): remark is DoubtfulRemark {
  return Object.hasOwn(codeOfDoubt, remark.kind)
}

function standing(count: number, head: Uint8Array | undefined): { count: number; groups: string } {
  return { count, groups: twelveGroups(head ?? new Uint8Array(32)) }
}

function mayManage(files: UnlockedFiles): boolean {
  const role = files.database.prepare('SELECT role FROM active_user WHERE slot = ?').get([files.slot.id])?.['role']
  return roles.some(known => known === role && mayRole(known, 'vault.manage'))
}
