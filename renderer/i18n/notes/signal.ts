import type { NotesOf } from '../catalogue.ts'
import type { signalTexts as nl } from '../nl/signal.ts'

export const signalNotes: NotesOf<typeof nl> = {
  'signal.title': 'heading of the screen',
}
