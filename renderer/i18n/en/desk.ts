import type { CatalogueOf } from '../catalogue.ts'
import type { deskTexts as nl } from '../nl/desk.ts'

export const deskTexts: CatalogueOf<typeof nl> = {
  'draft.restored': 'Draft put back, kept on {moment}.',
  'draft.discard': 'Discard draft',
  'file.tooLong': 'This file is too large.',
  'copy.done': 'Copied with its marking. In 30 seconds it leaves the clipboard.',
  'copy.failed': 'Not copied. {why}',
}
