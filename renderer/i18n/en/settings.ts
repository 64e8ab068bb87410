import type { CatalogueOf } from '../catalogue.ts'
import type { settingsTexts as nl } from '../nl/settings.ts'

export const settingsTexts: CatalogueOf<typeof nl> = {
  'settings.title': 'Settings',
}
