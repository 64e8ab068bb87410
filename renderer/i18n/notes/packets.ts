import type { NotesOf } from '../catalogue.ts'
import type { packetsTexts as nl } from '../nl/packets.ts'

export const packetsNotes: NotesOf<typeof nl> = {
  'packets.title': 'heading of the screen',
}
