import type { CatalogueOf } from '../catalogue.ts'
import type { tasksTexts as nl } from '../nl/tasks.ts'

export const tasksTexts: CatalogueOf<typeof nl> = {
  'tasks.title': 'My tasks',
}
