/** What signals say, pointed at: mentions and notes on exact passages. */
export { boundsOf, isEdtf, overlapOf, spanOf, type Bounds } from './edtf.ts'
export {
  detectCitizenNumbers,
  detectMentions,
  isCitizenNumber,
  phoneOf,
  placeKindOf,
  readBirthDate,
  type Detected,
  type DetectionContext,
} from './detect-mentions.ts'
export { inheritedOf } from './inherited.ts'
export { mentionsOf } from './mention-list.ts'
export {
  addMention,
  citizenNumbersIn,
  detectInSignal,
  rejectMention,
  setMentionRole,
  type NewMention,
} from './mentions.ts'
export { addNote, notesOf } from './notes.ts'
export { annotationProcedures, readingProcedures } from './procedures.ts'
export { findPassage, keepPassage, placeNow, type PassageWish } from './passages.ts'
export { getMention, mustSeeSignal, readingsOf } from './queries.ts'
export { scriptOf, type ScriptCode } from './scripts.ts'
export { reanchor, selectorOf, type Selector, type TextRange } from './selectors.ts'
export { annotationTables, type MentionKind, type MentionRole } from './tables.ts'
