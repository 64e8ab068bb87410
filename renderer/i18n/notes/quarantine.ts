import type { NotesOf } from '../catalogue.ts'
import type { quarantineTexts as nl } from '../nl/quarantine.ts'

export const quarantineNotes: NotesOf<typeof nl> = {
  'quarantine.title': 'heading of the screen',
}
