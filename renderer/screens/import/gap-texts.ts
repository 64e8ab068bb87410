import type { Gap } from '../../../src/contract/imports.ts'

export const gapTexts = {
  files_not_read: 'import.gapFiles',
  refused: 'import.gapRefused',
  set_aside: 'import.gapSetAside',
  not_read: 'import.gapNot',
  partly_read: 'import.gapPartly',
  pages_not_read: 'import.gapPages',
  rows_not_read: 'import.gapRows',
  not_stored: 'import.gapStored',
} as const satisfies Record<Gap['kind'], string>
