/**
 * Excel workbooks (ECMA-376): what each cell shows, sheet by sheet, with notes and the words of drawings and charts behind it. Nothing is
 * calculated; macros and links to elsewhere are flags. A sheet that is a list of persons is offered as one (R6, R7).
 */
import type { ListContent, ParsedDocument, ParserReply } from '../../contract/parsed-document.ts'
import { IMP } from '../../contract/error-codes/intake.ts'
import { emptyDocument, read, refuse, type Claim, type Inside } from './document.ts'
import { withPackage, type OfficePackage } from './office-package.ts'
import { isFormula } from './person-list.ts'
import { xlsxSheet, type CellFacts, type SheetWords } from './sheet-text.ts'
import { listIn, takeLists, unmarked } from './tables.ts'
import { hasWords, tidy } from './text.ts'

const mediaType = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

export function readXlsx(bytes: Uint8Array, claim: Claim, inside: Inside): Promise<ParserReply> {
  return withPackage(bytes, inside, office => readWorkbook(office, bytes, claim))
}

async function readWorkbook(office: OfficePackage, bytes: Uint8Array, claim: Claim): Promise<ParserReply> {
  const document = emptyDocument('xlsx', mediaType, claim)
  const book = bookOf(office)
  const facts = factsOf(office, book.from1904)
  const sheets: Sheet[] = []
  for (const entry of office.named(/^xl\/worksheets\/[^/]+\.xml$/)) {
    const words: SheetWords = { records: [], cuts: 0 }
    office.read(entry, xlsxSheet(facts, words))
    sheets.push({ ...(book.sheets.get(entry.name) ?? { name: '', isHidden: false }), ...words })
  }
  const beside = office
    .named(
      /^xl\/(drawings\/drawing|charts\/chart|chartsheets\/sheet|comments|threadedComments\/threadedComment)[^/]*\.xml$/,
    )
    .map(entry => plainWords(office, entry))
  const { parts, broken } = office
  if (broken === parts || (sheets.length === 0 && beside.length === 0))
    return refuse(IMP.incomplete, false, { count: 0, of: Math.max(1, parts) })
  if (broken > 0) document.warnings.push({ code: IMP.incomplete, count: parts - broken, of: parts })
  const isRefused = await fillSheets(document, sheets, beside, bytes)
  if (isRefused) return refuse(IMP.listInDocument)
  const active = office.activeParts() + office.named(/^xl\/externalLinks\/[^/]+\.xml$/).length
  if (active > 0) document.warnings.push({ code: IMP.officeActive, count: active })
  const { rebuilt, list } = document
  if (list === null) await office.addEmbedded(document, 'xl/embeddings/')
  document.rebuilt = rebuilt ?? document.rebuilt
  if (office.gapBytes > 0) document.warnings.push({ code: IMP.archiveGaps, count: office.gapBytes })
  return read(document)
}

export interface Sheet extends SheetWords {
  readonly name: string
  readonly isHidden: boolean
}

/** Sheets as text, rows as lines with tabs; hidden ones behind the others, and told (IMP-28). True: a list in it cannot be offered. */
export async function fillSheets(
  document: ParsedDocument,
  sheets: readonly Sheet[],
  beside: readonly string[],
  bytes: Uint8Array,
): Promise<boolean> {
  const lists: ListContent[] = []
  const texts: string[] = []
  let hidden = 0
  let formulas = 0
  for (const sheet of [...sheets.filter(each => !each.isHidden), ...sheets.filter(each => each.isHidden)]) {
    const list = listIn({ name: document.name, records: sheet.records })
    if (list === undefined) return true
    if (list !== null) {
      lists.push(list)
      continue
    }
    const rows = sheet.records.map(({ cells }) => cells.join('\t').trimEnd())
    if (rows.length === 0) continue
    if (sheet.isHidden) hidden += rows.join('').length
    formulas += sheet.records.reduce((sum, { cells }) => sum + cells.filter(isFormula).length, 0)
    texts.push([...(sheets.length > 1 && sheet.name !== '' ? [sheet.name] : []), ...rows].join('\n'))
  }
  const { text, cuts } = tidy([...texts, ...beside.filter(words => words !== '')].join('\n\n'))
  document.text = text
  document.hasText = hasWords(text)
  document.rows = sheets.reduce((sum, sheet) => sum + sheet.records.length, 0)
  const allCuts = sheets.reduce((sum, sheet) => sum + sheet.cuts, cuts)
  if (hidden > 0) document.warnings.push({ code: IMP.hiddenText, count: hidden })
  if (formulas > 0) document.warnings.push({ code: IMP.csvFormula, count: formulas })
  if (allCuts > 0) document.warnings.push({ code: IMP.binaryText, count: allCuts })
  await takeLists(document, lists, bytes)
  return false
}

