import type { CatalogueOf } from '../catalogue.ts'
import type { caseTexts as nl } from '../nl/case.ts'

export const caseTexts: CatalogueOf<typeof nl> = {
  'case.title': 'Case',
  'case.state_open': 'Open',
  'case.state_review': 'Under review',
  'case.state_closed': 'Closed',
}
