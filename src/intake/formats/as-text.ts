/** Bytes as letters, because a person asks for it: whatever they are, and in the character set that the person chose (R49). */
import type { TextCharset } from '../../contract/charsets.ts'
import type { ParserReply } from '../../contract/parsed-document.ts'
import { IMP } from '../../contract/error-codes/intake.ts'
import { decodeAs } from './charset.ts'
import { readDecoded } from './csv.ts'
import { emptyDocument, read, type Claim } from './document.ts'
import { findListHeadings } from './person-list.ts'
import { hasWords, textWarnings, tidy } from './text.ts'

/** Nothing is followed, unpacked or guessed. The file stays what it is: only its text is marked as read so (IMP-52). */
export function readAsText(bytes: Uint8Array, claim: Claim, charset: TextCharset): ParserReply {
  const decoded = decodeAs(bytes, charset)
  const { text, cuts } = tidy(decoded.text)
  // A list of persons stays one, however it is asked for: rows are chosen, and nothing else of it is kept (R6, R7).
  if (findListHeadings(text) !== null) return readDecoded(decoded, claim)
  return read({
    ...emptyDocument('txt', 'application/octet-stream', claim),
    text,
    hasText: hasWords(text),
    charset: decoded.charset,
    warnings: [{ code: IMP.readAsText, at: charset }, ...textWarnings(decoded, cuts)],
  })
}
