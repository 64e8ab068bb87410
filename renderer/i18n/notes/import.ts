import type { NotesOf } from '../catalogue.ts'
import type { importTexts as nl } from '../nl/import.ts'

export const importNotes: NotesOf<typeof nl> = {
  'import.title': 'heading of the screen',
}
