import type { CatalogueOf } from '../catalogue.ts'
import type { packetTexts as nl } from '../nl/packet.ts'

export const packetTexts: CatalogueOf<typeof nl> = {
  'packet.title': 'Packet',
}
