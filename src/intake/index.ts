/** Intake: channels bring bytes, the parser port says what they are. Nothing here judges or stores. */
export { Grants } from './channels/grants.ts'
export { listGranted, readGranted, type GrantedFile, type Incoming } from './channels/granted-files.ts'
export { describeDocument, type Described } from './describe-document.ts'
export { emptyDocument } from './formats/document.ts'
export { limits } from './limits.ts'
export type { Recognition } from './formats/recognise.ts'
export type { ParserPort } from './parser-port.ts'
export { readInParts } from './read-in-parts.ts'
