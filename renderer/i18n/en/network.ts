import type { CatalogueOf } from '../catalogue.ts'
import type { networkTexts as nl } from '../nl/network.ts'

export const networkTexts: CatalogueOf<typeof nl> = {
  'network.title': 'Network',
}
