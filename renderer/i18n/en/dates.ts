import type { CatalogueOf } from '../catalogue.ts'
import type { datesTexts as nl } from '../nl/dates.ts'

export const datesTexts: CatalogueOf<typeof nl> = {
  'dates.around': 'around {date}',
  'dates.maybe': 'possibly {date}',
  'dates.maybeAround': 'possibly around {date}',
  'dates.until': 'up to and including {date}',
  'dates.from': 'from {date}',
  'dates.between': '{from} – {until}',
}
