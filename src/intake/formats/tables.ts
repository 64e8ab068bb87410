/**
 * Lists of persons in the tables of documents (R6, R7). A reader marks where a table begins and ends in its text; here each is looked at,
 * and one that is a list leaves the text. What is then kept of the document is its other words, and a stub in the place of the list.
 */
import type { ListContent, ParsedDocument, Warning } from '../../contract/parsed-document.ts'
import { IMP } from '../../contract/error-codes/intake.ts'
import type { CsvRecord } from './csv-records.ts'
import { emptyDocument } from './document.ts'
import { listStub } from './lists-inside.ts'
import { findHeadings, listFrom } from './person-list.ts'
import { receivedOf } from './sha256.ts'
import { hasWords, tidy } from './text.ts'

/** Code points that no text has (Unicode, noncharacters): around each outermost table, a row a line, cells parted by tabs. */
export const tableStart = '\ufdd0'
export const tableEnd = '\ufdd1'
const marks = /[\ufdd0\ufdd1]/g
const marked = /\ufdd0([^\ufdd0\ufdd1]*)\ufdd1/

/** Words from outside cannot pass for a mark. */
export function unmarked(text: string): string {
  return text.replace(marks, '\ufffd')
}

export function withoutMarks(text: string): string {
  return text.replace(marks, '')
}

export interface Table {
  readonly name: string
  readonly records: readonly CsvRecord[]
}

/** The list that a table is; null for any other table, undefined for one with more rows on offer than anybody could choose from. */
export function listIn({ records, name }: Table): ListContent | null | undefined {
  const place = findHeadings(records)
  const header = records[place]
  if (header === undefined) return null
  // Tables of documents leave out what is empty at the end of a row.
  const width = header.cells.length
  const body = records.slice(place + 1).map(({ cells, line }) => ({
    cells: [...cells, ...Array.from({ length: Math.max(0, width - cells.length) }, () => '')],
    line,
  }))
  return listFrom(header, body, name) ?? undefined
}

/** Fills in a text with marks. True when a list in it cannot be offered: then nothing of the document may stay (IMP-49). */
export async function fillFlow(document: ParsedDocument, text: string, bytes: Uint8Array): Promise<boolean> {
  const lists: ListContent[] = []
  const pieces = text.split(marked).map((piece, i) => {
    if (i % 2 === 0) return piece
    const records = piece
      .split('\n')
      .map((row, at) => ({ cells: row.split('\t').map(cell => cell.trim()), line: at + 1 }))
    const list = listIn({
      name: document.name,
      records: records.filter(({ cells }) => cells.some(cell => cell !== '')),
    })
    if (list === null) return piece
    lists.push(list ?? unreadableList)
    return ''
  })
  const { text: words, cuts } = tidy(pieces.join('').replace(marks, ''))
  document.text = words
  document.hasText = hasWords(words)
  if (cuts > 0) document.warnings.push({ code: IMP.binaryText, count: cuts })
  if (lists.includes(unreadableList)) return true
  await takeLists(document, lists, bytes)
  return false
}

const unreadableList: ListContent = {
  ...{ columns: [], remarks: [], records: 0, offered: [], notOffered: 0, malformed: [], warnings: [] },
}

/** A document that is nothing but one list is that list; else each list is a part of its own, and the document is rebuilt without. */
export async function takeLists(
  document: ParsedDocument,
  lists: readonly ListContent[],
  bytes: Uint8Array,
): Promise<void> {
  const [first, ...rest] = lists
  if (first === undefined) return
  if (rest.length === 0 && !document.hasText) {
    Object.assign(document, asList(document, first))
    return
  }
  const received = await receivedOf(bytes)
  const stubs: string[] = []
  for (const list of lists) {
    const claim = { name: document.name, declaredType: null, declaredCharset: null }
    const part = emptyDocument(document.format, document.mediaType, claim)
    document.children.push({ ...part, ...asList(part, list), role: 'embedded', received })
    stubs.push(new TextDecoder().decode(listStub(document.name, received, list.records)))
  }
  document.rebuilt = new TextEncoder().encode(`${document.text}\n\n${stubs.join('\n')}`)
}

export function asList(
  document: ParsedDocument,
  list: ListContent,
): Pick<ParsedDocument, 'list' | 'rows' | 'text' | 'warnings'> {
  const formulas = list.warnings.filter(warning => warning.kind === 'formula').length
  const warnings: Warning[] = [
    { code: IMP.list, count: list.offered.length, of: list.records },
    ...(list.malformed.length > 0
      ? [
          {
            code: IMP.csvRagged,
            at: list.malformed
              .slice(0, 20)
              .map(row => row.line)
              .join(', '),
            count: list.malformed.length,
          },
        ]
      : []),
    ...(formulas > 0 ? [{ code: IMP.csvFormula, count: formulas }] : []),
  ]
  return { list, rows: list.records, text: '', warnings: [...document.warnings, ...warnings] }
}
