import type { NotesOf } from '../catalogue.ts'
import type { searchTexts as nl } from '../nl/search.ts'

export const searchNotes: NotesOf<typeof nl> = {
  'search.title': 'heading of the screen',
}
