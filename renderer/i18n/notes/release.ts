import type { NotesOf } from '../catalogue.ts'
import type { releaseTexts as nl } from '../nl/release.ts'

export const releaseNotes: NotesOf<typeof nl> = {
  'release.title': 'heading of the screen',
}
