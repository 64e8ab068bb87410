import type { NotesOf } from '../catalogue.ts'
import type { logTexts as nl } from '../nl/log.ts'

export const logNotes: NotesOf<typeof nl> = {
  'log.title': 'heading of the screen',
}
