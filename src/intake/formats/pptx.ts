/** PowerPoint presentations (ECMA-376): the words of each slide, its notes and its remarks, in the order of the slides. */
import type { ParserReply } from '../../contract/parsed-document.ts'
import { IMP } from '../../contract/error-codes/intake.ts'
import { emptyDocument, read, refuse, type Claim, type Inside } from './document.ts'
import { withPackage, type OfficePackage } from './office-package.ts'
import { oneCell } from './sheet-text.ts'
import { fillFlow, tableEnd, tableStart } from './tables.ts'
import type { XmlHandler } from './xml.ts'

const mediaType = 'application/vnd.openxmlformats-officedocument.presentationml.presentation'
const textParts = [
  /^ppt\/slides\/[^/]+\.xml$/,
  /^ppt\/(charts|diagrams\/data)[^/]*\/?[^/]*\.xml$/,
  /^ppt\/notesSlides\/[^/]+\.xml$/,
  /^ppt\/comments\/[^/]+\.xml$/,
]

export function readPptx(bytes: Uint8Array, claim: Claim, inside: Inside): Promise<ParserReply> {
  return withPackage(bytes, inside, async office => {
    const document = emptyDocument('pptx', mediaType, claim)
    const pieces = textParts.flatMap(pattern => office.named(pattern)).map(entry => slideWords(office, entry))
    const { parts, broken } = office
    if (parts === 0 || broken === parts) return refuse(IMP.incomplete, false, { count: 0, of: Math.max(1, parts) })
    if (broken > 0) document.warnings.push({ code: IMP.incomplete, count: parts - broken, of: parts })
    if (await fillFlow(document, pieces.filter(piece => piece !== '').join('\n\n'), bytes))
      return refuse(IMP.listInDocument)
    document.pages = office.named(/^ppt\/slides\/[^/]+\.xml$/).length
    const active = office.activeParts()
    if (active > 0) document.warnings.push({ code: IMP.officeActive, count: active })
    const { rebuilt } = document
    await office.addEmbedded(document, 'ppt/embeddings/')
    document.rebuilt = rebuilt ?? document.rebuilt
    if (office.gapBytes > 0) document.warnings.push({ code: IMP.archiveGaps, count: office.gapBytes })
    return read(document)
  })
}

function slideWords(office: OfficePackage, entry: OfficePackage['files'][number]): string {
  const lines: string[] = []
  let line = ''
  let cells: string[] | null = null
  const handler: XmlHandler = {
    open: name => {
      if (name === 'tbl') lines.push(tableStart)
      if (name === 'tr') cells = []
      if (name === 'br') line += '\n'
    },
    text: (text, path) => {
      if (/^(t|v|text)$/.test(path.at(-1) ?? '')) line += text
    },
    close: name => {
      if (name === 'tc') {
        cells?.push(oneCell(line.trim()))
        line = ''
      } else if (name === 'tr') {
        lines.push((cells ?? []).join('\t'))
        cells = null
      } else if (name === 'tbl') lines.push(tableEnd)
      else if (/^(p|pt|cm)$/.test(name) && cells === null) {
        if (line.trim() !== '') lines.push(oneCell(line.trim()))
        line = ''
      } else if (name === 'p') line += ' '
    },
  }
  office.read(entry, handler)
  return lines
    .join('\n')
    .replace(/\ufdd0\n/g, tableStart)
    .replace(/\n\ufdd1/g, tableEnd)
}
