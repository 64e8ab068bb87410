import type { NotesOf } from '../catalogue.ts'
import type { limitsTexts as nl } from '../nl/limits.ts'

export const limitsNotes: NotesOf<typeof nl> = {
  'limits.title': 'heading of the screen',
}
