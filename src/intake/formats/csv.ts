/** Delimiter-separated tables. A list of persons gives its offered rows and an otherwise empty document; any other table is text. */
import type { ParsedDocument, ParserReply, Warning } from '../../contract/parsed-document.ts'
import { IMP } from '../../contract/error-codes/intake.ts'
import { limits } from '../limits.ts'
import { decodeText, type Decoded } from './charset.ts'
import { csvRecords, findDelimiter, type Delimiter } from './csv-records.ts'
import { emptyDocument, read, refuse, type Claim } from './document.ts'
import { findListHeadings, isFormula, readPersonList, type ListHeadings } from './person-list.ts'
import { hasWords, textWarnings, tidy } from './text.ts'

export function readCsv(bytes: Uint8Array, claim: Claim): Promise<ParserReply> {
  return Promise.resolve(readDecoded(decodeText(bytes, claim.declaredCharset), claim))
}

export function readDecoded(decoded: Decoded, claim: Claim): ParserReply {
  const { text, cuts } = tidy(decoded.text)
  const headings = findListHeadings(text)
  return headings === null ? table(text, claim, decoded, cuts) : personList(text, headings, claim, decoded, cuts)
}

/** Nothing of the table itself: a text would carry every row past the choice (R6). */
function personList(text: string, headings: ListHeadings, claim: Claim, decoded: Decoded, cuts: number): ParserReply {
  const list = readPersonList(text, headings, claim.name)
  if (list === null) return refuse(IMP.tooLarge)
  const formulas = list.warnings.filter(warning => warning.kind === 'formula').length
  return read({
    ...emptyDocument('csv', 'text/csv', claim),
    charset: decoded.charset,
    rows: list.records,
    list,
    warnings: [
      { code: IMP.list, count: list.offered.length, of: list.records },
      ...ragged(list.malformed.map(row => row.line)),
      ...(formulas > 0 ? [{ code: IMP.csvFormula, count: formulas }] : []),
      ...textWarnings(decoded, cuts),
    ],
  })
}

function table(text: string, claim: Claim, decoded: Decoded, cuts: number): ParserReply {
  const facts = factsOf(text, findDelimiter(text) ?? ',')
  const document: ParsedDocument = {
    ...emptyDocument('csv', 'text/csv', claim),
    text,
    hasText: hasWords(text),
    charset: decoded.charset,
    rows: Math.max(0, facts.records - 1),
    warnings: [
      ...ragged(facts.odd),
      ...(facts.formulas > 0 ? [{ code: IMP.csvFormula, count: facts.formulas }] : []),
      ...textWarnings(decoded, cuts),
    ],
  }
  return facts.records > limits.csv.rows ? refuse(IMP.tooLarge) : read(document)
}

function factsOf(text: string, delimiter: Delimiter): { records: number; odd: number[]; formulas: number } {
  const facts: { records: number; odd: number[]; formulas: number } = { records: 0, odd: [], formulas: 0 }
  let columns = -1
  for (const record of csvRecords(text, delimiter)) {
    facts.records++
    if (facts.records > limits.csv.rows) break
    if (columns < 0) columns = record.cells.length
    if (record.cells.length !== columns || record.cells.length > limits.csv.columns) facts.odd.push(record.line)
    facts.formulas += record.cells.filter(isFormula).length
  }
  return facts
}

/** IMP-42 with the first twenty lines. */
function ragged(linesOff: readonly number[]): Warning[] {
  if (linesOff.length === 0) return []
  const named = linesOff.slice(0, 20).join(', ')
  return [{ code: IMP.csvRagged, at: linesOff.length > 20 ? `${named} …` : named, count: linesOff.length }]
}
