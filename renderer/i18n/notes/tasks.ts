import type { NotesOf } from '../catalogue.ts'
import type { tasksTexts as nl } from '../nl/tasks.ts'

export const tasksNotes: NotesOf<typeof nl> = {
  'tasks.title': 'heading of the screen',
}
