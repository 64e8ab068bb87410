import type { NotesOf } from '../catalogue.ts'
import type { casesTexts as nl } from '../nl/cases.ts'

export const casesNotes: NotesOf<typeof nl> = {
  'cases.title': 'heading of the screen',
}
