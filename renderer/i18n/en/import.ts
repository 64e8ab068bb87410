import type { CatalogueOf } from '../catalogue.ts'
import type { importTexts as nl } from '../nl/import.ts'

export const importTexts: CatalogueOf<typeof nl> = {
  'import.title': 'Import',
}
