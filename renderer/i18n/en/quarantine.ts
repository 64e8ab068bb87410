import type { CatalogueOf } from '../catalogue.ts'
import type { quarantineTexts as nl } from '../nl/quarantine.ts'

export const quarantineTexts: CatalogueOf<typeof nl> = {
  'quarantine.title': 'Quarantine',
}
