/** One signal as a screen shows it: text, originals, what its source demands, and what speaks against it at the same size (R16). */
import type { Session } from '../access/index.ts'
import { ExtractId, OriginalId, OriginId, RecordId, SignalId, TaskId } from '../contract/ids.ts'
import { Refused } from '../contract/errors.ts'
import type { SignalDetail } from '../contract/signals.ts'
import type { Reader, Tx } from '../vault/index.ts'
import { coveringOf } from './covered-names.ts'
import { gradesOf } from './grade-signal.ts'
import { lineOf } from './inbox-list.ts'
import { peopleOf } from './message-people.ts'
import { clusterOfOrigin } from './origin-cluster.ts'
import { partTreeOf } from './part-tree.ts'
import { keepingOfSignal, q } from './queries.ts'
import { signalRows } from './signal-list.ts'
import { answersOf, missingForCase } from './triage-signal.ts'

export function showSignal(reader: Reader, session: Session, id: string): SignalDetail {
  keepingOfSignal(reader, session, id)
  const row = reader.get(q.selectFrom('visible_signal').selectAll().where('id', '=', id))
  if (!row) throw new Refused('NOT_FOUND', { subject: id })
  const [common] = signalRows(reader, [row])
  if (!common) throw new Refused('NOT_FOUND', { subject: id })
  const line = lineOf(reader, id)
  const answers = answersOf(reader, id)
  const grades = gradesOf(reader, id)
  const handling = reader.get(
    q.selectFrom('current_handling').select(['code', 'assumed', 'marking']).where('signal', '=', id),
  )
  const covering = coveringOf(reader, [id])
  const extracts = extractsOf(reader, id, text => covering.cover(id, text))
  return {
    ...common,
    sentAt: row.sent_at,
    kind: answers.get('kind') ?? null,
    behaviour: answers.get('behaviour') ?? null,
    help: answers.get('help') ?? null,
    feedbackWanted: answers.get('feedback_wanted') ?? null,
    origin: originOf(reader, row.origin),
    handling: {
      code: handling?.code ?? 'H2',
      assumed: handling ? handling.assumed === 1 : true,
      marking: handling?.marking ?? 'unmarked',
    },
    conditions: conditionsOf(reader, id).map(c => ({ ...c, id: RecordId.parse(c.id) })),
    grades: { sender: gradeShape(grades.sender), own: gradeShape(grades.own) },
    extracts,
    reporterIn: extracts.flatMap(({ id: extract, text }) =>
      covering.rangesIn(id, text).map(range => ({ extract, ...range })),
    ),
    originals: originalsOf(reader, id),
    parts: partTreeOf(reader, id),
    deliveries: reader.all(
      q.selectFrom('delivery').select(['at', 'organisation', 'channel']).where('signal', '=', id).orderBy('at'),
    ),
    contradictedBy: linked(reader, id, 'contradicted', 'contradicting'),
    contradicts: linked(reader, id, 'contradicting', 'contradicted'),
    tasks: reader
      .all(q.selectFrom('open_task').select(['id', 'kind', 'what', 'due_on']).where('about', '=', id).orderBy('due_on'))
      .map(t => ({ id: TaskId.parse(t.id), kind: t.kind, what: t.what, dueOn: t.due_on })),
    endsAt: line.endsAt,
    laterUntil: line.later,
    missingForCase: missingForCase(reader, id),
  }
}

/** Takes the dot off its line in the list: this user opened it. */
export function markSeen(tx: Tx, signal: string): void {
  tx.runSql('INSERT INTO signal_seen (signal, user) VALUES (?, ?) ON CONFLICT DO NOTHING', [signal, tx.acting.user])
}

export interface ConditionInForce {
  readonly id: string
  readonly code: string
  readonly parameters: { readonly recipientKinds?: string[]; readonly purposes?: string[]; readonly date?: string }
  readonly text: string
}

export function conditionsOf(reader: Reader, signal: string): ConditionInForce[] {
  const rows = reader.all(
    q
      .selectFrom('active_condition')
      .select(['id', 'code', 'parameters', 'text'])
      .where('signal', '=', signal)
      .orderBy('id'),
  )
  return rows.map(row => ({ id: row.id, code: row.code, parameters: unsafeParameters(row.parameters), text: row.text }))
}

