import type { NotesOf } from '../catalogue.ts'
import type { personTexts as nl } from '../nl/person.ts'

export const personNotes: NotesOf<typeof nl> = {
  'person.title': 'heading of the screen',
}
