/**
 * Word documents (ECMA-376): entries from our own ZIP reader, text from the parts that a reader of the page would see. Headers stand
 * before the body and footers behind it, once each; macros, links to elsewhere and embedded objects are flags.
 */
import type { ParserReply } from '../../contract/parsed-document.ts'
import { IMP } from '../../contract/error-codes/intake.ts'
import { emptyDocument, read, refuse, type Claim, type Inside } from './document.ts'
import { WordText } from './docx-text.ts'
import { withPackage, type OfficePackage } from './office-package.ts'
import { fillFlow } from './tables.ts'

const mediaType = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'
/** In reading order. */
const textParts = [
  /^word\/header\d*\.xml$/,
  /^word\/document\d*\.xml$/,
  /^word\/(footnotes|endnotes|comments)\.xml$/,
  /^word\/footer\d*\.xml$/,
]

export function readDocx(bytes: Uint8Array, claim: Claim, inside: Inside): Promise<ParserReply> {
  return withPackage(bytes, inside, office => readWords(office, bytes, claim))
}

async function readWords(office: OfficePackage, bytes: Uint8Array, claim: Claim): Promise<ParserReply> {
  const document = emptyDocument('docx', mediaType, claim)
  const words = new WordText()
  const pieces: string[] = []
  for (const entry of textParts.flatMap(pattern => office.named(pattern))) {
    office.read(entry, words)
    pieces.push(words.take())
  }
  const { parts, broken } = office
  if (parts === 0 || broken === parts) return refuse(IMP.incomplete, false, { count: 0, of: Math.max(1, parts) })
  const isRefused = await fillFlow(document, pieces.filter(piece => piece !== '').join('\n\n'), bytes)
  if (broken > 0) document.warnings.push({ code: IMP.incomplete, count: parts - broken, of: parts })
  if (words.hidden > 0) document.warnings.push({ code: IMP.hiddenText, count: words.hidden })
  const active = words.commands + office.activeParts()
  if (active > 0) document.warnings.push({ code: IMP.officeActive, count: active })
  if (isRefused) return refuse(IMP.listInDocument)
  const { rebuilt } = document
  await office.addEmbedded(document, 'word/embeddings/')
  document.rebuilt = rebuilt ?? document.rebuilt
  if (office.gapBytes > 0) document.warnings.push({ code: IMP.archiveGaps, count: office.gapBytes })
  return read(document)
}
