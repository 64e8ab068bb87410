/** RTF documents: their words; embedded objects and fields that fetch something are flags, pictures stay in the original. */
import type { ParsedDocument, ParserReply, Warning } from '../../contract/parsed-document.ts'
import { IMP } from '../../contract/error-codes/intake.ts'
import { emptyDocument, read, type Claim } from './document.ts'
import { htmlToText } from './html.ts'
import { rtfToText, type RtfText } from './rtf-text.ts'
import { hasWords, tidy } from './text.ts'

export function readRtf(bytes: Uint8Array, claim: Claim): Promise<ParserReply> {
  const rtf = rtfToText(bytes)
  const { text, cuts } = tidy(rtf.isHtml ? htmlToText(rtf.text).text : rtf.text)
  const document: ParsedDocument = {
    ...emptyDocument('rtf', 'application/rtf', claim),
    text,
    hasText: hasWords(text),
    html: rtf.isHtml,
    charset: { declared: rtf.codePage, used: rtf.codePage },
    warnings: [...rtfWarnings(rtf), ...(cuts > 0 ? [{ code: IMP.binaryText, count: cuts }] : [])],
  }
  return Promise.resolve(read(document))
}

/** IMP-28 and IMP-39, where they apply. */
export function rtfWarnings(rtf: RtfText): Warning[] {
  const warnings: Warning[] = []
  if (rtf.hidden > 0) warnings.push({ code: IMP.hiddenText, count: rtf.hidden })
  if (rtf.active > 0) warnings.push({ code: IMP.officeActive, count: rtf.active })
  return warnings
}
