/** What is not read here: kept as it is, with its kind named. An image has no words of its own (R52). */
import type { ParserReply } from '../../contract/parsed-document.ts'
import type { Choice } from './choose-format.ts'
import { emptyDocument, read, type Claim } from './document.ts'

export function keepUnread(choice: Extract<Choice, { kind: 'keep' }>, claim: Claim): ParserReply {
  const document = emptyDocument(choice.format, choice.mediaType, claim)
  return read(choice.code === null ? document : { ...document, warnings: [{ code: choice.code }] })
}
