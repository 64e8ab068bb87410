import type { CatalogueOf } from '../catalogue.ts'
import type { personTexts as nl } from '../nl/person.ts'

export const personTexts: CatalogueOf<typeof nl> = {
  'person.title': 'Person',
}
