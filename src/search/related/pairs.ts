/** The signals that may be related to one: found by keys, checked by reasons, without those that a person settled before (R39). */
import type { Session } from '../../access/index.ts'
import { maySeeStream } from '../../access/index.ts'
import { clusterOfOrigin, linked, nearlySame } from '../../signals/index.ts'
import type { Reader } from '../../vault/index.ts'
import { q } from '../queries.ts'
import { samePersons } from './recorded-persons.ts'
import { reasonsBetween, speaksForOneOrigin, type FoundReason } from './reasons.ts'
import { settledBetween } from './settle.ts'
import { keysOf, tracesOf, type Traces } from './traces.ts'

export interface RelatedPair {
  readonly signal: string
  readonly reasons: readonly FoundReason[]
  readonly mayShareOrigin: boolean
}

/** The newest so many that share a key: more than a person will ever compare with one signal. */
const mostCandidates = 60

/** Newest first. `withTexts` also compares the texts of those that have another reason already. */
export function pairsOf(reader: Reader, session: Session, signal: string, withTexts: boolean): RelatedPair[] {
  const own = tracesOf(reader, [signal]).get(signal)
  if (!own) return []
  const persons = samePersons(reader, signal)
  const candidates = visibleOnes(reader, session, signal, [...candidatesFor(reader, own), ...persons.keys()])
  const traces = tracesOf(reader, candidates)
  return candidates.flatMap(id => {
    const other = traces.get(id)
    if (!other) return []
    const recorded = persons.get(id)
    const found = [...(recorded ? [recorded] : []), ...reasonsBetween(own, other)]
    const reasons = withTexts && found.length > 0 ? [...textReason(reader, signal, id), ...found] : found
    const settled = settledBetween(reader, signal, id)
    const isNew = (kind: 'not_related' | 'not_same_origin', each: FoundReason) => !settled[kind]?.has(each.code)
    if (!reasons.some(each => isNew('not_related', each))) return []
    const mayShareOrigin = reasons.some(each => speaksForOneOrigin(each.code) && isNew('not_same_origin', each))
    return [{ signal: id, reasons, mayShareOrigin }]
  })
}

function candidatesFor(reader: Reader, own: Traces): string[] {
  const { certain, names } = keysOf(own)
  const byKey =
    certain.length === 0
      ? []
      : reader.all(
          q
            .selectFrom('signal_key')
            .select('signal')
            .distinct()
            .where('key', 'in', certain)
            .where('signal', '<>', own.signal)
            .orderBy('signal', 'desc')
            .limit(mostCandidates),
        )
  const byName =
    names.length === 0
      ? []
      : reader.all(
          q
            .selectFrom('signal_key')
            .select('signal')
            .where('key', 'in', names)
            .where('signal', '<>', own.signal)
            .groupBy(['signal', 'mention'])
            .having(eb => eb(eb.fn.countAll<number>(), '>=', 2))
            .orderBy('signal', 'desc')
            .limit(mostCandidates),
        )
  const files = [...own.files.keys()]
  const byFile =
    files.length === 0
      ? []
      : reader.all(
          q
            .selectFrom('original')
            .select('owner as signal')
            .distinct()
            .where('dup', 'in', files)
            .where('owner', '<>', own.signal)
            .orderBy('owner', 'desc')
            .limit(mostCandidates),
        )
  return [...new Set([...byKey, ...byName, ...byFile].map(row => row.signal))]
}

/** Visible to this user, of another origin, not contradicting: those stand above, at the same size (R16). Newest first. */
function visibleOnes(reader: Reader, session: Session, signal: string, ids: readonly string[]): string[] {
  if (ids.length === 0) return []
  const own = reader.get(q.selectFrom('visible_signal').select('origin').where('id', '=', signal))?.origin ?? ''
  const cluster = new Set(clusterOfOrigin(reader, own))
  const contradicting = new Set(
    [
      ...linked(reader, signal, 'contradicted', 'contradicting'),
      ...linked(reader, signal, 'contradicting', 'contradicted'),
    ].map(each => String(each.id)),
  )
  const rows = reader.all(
    q
      .selectFrom('visible_signal')
      .select(['id', 'origin', 'stream'])
      .where('id', 'in', [...new Set(ids)])
      .orderBy('received_at', 'desc')
      .orderBy('id', 'desc')
      .limit(mostCandidates),
  )
  return rows
    .filter(
      row => !cluster.has(row.origin) && !contradicting.has(row.id) && maySeeStream(reader, session.user, row.stream),
    )
    .map(row => row.id)
}

function textReason(reader: Reader, left: string, right: string): FoundReason[] {
  const [one, other] = [left, right].map(
    signal =>
      reader.get(
        q
          .selectFrom('visible_extract')
          .select('text')
          .where('signal', '=', signal)
          .where('has_text', '=', 1)
          .orderBy('hlc')
          .orderBy('id')
          .limit(1),
      )?.text ?? '',
  )
  return nearlySame(one ?? '', other ?? '')
    ? [{ code: 'nearly_same_text', left: '', right: '', leftMentions: [], rightMentions: [] }]
    : []
}
