/** Origins: proposals with reasons, and the decisions of people that join them (R19–R23). */
import { decide, maySeeStream, type Session } from '../access/index.ts'
import { Refused } from '../contract/errors.ts'
import type { SharedPassage } from '../contract/origins.ts'
import { insertRecord, type Reader, type Tx } from '../vault/index.ts'
import { keepingOfSignal, mustBeVisible, q, stateOf } from './queries.ts'
import { nearlySame } from './near-text.ts'
import { passagesBetween } from './shared-passages.ts'
import { origin } from './tables.ts'

export type OriginReason =
  'same_message_id' | 'same_attachment' | 'same_reference' | 'near_identical_text' | 'stated_source'
export interface OriginProposal {
  readonly left: string
  readonly right: string
  readonly leftNumber: string
  readonly rightNumber: string
  readonly reasons: OriginReason[]
  readonly passages: SharedPassage[]
}

/** More pairs than anybody decides on in one go. */
const mostProposals = 1_000

interface Traces {
  readonly id: string
  readonly number: string
  readonly root: string
  readonly messageIds: ReadonlySet<string>
  readonly attachments: ReadonlySet<string>
  readonly references: ReadonlySet<string>
  /** What was read or typed, in order: the first is the message itself. */
  readonly texts: readonly { readonly extract: string; readonly text: string }[]
}

/** Pairs of signals that this user may see and that may repeat one origin, with reasons in a closed list. Nothing is joined here. */
export function originProposals(reader: Reader, session: Session, only?: string): OriginProposal[] {
  return repeating(reader, session, only).map(([left, right, reasons]) => ({
    left: left.id,
    right: right.id,
    leftNumber: left.number,
    rightNumber: right.number,
    reasons,
    passages: passagesBetween(reader, { signal: left.id, texts: left.texts }, { signal: right.id, texts: right.texts }),
  }))
}

function repeating(
  reader: Reader,
  session: Session,
  only: string | undefined,
): (readonly [Traces, Traces, OriginReason[]])[] {
  const all = tracesOf(reader, session)
  const found: (readonly [Traces, Traces, OriginReason[]])[] = []
  for (const [at, right] of all.entries()) {
    for (const left of all.slice(0, at)) {
      if (left.root === right.root || (only !== undefined && left.id !== only && right.id !== only)) continue
      const reasons = reasonsFor(left, right)
      // A reference alone is what a reply or a contra-indication carries too: it needs a second reason.
      if (reasons.some(r => r !== 'same_reference')) found.push([left, right, reasons])
      if (found.length === mostProposals) return found
    }
  }
  return found
}

function reasonsFor(left: Traces, right: Traces): OriginReason[] {
  const reasons: OriginReason[] = []
  if (meets(left.messageIds, right.messageIds)) reasons.push('same_message_id')
  if (meets(left.attachments, right.attachments)) reasons.push('same_attachment')
  if (meets(left.references, right.references)) reasons.push('same_reference')
  if (nearlySame(left.texts[0]?.text ?? '', right.texts[0]?.text ?? '')) reasons.push('near_identical_text')
  return reasons
}

function tracesOf(reader: Reader, session: Session): Traces[] {
  const signals = reader
    .all(
      q
        .selectFrom('visible_signal as s')
        .innerJoin('origin_root as r', 'r.origin', 's.origin')
        .select(['s.id', 's.number', 'r.root', 's.stream'])
        .orderBy('s.received_at')
        .orderBy('s.id'),
    )
    .filter(s => maySeeStream(reader, session.user, s.stream))
  return signals.map(s => {
    const extracts = reader.all(
      q
        .selectFrom('visible_extract')
        .select(['id as extract', 'text', 'structure'])
        .where('signal', '=', s.id)
        // What a program read proposes nothing before somebody confirmed it (R52).
        .where('reading', '!=', 'machine_read')
        .orderBy('hlc'),
    )
    const shas = reader.all(q.selectFrom('original').select(['sha256', 'parent', 'name']).where('owner', '=', s.id))
    const structures = extracts.map(e => unsafeStructure(e.structure))
    return {
      id: s.id,
      number: s.number,
      root: s.root,
      messageIds: new Set(structures.map(x => x.messageId).filter(x => typeof x === 'string')),
      attachments: new Set(shas.map(o => o.sha256)),
      references: new Set(extracts.flatMap(e => e.text.match(/\b[A-Z]{2}(?:-[A-Z]{2})?-\d{2,4}-\d{3,6}\b/g) ?? [])),
      texts: extracts.map(({ extract, text }) => ({ extract, text })),
    }
  })
}

