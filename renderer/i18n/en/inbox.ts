import type { CatalogueOf } from '../catalogue.ts'
import type { inboxTexts as nl } from '../nl/inbox.ts'

export const inboxTexts: CatalogueOf<typeof nl> = {
  'inbox.title': 'Inbox',
}
