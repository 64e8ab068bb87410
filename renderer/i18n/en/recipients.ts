import type { CatalogueOf } from '../catalogue.ts'
import type { recipientsTexts as nl } from '../nl/recipients.ts'

export const recipientsTexts: CatalogueOf<typeof nl> = {
  'recipients.title': 'Recipients',
}
