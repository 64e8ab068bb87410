/**
 * Reading what a picture says by program (R52). The words are kept beside the picture, marked, and count for nothing – no names are
 * taken from them, no search finds them, no packet holds them – until a person has looked at them and confirmed.
 */
import type { Call, Session } from '../access/index.ts'
import { Refused } from '../contract/errors.ts'
import { ExtractId } from '../contract/ids.ts'
import type { RecognisedPage, RecognitionLanguage } from '../contract/recognition.ts'
import type { RecognitionEvent } from '../contract/signals.ts'
import { limits, type ParserPort } from '../intake/index.ts'
import { extract, insertRecord, type Reader, type Tx } from '../vault/index.ts'
import { refuseMarkedText } from './markings.ts'
import { keepingOfSignal, mustBeVisible, q } from './queries.ts'
import { owe } from './register-signal.ts'
import { writeTypedText } from './type-in-signal.ts'

export const recognitionEngine = 'tesseract-core 7.0.0'

export interface RecogniseWish {
  readonly signal: string
  readonly original?: string | undefined
  readonly languages: readonly RecognitionLanguage[]
}

/** A page that could not be read stays without words and is named so; the others are kept. Nothing is kept when it is broken off. */
export async function* recogniseOriginal(
  call: Call,
  parser: ParserPort,
  wish: RecogniseWish,
  signal: AbortSignal | undefined,
): AsyncGenerator<RecognitionEvent> {
  const { session } = call
  mustBeVisible(session.reader, wish.signal)
  keepingOfSignal(session.reader, session, wish.signal)
  const original = pictureOf(session.reader, wish)
  const bytes = session.originals.read(original)
  const pages: (RecognisedPage | null)[] = []
  let count = 1
  for (let page = 1; page <= Math.min(count, limits.recognition.pages); page += 1) {
    const reply = await parser.recognise(bytes, { page, languages: wish.languages }, signal)
    if (reply.kind === 'refusal' && page === 1) throw new Refused(reply.code, { subject: wish.signal })
    if (reply.kind === 'recognised') count = reply.pages
    pages.push(reply.kind === 'recognised' ? reply : null)
    yield { type: 'page', page, pages: Math.min(count, limits.recognition.pages) }
  }
  signal?.throwIfAborted()
  const made = call.act(tx => keepRecognised(tx, session, { ...wish, original }, pages))
  yield { type: 'done', extract: ExtractId.parse(made) }
}

function pictureOf(reader: Reader, wish: RecogniseWish): string {
  const rows = reader.all(
    q.selectFrom('visible_extract').select(['original', 'has_text', 'reading']).where('signal', '=', wish.signal),
  )
  const picture = rows.find(
    row => row.has_text === 0 && row.reading === 'read' && (wish.original ?? row.original) === row.original,
  )
  if (!picture || picture.original === null) throw new Refused('ALREADY_TEXT', { subject: wish.signal })
  return picture.original
}

function keepRecognised(
  tx: Tx,
  session: Session,
  wish: RecogniseWish & { readonly original: string },
  pages: readonly (RecognisedPage | null)[],
): string {
  const pageStarts: number[] = []
  const lines: object[] = []
  let text = ''
  for (const [at, page] of pages.entries()) {
    if (at > 0) text += '\n\n'
    pageStarts.push(text.length)
    for (const line of page?.lines ?? [])
      lines.push({ ...line, start: text.length + line.start, end: text.length + line.end, page: at + 1 })
    text += page?.text ?? ''
  }
  refuseMarkedText(session.codebooks, text)
  tx.about('signal', wish.signal)
  return insertRecord(tx, extract, keepingOfSignal(tx, session, wish.signal), {
    original: wish.original,
    subject_of: wish.signal,
    engine: recognitionEngine,
    text,
    structure: JSON.stringify({
      format: 'recognised',
      languages: wish.languages,
      pages: pages.length,
      pageStarts,
      confidences: pages.map(page => page?.confidence ?? null),
      lines,
    }),
    reading: 'machine_read',
    // Words that nobody has confirmed do not make the picture a readable one.
    has_text: 0,
  })
}

/** A person looked at the picture and says what it says: from here on the words count as typed over by hand. */
export function confirmReading(
  tx: Tx,
  session: Session,
  input: { readonly signal: string; readonly extract: string; readonly text: string },
): string {
  mustBeVisible(tx, input.signal)
  const read = tx.get(
    q
      .selectFrom('visible_extract')
      .select(['original', 'text', 'reading', 'structure'])
      .where('id', '=', input.extract)
      .where('signal', '=', input.signal),
  )
  if (read?.reading !== 'machine_read') throw new Refused('NOT_FOUND', { subject: input.extract })
  refuseMarkedText(session.codebooks, input.text)
  tx.about('signal', input.signal)
  const text = input.text.normalize('NFC').replaceAll('\r\n', '\n')
  const isCorrected = text !== read.text.trim()
  const id = writeTypedText(tx, keepingOfSignal(tx, session, input.signal), {
    signal: input.signal,
    original: read.original,
    text,
    reading: 'transcribed',
    structure: { format: 'transcribed', by: session.user.fullName, of: input.extract, isCorrected },
  })
  owe(tx, input.signal)
  return id
}
