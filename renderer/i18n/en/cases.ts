import type { CatalogueOf } from '../catalogue.ts'
import type { casesTexts as nl } from '../nl/cases.ts'

export const casesTexts: CatalogueOf<typeof nl> = {
  'cases.title': 'Cases',
}