/** Signals on the other side of a contradiction in force (R16). */
export function linked(
  reader: Reader,
  id: string,
  own: 'contradicted' | 'contradicting',
  other: 'contradicted' | 'contradicting',
) {
  const rows = reader.all(
    q
      .selectFrom('decision_in_force as me')
      .innerJoin('decision_in_force as you', 'you.id', 'me.id')
      .innerJoin('visible_signal as s', 's.id', 'you.subject')
      .select(['s.id', 's.number', 's.title'])
      .distinct()
      .where('me.kind', '=', 'contradicts')
      .where('me.role', '=', own)
      .where('me.subject', '=', id)
      .where('you.role', '=', other)
      .orderBy('s.number'),
  )
  return rows.map(row => ({ id: SignalId.parse(row.id), number: row.number, title: row.title }))
}

/** The words for an origin: those last given to its cluster. */
function originOf(reader: Reader, id: string): SignalDetail['origin'] {
  const { root, label, organisation, isProtected } = describedOrigin(reader, id)
  return { id: OriginId.parse(id), root: OriginId.parse(root), label, organisation, protected: isProtected }
}

export interface DescribedOrigin {
  readonly root: string
  readonly label: string
  readonly organisation: string | null
  readonly acquiredHow: string
  readonly isProtected: boolean
}

export function describedOrigin(reader: Reader, id: string): DescribedOrigin {
  const ids = clusterOfOrigin(reader, id)
  const cluster = reader.all(
    q
      .selectFrom('origin as o')
      .select(['o.id', 'o.label', 'o.organisation', 'o.protected', 'o.acquired_how'])
      .where('o.id', 'in', ids)
      .orderBy('o.hlc', 'desc'),
  )
  const named = cluster.find(o => o.acquired_how !== 'unknown') ?? cluster.find(o => o.id === id) ?? cluster[0]
  const isProtected =
    cluster.some(o => o.protected === 1) ||
    reader.get(
      q
        .selectFrom('decision_in_force')
        .select('id')
        .where('kind', '=', 'origin_protected')
        .where(
          'subject',
          'in',
          cluster.map(o => o.id),
        )
        .limit(1),
    ) !== undefined
  return {
    root: ids[0] ?? id,
    label: named?.label ?? '',
    organisation: named?.organisation ?? null,
    acquiredHow: named?.acquired_how ?? 'unknown',
    isProtected,
  }
}

function extractsOf(reader: Reader, id: string, cover: (text: string) => string): SignalDetail['extracts'] {
  const rows = reader.all(
    q
      .selectFrom('visible_extract as e')
      .leftJoin('original as o', 'o.id', 'e.original')
      .select(['e.id', 'e.original', 'o.name', 'e.text', 'e.has_text', 'e.reading', 'e.charset_used', 'e.structure'])
      .where('e.signal', '=', id)
      .orderBy('e.hlc')
      .orderBy('e.id'),
  )
  return rows.map(row => ({
    id: ExtractId.parse(row.id),
    original: row.original === null ? null : OriginalId.parse(row.original),
    name: row.name ?? '',
    text: row.text,
    hasText: row.has_text === 1,
    reading: row.reading,
    charset: row.charset_used,
    people: peopleOf(row.structure, cover),
  }))
}

function originalsOf(reader: Reader, id: string): SignalDetail['originals'] {
  const rows = reader.all(
    q
      .selectFrom('original')
      .select(['id', 'parent', 'name', 'media_type', 'size_bytes', 'sha256', 'kept_as'])
      .where('owner', '=', id)
      .orderBy('hlc')
      .orderBy('id'),
  )
  return rows.map(row => ({
    id: OriginalId.parse(row.id),
    parent: row.parent === null ? null : OriginalId.parse(row.parent),
    name: row.name,
    mediaType: row.media_type,
    sizeBytes: row.size_bytes,
    sha256: row.sha256,
    keptAs: row.kept_as,
  }))
}

/** A stored grade as the contract says it; null for none. */
export function gradeShape(row: { source: string; information: string } | undefined): SignalDetail['grades']['own'] {
  const source = (['A', 'B', 'C', 'X'] as const).find(s => s === row?.source)
  const information = (['1', '2', '3', '4'] as const).find(i => i === row?.information)
  return source && information ? { source, information } : null
}

/** Parameters are ours, written by `conditions.ts` and `register-signal.ts`. */
function unsafeParameters(json: string): ConditionInForce['parameters'] {
  return JSON.parse(json) as ConditionInForce['parameters']
}
