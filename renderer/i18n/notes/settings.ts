import type { NotesOf } from '../catalogue.ts'
import type { settingsTexts as nl } from '../nl/settings.ts'

export const settingsNotes: NotesOf<typeof nl> = {
  'settings.title': 'heading of the screen',
}
