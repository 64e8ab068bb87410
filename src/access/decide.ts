/** Writing a decision: what a person chose, about which records, what stood on the screen, and why. */
import { Refused } from '../contract/errors.ts'
import { insertRecord, queriesOver, streamKeeping, type Keeping, type Tables, type Tx } from '../vault/index.ts'
import { decision, decisionSubject, type accessTables } from './tables.ts'

const q = queriesOver<Tables<typeof accessTables>>()

export interface NewDecision {
  readonly kind: string
  readonly value?: string
  /** Reasons for and against that were on the screen. */
  readonly shown?: string
  readonly because?: string
  readonly subjects: readonly { readonly role: string; readonly record: string }[]
}

export function decide(tx: Tx, keeping: Keeping, made: NewDecision): string {
  const id = insertRecord(
    tx,
    decision,
    keeping,
    { kind: made.kind, value: made.value ?? null, shown: made.shown ?? null, reverses: null },
    made.because === undefined ? {} : { because: made.because },
  )
  for (const subject of made.subjects)
    insertRecord(tx, decisionSubject, keeping, { decision: id, role: subject.role, record: subject.record })
  return id
}

/** Takes back a decision or a revocable tie: one more decision, nothing is deleted (R31). An undo itself is not undone: decide anew. */
export function reverse(tx: Tx, keeping: Keeping, record: string, because: string): string {
  if (tx.get(q.selectFrom('decision').select('id').where('reverses', '=', record)))
    throw new Refused('ALREADY_UNDONE', { subject: record })
  return insertRecord(tx, decision, keeping, { kind: 'undo', value: null, shown: null, reverses: record }, { because })
}

/** The keeping under which a decision was written. */
export function keepingOfDecision(
  tx: Tx,
  id: string,
): Keeping & { readonly kind: string; readonly reverses: string | null } {
  const row = tx.get(
    q.selectFrom('decision').select(['stream', 'owner', 'key_id', 'kind', 'reverses']).where('id', '=', id),
  )
  if (!row) throw new Refused('NOT_FOUND', { subject: id })
  return { ...streamKeeping(row), kind: row.kind, reverses: row.reverses }
}
