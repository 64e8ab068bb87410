import type { CatalogueOf } from '../catalogue.ts'
import type { releaseTexts as nl } from '../nl/release.ts'

export const releaseTexts: CatalogueOf<typeof nl> = {
  'release.title': 'Release',
}
