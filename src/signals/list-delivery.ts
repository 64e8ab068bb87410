/** Lists: numbers are kept, rows only when a person takes them over, one by one with a theme (R6, R7, R22). */
import { createHmac } from 'node:crypto'
import type { Session } from '../access/index.ts'
import { SignalId } from '../contract/ids.ts'
import { Refused } from '../contract/errors.ts'
import type { ListContent, ListRow, ParsedDocument } from '../contract/parsed-document.ts'
import type { ListOffer } from '../contract/imports.ts'
import { canonicalBytes, insertRecord, keepingOf, newKeeping, type Reader, type Tx } from '../vault/index.ts'
import { extract } from '../vault/index.ts'
import { checkThemes } from './themes.ts'
import { nextNumber } from './numbers.ts'
import { recogniseOrganisation } from './partners.ts'
import { q } from './queries.ts'
import { newOrigin, owe, recordReadOut } from './register-signal.ts'
import { readOut } from './read-out.ts'
import type { Channel } from './channel-tables.ts'
import { delivery, listDelivery, signal, triageAnswer } from './tables.ts'

interface ListAt {
  readonly delivery: string
  readonly origin: string
  readonly organisation: string | null
}

/** Notes a delivery of a list: the same file again has the same origin. Returns its numbers, with what was taken before. */
export function registerList(
  tx: Tx,
  session: Session,
  document: ParsedDocument,
  sha256: string,
  channel: Channel,
): { delivery: string; offered: number; records: number; malformed: number; taken: number } {
  const { delivery } = noteDelivery(tx, document, sha256, channel)
  return { delivery, ...countTaken(tx, session, document) }
}

/** A list in numbers, with how many of the rows on offer are signals already. */
export function countTaken(
  reader: Pick<Reader, 'get'>,
  session: Session,
  document: ParsedDocument,
): { offered: number; records: number; malformed: number; taken: number } {
  const list = contentOf(document)
  const taken = list.offered.filter(row => takenAs(reader, session, row) !== null).length
  return { offered: list.offered.length, records: list.records, malformed: list.malformed.length, taken }
}

/** What a person may choose from: offered rows, those already taken marked. Nothing is written. */
export function offerOf(
  reader: Reader,
  session: Session,
  document: ParsedDocument,
  sha256: string,
  index: number,
): ListOffer {
  const list = contentOf(document)
  return {
    index,
    name: document.name,
    sha256,
    listOn: list.listOn ?? null,
    records: list.records,
    notOffered: list.notOffered,
    remarks: list.remarks,
    rows: list.offered.map(row => ({
      number: row.number,
      line: row.line,
      cells: row.cells,
      taken: takenAs(reader, session, row),
    })),
    malformed: list.malformed,
    warnings: list.warnings,
  }
}

/** Takes rows over. A row that is already a signal stays that signal. */
export function takeRows(
  tx: Tx,
  session: Session,
  document: ParsedDocument,
  sha256: string,
  channel: Channel,
  rows: readonly { readonly number: string; readonly themes: readonly string[] }[],
): { row: string; signal: SignalId; number: string }[] {
  const list = contentOf(document)
  const at = latestDelivery(tx, sha256) ?? noteDelivery(tx, document, sha256, channel)
  tx.about('list_delivery', at.delivery)
  tx.count(rows.length)
  return rows.map(({ number, themes }) => {
    checkThemes(session, themes)
    const row = list.offered.find(offered => offered.number === number)
    if (!row) throw new Refused('ROW_NOT_OFFERED', { details: { row: number } })
    const known = takenAs(tx, session, row)
    if (known) {
      const signalNumber = tx.get(q.selectFrom('signal').select('number').where('id', '=', known))?.number ?? ''
      return { row: number, signal: known, number: signalNumber }
    }
    return { row: number, ...takeRow(tx, session, document, list, row, themes, at, channel) }
  })
}

