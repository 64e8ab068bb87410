/**
 * Puts what came in into the register as a new signal. Nothing is judged here: grading and "same origin" are decisions of
 * people. What the source says about its own information is recorded as it says it; silence is read strictly (R26).
 */
import type { Session } from '../access/index.ts'
import type { ParsedDocument } from '../contract/parsed-document.ts'
import { undescribedOrigin } from '../contract/signals.ts'
import { enqueue, insertRecord, newKeeping, type Keeping, type Tx } from '../vault/index.ts'
import { extract } from '../vault/index.ts'
import { keepOriginal, type ReceivedDocument } from './keep-original.ts'
import { nextNumber } from './numbers.ts'
import { readOut, type ReadOut } from './read-out.ts'
import { startClock } from './retention.ts'
import type { Channel } from './channel-tables.ts'
import { condition, delivery, grade, handling, origin, signal, triageAnswer } from './tables.ts'
import { addTask, daysAfter } from './tasks.ts'

export interface Arrival {
  readonly channel: Channel
  readonly label: string
}

export interface Registered {
  readonly signal: string
  readonly number: string
  readonly original: string
}

const engine = 'schakel-1'

export function registerSignal(tx: Tx, session: Session, received: ReceivedDocument, arrival: Arrival): Registered {
  const id = tx.uuid7()
  const keeping = newKeeping(tx, 'inbox', id)
  const { document } = received
  const kept = keepOriginal(tx, session, keeping, received)
  const title = titleOf(document) ?? arrival.label
  const read = readOut(session.codebooks, {
    senderAddress: document.from?.address ?? null,
    fileName: document.name || arrival.label,
    title,
    text: wholeText(document),
  })
  const originId = newOrigin(tx, read.organisation, 'unknown')
  const number = nextNumber(tx, session, 'signal')
  insertExtracts(tx, session, keeping, id, kept, received)
  recordReadOut(tx, session, keeping, id, read)
  // After its term and tasks: its line in the list is made once, not with each of them.
  insertRecord(
    tx,
    signal,
    keeping,
    {
      number,
      title,
      original: kept,
      origin: originId,
      received_at: tx.at,
      channel: arrival.channel,
      sender_organisation: read.organisation,
      sender_reference: read.reference,
      sent_at: document.date ?? read.sentAt,
    },
    { id },
  )
  insertRecord(tx, delivery, keeping, {
    signal: id,
    organisation: read.organisation,
    channel: arrival.channel,
    at: tx.at,
    message_id: document.messageId,
    original: kept,
  })
  owe(tx, id)
  return { signal: id, number, original: kept }
}

/** Its subject; else its first line, which says more than the name of a file; else that name. */
function titleOf({ subject, text, name }: ParsedDocument): string | undefined {
  const [firstLine] = text
    .split('\n')
    .map(line => line.trim())
    .filter(line => line !== '')
  const title = subject ?? firstLine?.slice(0, 120) ?? name
  return title === '' ? undefined : title
}

/** A new origin of its own, also for a forward: joining origins is a decision (R21). It outlives no one signal, so it has its own key. */
export function newOrigin(
  tx: Tx,
  organisation: string | null,
  how: 'unknown' | 'document',
  label = undescribedOrigin,
): string {
  const id = tx.uuid7()
  return insertRecord(
    tx,
    origin,
    newKeeping(tx, 'inbox', id),
    { label, organisation, acquired_how: how, protected: 0 },
    { id },
  )
}

/** Conditions, code, grade and tasks that the source's own words give; and the term for triage. */
export function recordReadOut(tx: Tx, session: Session, keeping: Keeping, id: string, read: ReadOut): void {
  insertRecord(tx, handling, keeping, {
    target: id,
    code: read.handling.code,
    marking: read.marking,
    assumed: read.handling.assumed ? 1 : 0,
    organisation: read.organisation,
  })
  for (const c of read.conditions) {
    const parameters = JSON.stringify({ recipientKinds: c.recipientKinds, purposes: c.purposes, date: c.date })
    insertRecord(tx, condition, keeping, {
      target: id,
      code: c.code,
      parameters,
      text: c.quote,
      organisation: read.organisation,
    })
  }
  if (read.givenGrade) insertRecord(tx, grade, keeping, { target: id, given_by: 'sender', ...read.givenGrade })
  if (read.feedbackWanted)
    insertRecord(tx, triageAnswer, keeping, { signal: id, question: 'feedback_wanted', value: 'yes' })
  if (read.handling.assumed)
    addTask(tx, keeping, {
      aboutType: 'signal',
      about: id,
      kind: 'ask_source',
      what: 'Vraag de bron naar de afhandelingscode',
      dueOn: daysAfter(tx, 5),
    })
  if (read.callBackOn)
    addTask(tx, keeping, {
      aboutType: 'signal',
      about: id,
      kind: 'call_back',
      what: 'Nabellen',
      dueOn: read.callBackOn,
    })
  startClock(tx, session, keeping, id, 'signal_untriaged')
}

/** The work that a new or newly read text owes. */
export function owe(tx: Tx, id: string): void {
  enqueue(tx, 'detect-mentions', id)
  enqueue(tx, 'index-text', id)
}

/** One extract for the document and one for each part that has an original of its own. A nested message is marked as such. */
function insertExtracts(
  tx: Tx,
  session: Session,
  keeping: Keeping,
  id: string,
  root: string,
  received: ReceivedDocument,
): void {
  const write = (document: ParsedDocument, original: string) => {
    insertRecord(tx, extract, keeping, {
      original,
      subject_of: id,
      engine,
      charset_declared: document.charset?.declared ?? null,
      charset_used: document.charset?.used ?? null,
      text: document.text,
      structure: structureOf(document),
      reading: 'read',
      has_text: document.hasText ? 1 : 0,
    })
  }
  write(received.document, root)
  const walk = (document: ParsedDocument, parent: string) => {
    for (const child of document.children) {
      if (!child.bytes && !child.list) continue
      const original = keepOriginal(tx, session, keeping, {
        document: child,
        bytes: child.bytes ?? new Uint8Array(),
        container: parent,
      })
      if (!child.list) write(child, original)
      walk(child, original)
    }
  }
  walk(received.document, root)
}

function structureOf(document: ParsedDocument): string {
  const {
    format,
    name,
    role,
    node,
    nodes,
    subject,
    date,
    from,
    to,
    cc,
    bcc,
    replyTo,
    messageId,
    references,
    language,
    pages,
    pageStarts,
    rows,
    refusal,
    warnings,
  } = document
  return JSON.stringify({
    ...partsIn(document),
    rows,
    refusal: refusal?.code ?? null,
    format,
    name,
    role,
    node,
    nodes,
    subject,
    date,
    from,
    to,
    cc,
    bcc,
    replyTo,
    messageId,
    references,
    language,
    pages,
    pageStarts,
    warnings,
  })
}

/** Parts that are kept with it, and parts that could not even be taken out of it: what the account of an import is checked against (R48). */
function partsIn({ children }: ParsedDocument): { parts: number; heldBack: number } {
  const parts = children.filter(child => child.bytes !== null || child.list !== null).length
  // A message that is refused is a unit with an outcome of its own.
  const heldBack = children.filter(child => child.bytes === null && child.list === null && child.role !== 'message')
  return { parts, heldBack: heldBack.length }
}

/** The document's own words and those of its attachments; a message inside speaks for itself. */
function wholeText(document: ParsedDocument): string {
  const parts = document.children.filter(child => !child.list).map(child => wholeText(child))
  return [document.text, ...parts].join('\n')
}
