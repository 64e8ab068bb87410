/**
 * OpenDocument (ISO 26300): texts and presentations as their words, spreadsheets as rows of what each cell shows. Deleted words of tracked
 * changes are counted, scripts and links to elsewhere are flags, and a table that is a list of persons is offered as one (R6, R7).
 */
import type { DocumentFormat, ParserReply } from '../../contract/parsed-document.ts'
import { IMP } from '../../contract/error-codes/intake.ts'
import { limits } from '../limits.ts'
import { emptyDocument, read, refuse, type Claim, type Inside } from './document.ts'
import { withPackage, type OfficePackage } from './office-package.ts'
import { oneCell } from './sheet-text.ts'
import { fillFlow, tableEnd, tableStart, unmarked } from './tables.ts'
import type { XmlHandler } from './xml.ts'
import { fillSheets, type Sheet } from './xlsx.ts'

export const readOdt = (bytes: Uint8Array, claim: Claim, inside: Inside): Promise<ParserReply> =>
  withPackage(bytes, inside, office => readOdf(office, 'odt', 'application/vnd.oasis.opendocument.text', bytes, claim))

export const readOds = (bytes: Uint8Array, claim: Claim, inside: Inside): Promise<ParserReply> =>
  withPackage(bytes, inside, office =>
    readOdf(office, 'ods', 'application/vnd.oasis.opendocument.spreadsheet', bytes, claim),
  )

async function readOdf(
  office: OfficePackage,
  format: Extract<DocumentFormat, 'odt' | 'ods'>,
  mediaType: string,
  bytes: Uint8Array,
  claim: Claim,
): Promise<ParserReply> {
  const document = emptyDocument(format, mediaType, claim)
  if (isEncrypted(office)) return refuse(IMP.passwordNeeded)
  const words = new OdfWords()
  const [content] = office.named(/^content\.xml$/)
  office.read(content, words)
  if (content === undefined) return refuse(IMP.incomplete, false, { count: 0, of: 1 })
  const { parts, broken } = office
  const body = words.take()
  if (broken > 0) document.warnings.push({ code: IMP.incomplete, count: parts - broken, of: parts })
  const isRefused =
    format === 'ods'
      ? await fillSheets(document, words.sheets, [], bytes)
      : await fillFlow(document, [headersOf(office), body].filter(text => text !== '').join('\n\n'), bytes)
  if (isRefused) return refuse(IMP.listInDocument)
  if (words.hidden > 0) document.warnings.push({ code: IMP.hiddenText, count: words.hidden })
  const scripts = office.named(/^(Basic|Scripts)\/.+\.(xml|js|py|bsh|xlb)$/i).length
  if (scripts + words.active > 0) document.warnings.push({ code: IMP.officeActive, count: scripts + words.active })
  if (office.gapBytes > 0) document.warnings.push({ code: IMP.archiveGaps, count: office.gapBytes })
  return read(document)
}

function isEncrypted(office: OfficePackage): boolean {
  let found = false
  office.readIfAny('META-INF/manifest.xml', {
    open: name => {
      if (name === 'encryption-data') found = true
    },
  })
  return found
}

/** Headers and footers stand in the styles of pages. */
function headersOf(office: OfficePackage): string {
  const words = new OdfWords('master-styles')
  office.readIfAny('styles.xml', words)
  return words.take()
}

class OdfWords implements XmlHandler {
  readonly sheets: Sheet[] = []
  hidden = 0
  active = 0
  /** Only what lies inside this element counts. */
  readonly #within: string
  #lines: string[] = []
  #line = ''
  #tables = 0
  #cells: string[] = []
  #cell: { shown: string; repeated: number } | null = null
  #row = { line: 0, repeated: 1 }

  constructor(within = 'body') {
    this.#within = within
  }

