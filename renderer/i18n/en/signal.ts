import type { CatalogueOf } from '../catalogue.ts'
import type { signalTexts as nl } from '../nl/signal.ts'

export const signalTexts: CatalogueOf<typeof nl> = {
  'signal.title': 'Signal',
}
