import type { ImportSum, UnitKind } from '../../../src/contract/imports.ts'
import type { PlainKey } from '../../i18n/catalogue.ts'

interface KindRow {
  readonly kind: UnitKind
  readonly of: keyof ImportSum
  readonly text: PlainKey
  readonly means: PlainKey
}

/** In the order of the sum. */
export const kinds: readonly KindRow[] = [
  { kind: 'registered', of: 'registered', text: 'import.registered', means: 'import.registeredMeans' },
  { kind: 'list', of: 'lists', text: 'import.lists', means: 'import.listsMeans' },
  { kind: 'duplicate', of: 'duplicates', text: 'import.duplicates', means: 'import.duplicatesMeans' },
  { kind: 'quarantined', of: 'quarantined', text: 'import.quarantined', means: 'import.quarantinedMeans' },
  { kind: 'refused', of: 'refused', text: 'import.refused', means: 'import.refusedMeans' },
]
