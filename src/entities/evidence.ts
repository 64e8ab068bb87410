/** What can speak for or against two being the same: facts with the place each was read. Gathered elsewhere; judged in `reasons.ts`. */
import type { EntityKind } from './tables.ts'

export interface Fact {
  /** As written. */
  readonly surface: string
  /** In the form that is compared; equal to the surface where nothing is normalised. */
  readonly compared: string
  readonly mention: string
  readonly signal: string
}

export interface Evidence {
  /** An entity's root, or the mention of somebody not attached yet. */
  readonly id: string
  readonly type: 'entity' | 'mention'
  readonly kind: EntityKind
  readonly label: string
  /** Mentions of the person or thing itself, without its numbers. */
  readonly mentions: readonly Fact[]
  readonly signals: readonly string[]
  readonly vNumbers: readonly Fact[]
  readonly documentNumbers: readonly Fact[]
  readonly births: readonly Fact[]
  readonly contacts: readonly (Fact & { readonly kind: 'phone' | 'email' | 'social_handle' | 'iban' })[]
  readonly references: readonly Fact[]
  readonly plates: readonly Fact[]
}
