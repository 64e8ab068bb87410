import type { NotesOf } from '../catalogue.ts'
import type { networkTexts as nl } from '../nl/network.ts'

export const networkNotes: NotesOf<typeof nl> = {
  'network.title': 'heading of the screen',
}
