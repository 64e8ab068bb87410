/** What the screens read about signals that look related. */
import type { Session } from '../../access/index.ts'
import { mentionsOf, mustSeeSignal } from '../../annotation/index.ts'
import { Refused } from '../../contract/errors.ts'
import { ExtractId, SignalId } from '../../contract/ids.ts'
import type { Comparison, RelatedReason, RelatedSignal } from '../../contract/related.ts'
import { writeSignalKeys } from '../../entities/index.ts'
import { coveringBoth, describedOrigin, nearlySame, passagesBetween, repeatedIn } from '../../signals/index.ts'
import { instantOf, type Reader, type Tx } from '../../vault/index.ts'
import { q } from '../queries.ts'
import { pairsOf } from './pairs.ts'
import { samePersons } from './recorded-persons.ts'
import { reasonsBetween, speaksForOneOrigin, type FoundReason } from './reasons.ts'
import { decisionsBetween, settledBetween } from './settle.ts'
import { tracesOf } from './traces.ts'

const mostShown = 20
const mostReasons = 40

export function relatedTo(tx: Tx, session: Session, signal: string): { signals: RelatedSignal[]; more: number } {
  mustSeeSignal(tx, session, signal)
  writeSignalKeys(tx)
  const pairs = pairsOf(tx, session, signal, true)
  const { sender } = headOf(tx, signal)
  const shown = pairs.slice(0, mostShown).map(pair => {
    const head = headOf(tx, pair.signal)
    const cover = coveringBoth(tx, signal, pair.signal)
    return {
      ...head,
      title: cover(head.title),
      reasons: pair.reasons.slice(0, mostReasons).map(each => inPublic(each, cover)),
      otherSender: head.sender !== sender,
      mayShareOrigin: pair.mayShareOrigin,
    }
  })
  return { signals: shown, more: pairs.length - shown.length }
}

export function withRelated(tx: Tx, session: Session, signals: readonly SignalId[]): SignalId[] {
  writeSignalKeys(tx)
  return signals.filter(signal => pairsOf(tx, session, signal, false).length > 0)
}

/**
 * Two side by side, with the passages that their reasons speak of; also when there is none. A name that either protects is covered on both
 * sides: the same words beside it would tell it (R15).
 */
export function compareSignals(tx: Tx, session: Session, left: string, right: string): Comparison {
  mustSeeSignal(tx, session, left)
  mustSeeSignal(tx, session, right)
  if (left === right) throw new Refused('BAD_INPUT', { details: { field: 'right' } })
  writeSignalKeys(tx)
  const traces = tracesOf(tx, [left, right])
  const [one, other] = [traces.get(left), traces.get(right)]
  const recorded = samePersons(tx, left).get(right)
  const [leftTexts, rightTexts] = [textsOf(tx, left), textsOf(tx, right)]
  const isRepeated = nearlySame(leftTexts[0]?.text ?? '', rightTexts[0]?.text ?? '')
  const reasons: FoundReason[] = [
    ...(isRepeated ? [textReason] : []),
    ...(recorded ? [recorded] : []),
    ...(one && other ? reasonsBetween(one, other) : []),
  ]
  const settled = settledBetween(tx, left, right).not_same_origin
  const cover = coveringBoth(tx, left, right)
  return {
    left: covered(sideOf(tx, left, leftTexts, rightTexts, reasons, 'leftMentions'), cover),
    right: covered(sideOf(tx, right, rightTexts, leftTexts, reasons, 'rightMentions'), cover),
    reasons: reasons.slice(0, mostReasons).map(each => inPublic(each, cover)),
    passages: passagesBetween(tx, { signal: left, texts: leftTexts }, { signal: right, texts: rightTexts }),
    mayShareOrigin:
      originOf(tx, left) !== originOf(tx, right) &&
      reasons.some(each => speaksForOneOrigin(each.code) && !settled?.has(each.code)),
    earlier: decisionsBetween(tx, left, right).map(row => ({
      kind: row.kind,
      at: instantOf(row.hlc),
      by: tx.get(q.selectFrom('user').select('full_name').where('id', '=', row.author))?.full_name ?? '',
      because: row.because,
    })),
  }
}

const textReason: FoundReason = {
  code: 'nearly_same_text',
  left: '',
  right: '',
  leftMentions: [],
  rightMentions: [],
}

interface Text {
  readonly extract: ExtractId
  readonly name: string
  readonly text: string
}

function sideOf(
  reader: Reader,
  signal: string,
  texts: readonly Text[],
  others: readonly Text[],
  reasons: readonly FoundReason[],
  which: 'leftMentions' | 'rightMentions',
): Comparison['left'] {
  const places = new Map(mentionsOf(reader, signal).map(mention => [String(mention.id), mention.place]))
  const quoted = reasons.flatMap(reason =>
    reason[which].flatMap(mention => {
      const place = places.get(mention)
      return place ? [{ extract: place.extract, start: place.start, end: place.end, code: reason.code }] : []
    }),
  )
  const repeated = texts.flatMap(text =>
    others.flatMap(other =>
      repeatedIn(text.text, other.text).map(range => ({ extract: text.extract, ...range, code: textReason.code })),
    ),
  )
  return {
    ...headOf(reader, signal),
    origin: describedOrigin(reader, originOf(reader, signal)).label,
    texts: [...texts],
    marks: [...quoted, ...repeated].slice(0, 2_000),
  }
}

function covered(side: Comparison['left'], cover: (text: string) => string): Comparison['left'] {
  return {
    ...side,
    title: cover(side.title),
    texts: side.texts.map(each => ({ ...each, name: cover(each.name), text: cover(each.text) })),
  }
}

function textsOf(reader: Reader, signal: string): Text[] {
  const rows = reader.all(
    q
      .selectFrom('visible_extract as e')
      .leftJoin('original as o', 'o.id', 'e.original')
      .select(['e.id', 'e.text', 'o.name'])
      .where('e.signal', '=', signal)
      .where('e.has_text', '=', 1)
      .orderBy('e.hlc')
      .orderBy('e.id')
      .limit(100),
  )
  return rows.map(row => ({ extract: ExtractId.parse(row.id), name: row.name ?? '', text: row.text }))
}

function headOf(reader: Reader, signal: string) {
  const row = reader.get(
    q
      .selectFrom('visible_signal')
      .select(['id', 'number', 'title', 'state', 'origin', 'received_at', 'sender_organisation'])
      .where('id', '=', signal),
  )
  if (!row) throw new Refused('NOT_FOUND', { subject: signal })
  return {
    id: SignalId.parse(row.id),
    number: row.number,
    title: row.title,
    state: row.state,
    sender: row.sender_organisation,
    receivedAt: row.received_at,
    ownObservation: describedOrigin(reader, row.origin).acquiredHow === 'own_observation',
  }
}

function originOf(reader: Reader, signal: string): string {
  const origin = reader.get(q.selectFrom('visible_signal').select('origin').where('id', '=', signal))?.origin ?? ''
  return describedOrigin(reader, origin).root
}

function inPublic({ code, left, right }: FoundReason, cover: (text: string) => string): RelatedReason {
  return { code, left: cover(left), right: cover(right) }
}