interface Book {
  readonly sheets: Map<string, { name: string; isHidden: boolean }>
  from1904: boolean
}

/** Names of sheets by the part that holds them. */
function bookOf(office: OfficePackage): Book {
  const targets = new Map<string, string>()
  office.readIfAny('xl/_rels/workbook.xml.rels', {
    open: (name, attributes) => {
      const target = (attributes.get('Target') ?? '').replace(/^\/?(xl\/)?/, 'xl/')
      if (name === 'Relationship') targets.set(attributes.get('Id') ?? '', target)
    },
  })
  const book: Book = { sheets: new Map(), from1904: false }
  office.readIfAny('xl/workbook.xml', {
    open: (name, attributes) => {
      if (name === 'workbookPr') book.from1904 = /^(1|true)$/.test(attributes.get('date1904') ?? '')
      if (name !== 'sheet') return
      const isHidden = /^(hidden|veryHidden)$/.test(attributes.get('state') ?? '')
      book.sheets.set(targets.get(attributes.get('id') ?? '') ?? '', { name: attributes.get('name') ?? '', isHidden })
    },
  })
  return book
}

function factsOf(office: OfficePackage, from1904: boolean): CellFacts {
  const strings: string[] = []
  let open: string | null = null
  office.readIfAny('xl/sharedStrings.xml', {
    open: name => {
      if (name === 'si') open = ''
    },
    text: (text, path) => {
      if (open !== null && path.at(-1) === 't' && !path.includes('rPh')) open += text
    },
    close: name => {
      if (name !== 'si') return
      strings.push(open ?? '')
      open = null
    },
  })
  const custom = new Map<number, string>()
  const formats: number[] = []
  office.readIfAny('xl/styles.xml', {
    open: (name, attributes, path) => {
      const id = Number(attributes.get('numFmtId') ?? 0)
      if (name === 'numFmt') custom.set(id, attributes.get('formatCode') ?? '')
      if (name === 'xf' && path.at(-2) === 'cellXfs') formats.push(id)
    },
  })
  return { strings, from1904, isDate: style => showsDate(formats[style] ?? 0, custom) }
}

/** Built-in formats (18.8.30), or a code with days, months, years or hours outside its quotes. */
function showsDate(format: number, custom: ReadonlyMap<number, string>): boolean {
  const code = custom.get(format)
  if (code === undefined)
    return (
      (format >= 14 && format <= 22) ||
      (format >= 27 && format <= 36) ||
      (format >= 45 && format <= 47) ||
      (format >= 50 && format <= 58)
    )
  return /[dmyhs]/i.test(code.replace(/"[^"]*"|\\.|\[(?!h|m|s)[^\]]*\]|General/gi, ''))
}

/** Words of notes, drawings and charts, a paragraph a line. */
function plainWords(office: OfficePackage, entry: OfficePackage['files'][number]): string {
  const lines: string[] = []
  let line = ''
  const end = (): void => {
    if (line.trim() !== '') lines.push(line.trim())
    line = ''
  }
  office.read(entry, {
    text: (text, path) => {
      if (/^(t|v|text)$/.test(path.at(-1) ?? '')) line += unmarked(text)
    },
    close: name => {
      if (/^(p|pt|comment|tx|threadedComment|sp)$/.test(name)) end()
    },
  })
  end()
  return lines.join('\n')
}
