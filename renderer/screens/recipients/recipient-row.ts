/** A line of the address book, as the contract gives it. */
import type { RecipientId } from '../../../src/contract/ids.ts'
import type { TagKind } from '../../components/tag.tsx'

export type KeyState = 'verified' | 'none' | 'unverified' | 'changed' | 'expired'

export interface RecipientRow {
  readonly id: RecipientId
  readonly kind: string
  readonly function: string
  readonly group: boolean
  readonly members: readonly RecipientId[]
  readonly key: KeyState
  readonly verifiedBy: number
  readonly verifiedByMe: boolean
  readonly groups: readonly string[]
  readonly classical: boolean
  readonly expiresAt: number | null
  readonly expiresSoon: boolean
  readonly requests: readonly string[]
}

/** The state of a key, which is work to be done; of nobody it is a judgement. */
export const keyKinds: Readonly<Record<KeyState, TagKind>> = {
  verified: 'ok',
  unverified: 'warn',
  changed: 'warn',
  expired: 'stop',
  none: 'stop',
}
