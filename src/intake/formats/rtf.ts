/** RTF documents: their words; embedded objects and fields that fetch something are flags, pictures stay in the original. */
import type { ParserReply, Warning } from '../../contract/parsed-document.ts'
import { IMP } from '../../contract/error-codes/intake.ts'
import { emptyDocument, read, refuse, type Claim } from './document.ts'
import { htmlToText, htmlWarnings } from './html.ts'
import { rtfToText, type RtfText } from './rtf-text.ts'
import { fillFlow, takeLists } from './tables.ts'

export async function readRtf(bytes: Uint8Array, claim: Claim): Promise<ParserReply> {
  const rtf = rtfToText(bytes)
  const page = rtf.isHtml ? htmlToText(rtf.text) : null
  const charset = { declared: rtf.codePage, used: rtf.codePage }
  const document = { ...emptyDocument('rtf', 'application/rtf', claim), html: rtf.isHtml, charset }
  if (await fillFlow(document, page?.text ?? rtf.text, bytes)) return refuse(IMP.listInDocument)
  document.warnings.push(...rtfWarnings(rtf), ...(page === null ? [] : htmlWarnings(page)))
  const lists = (page?.lists ?? []).filter(list => list !== undefined)
  if (lists.length < (page?.lists.length ?? 0)) return refuse(IMP.listInDocument)
  await takeLists(document, lists, bytes)
  return read(document)
}

/** IMP-28 and IMP-39, where they apply. */
function rtfWarnings(rtf: RtfText): Warning[] {
  const warnings: Warning[] = []
  if (rtf.hidden > 0) warnings.push({ code: IMP.hiddenText, count: rtf.hidden })
  if (rtf.active > 0) warnings.push({ code: IMP.officeActive, count: rtf.active })
  return warnings
}
