import type { NotesOf } from '../catalogue.ts'
import type { recipientsTexts as nl } from '../nl/recipients.ts'

export const recipientsNotes: NotesOf<typeof nl> = {
  'recipients.title': 'heading of the screen',
}
