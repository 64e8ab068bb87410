import type { NotesOf } from '../catalogue.ts'
import type { caseTexts as nl } from '../nl/case.ts'

export const caseNotes: NotesOf<typeof nl> = {
  'case.title': 'heading of the screen',
  'case.state_open': 'state of a case',
  'case.state_review': 'state of a case',
  'case.state_closed': 'state of a case',
}
