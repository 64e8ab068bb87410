/** What comes back: a receipt code, a signed receipt, or a telephone call, which is weaker and shown so (R72, C3). */
import { decide, type Call, type Session } from '../access/index.ts'
import { Refused } from '../contract/errors.ts'
import { insertRecord, keyidOf, type Envelope, type Tx } from '../vault/index.ts'
import { signingKeyOf } from './certificates.ts'
import { latestCard } from './members.ts'
import { frozenJson, moveTo } from './packet-state.ts'
import { frozenLeaves, wholePacket, type FrozenLeaf } from './prepare.ts'
import { getPacket, mustBeIn, q } from './queries.ts'
import { readKeyCard } from './seal/key-card.ts'
import { isReceiptCode, openReceipt, readReceipt, receiptCode, type ReceiptVerdict } from './seal/receipt.ts'
import { findReceiptIdentity } from './sender.ts'
import { receipt } from './tables.ts'

export type NewReceipt =
  | { readonly kind: 'code'; readonly code: string; readonly verdict: ReceiptVerdict; readonly date: string }
  /** `SKR-*.age`, as the person chose it. */
  | { readonly kind: 'file'; readonly path: string }
  | { readonly kind: 'telephone'; readonly function: string; readonly verdict: ReceiptVerdict; readonly date: string }

export interface ReceiptOutcome {
  /** `telephone` is recorded and leaves the packet as it was. */
  readonly kind: 'signed' | 'code' | 'telephone'
  readonly verdict: ReceiptVerdict
  readonly confirmed: boolean
}

export async function addReceipt(call: Call, id: string, given: NewReceipt): Promise<ReceiptOutcome> {
  const { session, act } = call
  if (given.kind !== 'file') return act(tx => record(tx, session, id, given))
  const identity = findReceiptIdentity(session.reader)
  if (identity === undefined) throw new Refused('RECEIPT_WRONG', { subject: id })
  const envelope = await openReceipt(given.path, [identity])
  return act(tx => record(tx, session, id, { kind: 'signed', envelope }))
}

type Read = Exclude<NewReceipt, { kind: 'file' }> | { readonly kind: 'signed'; readonly envelope: Envelope }

function record(tx: Tx, session: Session, id: string, given: Read): ReceiptOutcome {
  const packet = getPacket(tx, session, id)
  mustBeIn(packet, 'sealed', 'delivered', 'receipted')
  const leaf = leafOf(tx, session, id)
  tx.about('packet', leaf.id)
  const read = readGiven(tx, leaf, given)
  const known = tx.all(q.selectFrom('receipt').select('code').where('packet', '=', leaf.id))
  if (read.mark !== null && known.some(r => r.code === read.mark))
    throw new Refused('RECEIPT_REPLAYED', { subject: leaf.id })
  insertRecord(tx, receipt, packet.keeping, {
    packet: leaf.id,
    kind: given.kind,
    verdict: read.verdict,
    on_date: read.date,
    by_function: given.kind === 'telephone' ? given.function : null,
    code: read.mark,
  })
  const confirmed = given.kind !== 'telephone' && read.verdict === 'ok'
  if (confirmed) {
    if (packet.state !== 'receipted') moveTo(tx, packet, 'receipted', undefined, [leaf.id])
    endReminders(tx, session, leaf.id)
  }
  return { kind: given.kind, verdict: read.verdict, confirmed }
}

/** A group's packet went out as several: each has a receipt of its own. */
function leafOf(tx: Tx, session: Session, id: string): FrozenLeaf {
  const leaf = frozenLeaves(tx, wholePacket(tx, session, id)).find(l => l.id === id)
  if (!leaf) throw new Refused('NOT_FOUND', { subject: id })
  return leaf
}

interface GivenReceipt {
  readonly verdict: ReceiptVerdict
  readonly date: string
  /** What shows that it came before: the code, or key and day of a signature. */
  readonly mark: string | null
}

function readGiven(tx: Tx, leaf: FrozenLeaf, given: Read): GivenReceipt {
  switch (given.kind) {
    case 'telephone':
      return { verdict: given.verdict, date: given.date, mark: null }
    case 'code': {
      const parts = { secret: frozenJson(leaf).receiptSecret, id: leaf.id, verdict: given.verdict, date: given.date }
      if (!isReceiptCode(given.code, parts)) throw new Refused('RECEIPT_WRONG', { subject: leaf.id })
      return { verdict: given.verdict, date: given.date, mark: receiptCode(parts) }
    }
    case 'signed': {
      const card = latestCard(tx, leaf.recipient)
      const key = card && signingKeyOf(readKeyCard(card.bytes).sig)
      if (!key) throw new Refused('RECEIPT_WRONG', { subject: leaf.id })
      const { verdict, date } = readReceipt(given.envelope, { id: leaf.id, tagmanifest: leaf.tagmanifest }, key)
      return { verdict, date, mark: `${keyidOf(key)} ${verdict} ${date}` }
    }
  }
}

function endReminders(tx: Tx, session: Session, id: string): void {
  const packet = getPacket(tx, session, id)
  const open = tx.all(
    q.selectFrom('open_task').select('id').where('about', '=', id).where('kind', '=', 'receipt_chase'),
  )
  for (const task of open)
    decide(tx, packet.keeping, {
      kind: 'task_done',
      because: 'ontvangst bevestigd',
      subjects: [{ role: 'task', record: task.id }],
    })
}
