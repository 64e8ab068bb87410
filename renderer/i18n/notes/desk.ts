import type { NotesOf } from '../catalogue.ts'
import type { deskTexts as nl } from '../nl/desk.ts'

export const deskNotes: NotesOf<typeof nl> = {
  'draft.restored': 'notice over a form that was filled with unfinished text; {moment} is a day and a time',
  'draft.discard': 'button in that notice; the form becomes empty',
  'file.tooLong': 'beside a button that reads a small file',
  'copy.done': 'said aloud and shown for a moment after copying text of a signal',
  'copy.failed': 'the same when the event could not be written; {why} is the reason',
}
