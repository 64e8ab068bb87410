import type { CatalogueOf } from '../catalogue.ts'
import type { limitsTexts as nl } from '../nl/limits.ts'

export const limitsTexts: CatalogueOf<typeof nl> = {
  'limits.title': 'What Schakel does not do',
}
