import type { CatalogueOf } from '../catalogue.ts'
import type { releasesTexts as nl } from '../nl/releases.ts'

export const releasesTexts: CatalogueOf<typeof nl> = {
  'releases.title': 'For release',
}