/** A structure is ours, written by `register-signal.ts`. */
function unsafeStructure(json: string): { messageId?: string | null } {
  return JSON.parse(json) as { messageId?: string | null }
}

function meets(a: ReadonlySet<string>, b: ReadonlySet<string>): boolean {
  return [...a].some(x => b.has(x))
}

/** A person decides that two signals repeat one origin; the later one becomes a delivery of the earlier (R20, R21). */
export function joinOrigins(tx: Tx, session: Session, left: string, right: string, because: string): string {
  mustBeVisible(tx, left)
  mustBeVisible(tx, right)
  const rows = [left, right].map(id =>
    tx.get(q.selectFrom('signal').select(['id', 'origin', 'received_at', 'hlc']).where('id', '=', id)),
  )
  const [a, b] = rows
  if (!a || !b || a.id === b.id) throw new Refused('NOT_FOUND', { subject: left })
  const later = a.hlc > b.hlc ? a : b
  const keeping = keepingOfSignal(tx, session, later.id)
  tx.about('signal', later.id)
  const shown =
    repeating(tx, session, later.id)
      .find(([one, other]) => [one.id, other.id].includes(left) && [one.id, other.id].includes(right))?.[2]
      .join(',') ?? ''
  const decision = decide(tx, keeping, {
    kind: 'same_origin',
    shown,
    because,
    subjects: [
      { role: 'left', record: a.origin },
      { role: 'right', record: b.origin },
    ],
  })
  const state = stateOf(tx, later.id)
  if (state === 'received' || state === 'triage') {
    decide(tx, keeping, {
      kind: 'state',
      value: 'merged_origin',
      shown: 'duplicate_origin',
      because,
      subjects: [{ role: 'signal', record: later.id }],
    })
  }
  return decision
}

/** The origin of one statement, apart from its signal's (R23). */
export function setStatementOrigin(
  tx: Tx,
  session: Session,
  statement: string,
  originId: string,
  because: string,
): string {
  const row = tx.getSql('SELECT signal FROM visible_statement WHERE id = ?', [statement])
  const signal = row?.['signal']
  if (typeof signal !== 'string' || !tx.get(q.selectFrom('origin').select('id').where('id', '=', originId)))
    throw new Refused('NOT_FOUND', { subject: statement })
  tx.about('statement', statement)
  return decide(tx, keepingOfSignal(tx, session, signal), {
    kind: 'statement_origin',
    value: originId,
    because,
    subjects: [{ role: 'statement', record: statement }],
  })
}

export interface OriginWords {
  readonly signal: string
  readonly label: string
  readonly acquiredHow: 'own_observation' | 'told_by_person' | 'document' | 'open_source' | 'derived' | 'unknown'
  readonly acquiredOn?: string | undefined
  readonly protected: boolean
}

/** Says who saw or heard it first, as a role: a new origin record joined to the signal's own. */
export function describeOrigin(tx: Tx, session: Session, words: OriginWords): { origin: string; decision: string } {
  mustBeVisible(tx, words.signal)
  const row = tx.get(q.selectFrom('signal').select(['origin', 'sender_organisation']).where('id', '=', words.signal))
  if (!row) throw new Refused('NOT_FOUND', { subject: words.signal })
  tx.about('signal', words.signal)
  const keeping = keepingOfSignal(tx, session, words.signal)
  const made = insertRecord(tx, origin, keeping, {
    label: words.label,
    organisation: row.sender_organisation,
    acquired_how: words.acquiredHow,
    acquired_edtf: words.acquiredOn ?? null,
    protected: words.protected ? 1 : 0,
  })
  const decision = decide(tx, keeping, {
    kind: 'same_origin',
    shown: 'described',
    subjects: [
      { role: 'left', record: row.origin },
      { role: 'right', record: made },
    ],
  })
  return { origin: made, decision }
}