  open(name: string, attributes: ReadonlyMap<string, string>, path: readonly string[]): void {
    switch (name) {
      case 'table':
        if (this.#tables++ > 0) break
        this.#endLine()
        this.#lines.push(tableStart)
        this.#row = { line: 0, repeated: 1 }
        this.sheets.push({
          ...{ name: attributes.get('name') ?? '', records: [], cuts: 0 },
          isHidden: attributes.get('visibility') === 'collapse' || attributes.get('display') === 'false',
        })
        break
      case 'table-row':
        if (this.#tables !== 1) break
        this.#cells = []
        this.#row = { line: this.#row.line + this.#row.repeated, repeated: times(attributes, 'number-rows-repeated') }
        break
      case 'table-cell':
      case 'covered-table-cell':
        if (this.#tables === 1)
          this.#cell = { shown: shownBy(attributes), repeated: times(attributes, 'number-columns-repeated') }
        break
      case 'tab':
        this.#line += this.#cell === null ? '\t' : ' '
        break
      case 'line-break':
        this.#line += this.#cell === null ? '\n' : ' '
        break
      case 's':
        this.#line += ' '.repeat(Math.min(1_000, times(attributes, 'c')))
        break
      case 'object-ole':
      case 'plugin':
      case 'applet':
      case 'dde-source':
      case 'dde-link':
      case 'event-listener':
        this.active++
        break
      default:
        if (name === 'a' || !path.includes(this.#within)) break
        if (/^https?:/i.test(attributes.get('href') ?? '') && /^(image|object|section-source)$/.test(name))
          this.active++
    }
  }

  text(text: string, path: readonly string[]): void {
    if (!path.includes(this.#within)) return
    if (path.includes('tracked-changes')) this.hidden += text.trim().length
    else if (path.some(element => element === 'p' || element === 'h')) this.#line += unmarked(text)
  }

  close(name: string): void {
    if (name === 'p' || name === 'h') {
      if (this.#cell === null) this.#endLine(true)
      else if (this.#line !== '') this.#line += ' '
    } else if ((name === 'table-cell' || name === 'covered-table-cell') && this.#tables === 1) this.#endCell()
    else if (name === 'table-row' && this.#tables === 1) this.#endRow()
    else if (name === 'table' && --this.#tables === 0) this.#lines.push(tableEnd)
  }

  take(): string {
    this.#endLine()
    return this.#lines
      .join('\n')
      .replace(/\ufdd0\n/g, tableStart)
      .replace(/\n\ufdd1/g, tableEnd)
      .replace(/\n{3,}/g, '\n\n')
      .trim()
  }

  #endLine(isParagraph = false): void {
    if (this.#line !== '' || isParagraph) this.#lines.push(this.#line.trimEnd())
    this.#line = ''
  }

  #endCell(): void {
    const shown = oneCell(this.#cell?.shown === '' ? this.#line.trim() : (this.#cell?.shown ?? ''))
    this.#line = ''
    // Programs repeat the last empty cell to the end of the sheet.
    const repeated =
      shown === '' ? Math.min(this.#cell?.repeated ?? 1, limits.csv.columns) : (this.#cell?.repeated ?? 1)
    for (let i = 0; i < repeated && this.#cells.length < limits.csv.columns; i++) this.#cells.push(shown)
    this.#cell = null
  }

  #endRow(): void {
    while (this.#cells.at(-1) === '') this.#cells.pop()
    const sheet = this.sheets.at(-1)
    if (this.#cells.length === 0 || sheet === undefined) return
    // The same row many times over is said once for each, within reason.
    for (let i = 0; i < Math.min(this.#row.repeated, 1_000); i++) {
      if (sheet.records.length >= limits.csv.rows) sheet.cuts++
      else sheet.records.push({ cells: this.#cells, line: this.#row.line + i })
      this.#lines.push(this.#cells.join('\t'))
    }
  }
}

/** Dates and truth values as they are stored; everything else as it is shown. */
function shownBy(attributes: ReadonlyMap<string, string>): string {
  const date = attributes.get('date-value')
  return date === undefined ? '' : date.replace(/T00:00:00(\.0+)?$/, '').replace('T', ' ')
}

function times(attributes: ReadonlyMap<string, string>, name: string): number {
  const number = Number(attributes.get(name) ?? 1)
  return Number.isInteger(number) && number > 0 ? number : 1
}
