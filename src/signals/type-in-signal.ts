/** Phone, desk and transcription: text that a person typed (R52). */
import type { Session } from '../access/index.ts'
import { Refused } from '../contract/errors.ts'
import { insertRecord, newKeeping, type Tx } from '../vault/index.ts'
import { extract } from '../vault/index.ts'
import { refuseMarkedText } from './markings.ts'
import { nextNumber } from './numbers.ts'
import { keepingOfSignal, mustBeVisible, q } from './queries.ts'
import { readOut } from './read-out.ts'
import { newOrigin, owe, recordReadOut } from './register-signal.ts'
import { delivery, signal } from './tables.ts'

export interface TypedSignal {
  readonly channel: 'phone' | 'desk'
  readonly organisation?: string | undefined
  readonly title: string
  readonly text: string
}

/** A signal without an original: what was said, as typed. */
export function typeInSignal(tx: Tx, session: Session, typed: TypedSignal): { signal: string; number: string } {
  refuseMarkedText(session.codebooks, typed.title, typed.text)
  const id = tx.uuid7()
  const keeping = newKeeping(tx, 'inbox', id)
  const text = typed.text.normalize('NFC').replaceAll('\r\n', '\n')
  const read = readOut(session.codebooks, { senderAddress: null, fileName: '', title: typed.title, text })
  const organisation = typed.organisation ?? read.organisation
  const number = nextNumber(tx, session, 'signal')
  insertRecord(
    tx,
    signal,
    keeping,
    {
      number,
      title: typed.title,
      origin: newOrigin(tx, organisation, 'unknown'),
      received_at: tx.at,
      channel: typed.channel,
      sender_organisation: organisation,
      sender_reference: read.reference,
      sent_at: read.sentAt,
    },
    { id },
  )
  writeTypedText(tx, keeping, { signal: id, original: null, text, reading: 'typed', structure: { format: 'typed' } })
  insertRecord(tx, delivery, keeping, { signal: id, organisation, channel: typed.channel, at: tx.at })
  recordReadOut(tx, session, keeping, id, { ...read, organisation })
  owe(tx, id)
  tx.about('signal', id)
  return { signal: id, number }
}

/** Types over a picture without text: marked "overgetypt door …", the original untouched. A later transcription is a new extract. */
export function transcribe(
  tx: Tx,
  session: Session,
  input: {
    signal: string
    original?: string | undefined
    page: number
    text: string
    region?: string | undefined
  },
): string {
  mustBeVisible(tx, input.signal)
  refuseMarkedText(session.codebooks, input.text)
  const pictures = tx.all(
    q.selectFrom('visible_extract').select(['original', 'has_text', 'reading']).where('signal', '=', input.signal),
  )
  const picture = pictures.find(
    e => e.has_text === 0 && (input.original === undefined || e.original === input.original),
  )
  if (!picture) throw new Refused('ALREADY_TEXT', { subject: input.signal })
  tx.about('signal', input.signal)
  const keeping = keepingOfSignal(tx, session, input.signal)
  const id = writeTypedText(tx, keeping, {
    signal: input.signal,
    original: picture.original,
    text: input.text.normalize('NFC').replaceAll('\r\n', '\n'),
    reading: 'transcribed',
    structure: { format: 'transcribed', by: session.user.fullName, page: input.page, region: input.region },
  })
  owe(tx, input.signal)
  return id
}

export function writeTypedText(
  tx: Tx,
  keeping: Parameters<typeof insertRecord>[2],
  typed: {
    signal: string
    original: string | null
    text: string
    reading: 'typed' | 'transcribed'
    structure: Readonly<Record<string, unknown>>
  },
): string {
  return insertRecord(tx, extract, keeping, {
    original: typed.original,
    subject_of: typed.signal,
    engine: 'person',
    text: typed.text,
    structure: JSON.stringify(typed.structure),
    reading: typed.reading,
    has_text: 1,
  })
}
