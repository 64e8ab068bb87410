import type { CatalogueOf } from '../catalogue.ts'
import type { logTexts as nl } from '../nl/log.ts'

export const logTexts: CatalogueOf<typeof nl> = {
  'log.title': 'Log',
}
