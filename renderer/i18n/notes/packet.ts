import type { NotesOf } from '../catalogue.ts'
import type { packetTexts as nl } from '../nl/packet.ts'

export const packetNotes: NotesOf<typeof nl> = {
  'packet.title': 'heading of the screen',
}
