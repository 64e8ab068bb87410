import type { CatalogueOf } from '../catalogue.ts'
import type { searchTexts as nl } from '../nl/search.ts'

export const searchTexts: CatalogueOf<typeof nl> = {
  'search.title': 'Search',
}
