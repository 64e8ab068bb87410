import type { RecipientId } from '../../../src/contract/ids.ts'

export interface RecipientRow {
  readonly id: RecipientId
  readonly kind: string
  readonly function: string
  readonly group: boolean
  readonly members: readonly RecipientId[]
  readonly requests: readonly string[]
}
