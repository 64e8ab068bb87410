import type { NotesOf } from '../catalogue.ts'
import type { datesTexts as nl } from '../nl/dates.ts'

export const datesNotes: NotesOf<typeof nl> = {
  'dates.around': 'a date that a source gives roughly (EDTF ~); {date} is a day, month or year in words',
  'dates.maybe': 'a date that a source doubts (EDTF ?)',
  'dates.maybeAround': 'both doubtful and rough (EDTF %)',
  'dates.until': 'a period without a beginning',
  'dates.from': 'a period without an end',
  'dates.between': 'a period; both are dates in words',
}