function takeRow(
  tx: Tx,
  session: Session,
  document: ParsedDocument,
  list: ListContent,
  row: ListRow,
  themes: readonly string[],
  at: ListAt,
  channel: Channel,
): { signal: SignalId; number: string } {
  const id = tx.uuid7()
  const keeping = newKeeping(tx, 'inbox', id)
  const number = nextNumber(tx, session, 'signal')
  const title = `Lijst ${document.name}, regel ${row.number}`
  const text = list.columns
    .filter(column => row.cells[column])
    .map(column => `${column}: ${row.cells[column] ?? ''}`)
    .join('\n')
  insertRecord(
    tx,
    signal,
    keeping,
    {
      number,
      title,
      origin: at.origin,
      received_at: tx.at,
      channel,
      sender_organisation: at.organisation,
      sent_at: list.listOn ?? null,
      list_delivery: at.delivery,
      line: row.line,
      row_number: row.number,
      row_mac: rowMac(session, row),
    },
    { id },
  )
  insertRecord(tx, extract, keeping, {
    subject_of: id,
    engine: 'schakel-1',
    charset_used: document.charset?.used ?? null,
    charset_declared: document.charset?.declared ?? null,
    text,
    structure: JSON.stringify({ format: 'csv', name: document.name, line: row.line, row: row.number }),
    reading: 'read',
    has_text: 1,
  })
  insertRecord(tx, delivery, keeping, {
    signal: id,
    list_delivery: at.delivery,
    organisation: at.organisation,
    channel,
    at: tx.at,
  })
  recordReadOut(tx, session, keeping, id, {
    ...readOut(session.codebooks, { senderAddress: null, fileName: document.name, title: '', text }),
    organisation: at.organisation,
  })
  insertRecord(tx, triageAnswer, keeping, { signal: id, question: 'theme', value: themes.join(',') })
  owe(tx, id)
  return { signal: SignalId.parse(id), number }
}

function latestDelivery(tx: Tx, sha256: string): ListAt | undefined {
  return tx.get(
    q
      .selectFrom('list_delivery')
      .select(['id as delivery', 'origin', 'organisation'])
      .where('file_sha256', '=', sha256)
      .orderBy('hlc', 'desc')
      .limit(1),
  )
}

function noteDelivery(tx: Tx, document: ParsedDocument, sha256: string, channel: Channel): ListAt {
  const list = contentOf(document)
  const organisation = recogniseOrganisation({
    senderAddress: null,
    fileName: document.name,
    title: document.name,
    text: '',
  })
  const before = tx.get(
    q.selectFrom('list_delivery').select('origin').where('file_sha256', '=', sha256).orderBy('hlc').limit(1),
  )
  const origin = before?.origin ?? newOrigin(tx, organisation, 'document', 'lijstlevering')
  const id = tx.uuid7()
  insertRecord(
    tx,
    listDelivery,
    newKeeping(tx, 'inbox', id),
    {
      origin,
      file_name: document.name,
      file_sha256: sha256,
      list_on: list.listOn ?? null,
      records: list.records,
      offered: list.offered.length,
      not_offered: list.notOffered,
      malformed: list.malformed.length,
      malformed_lines: JSON.stringify(list.malformed),
      organisation,
    },
    { id },
  )
  insertRecord(tx, delivery, keepingOf(tx, 'inbox', id), { list_delivery: id, organisation, channel, at: tx.at })
  return { delivery: id, origin, organisation }
}

/** Keyed, so that a row not taken leaves nothing that could be tried out. */
function rowMac(session: Session, row: ListRow): string {
  return createHmac('sha256', session.duplicateKey)
    .update('row\n')
    .update(canonicalBytes(row.cells))
    .digest('base64url')
}

function takenAs(reader: Pick<Reader, 'get'>, session: Session, row: ListRow): SignalId | null {
  const known = reader.get(q.selectFrom('signal').select('id').where('row_mac', '=', rowMac(session, row)).limit(1))
  return known ? SignalId.parse(known.id) : null
}

function contentOf(document: ParsedDocument): ListContent {
  if (!document.list) throw new Refused('NOT_FOUND')
  return document.list
}
