import type { NotesOf } from '../catalogue.ts'
import type { inboxTexts as nl } from '../nl/inbox.ts'

export const inboxNotes: NotesOf<typeof nl> = {
  'inbox.title': 'heading of the screen',
}
