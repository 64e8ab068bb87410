import type { CatalogueOf } from '../catalogue.ts'
import type { packetsTexts as nl } from '../nl/packets.ts'

export const packetsTexts: CatalogueOf<typeof nl> = {
  'packets.title': 'Packets',
}
