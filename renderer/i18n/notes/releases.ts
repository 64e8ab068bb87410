import type { NotesOf } from '../catalogue.ts'
import type { releasesTexts as nl } from '../nl/releases.ts'

export const releasesNotes: NotesOf<typeof nl> = {
  'releases.title': 'heading of the screen',
}
