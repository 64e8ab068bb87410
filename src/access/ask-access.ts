/** Asking for what one's role does not allow: a request with a reason, which waits for the coordinator (R4). It opens nothing by itself. */
import type { AccessAsked } from '../contract/vault.ts'
import { Refused } from '../contract/errors.ts'
import { DecisionId } from '../contract/ids.ts'
import { instantOf, keepingOf, queriesOver, type Reader, type Tables, type Tx } from '../vault/index.ts'
import { decide } from './decide.ts'
import type { accessTables } from './tables.ts'

const q = queriesOver<Tables<typeof accessTables>>()
const kinds = { asked: 'access_asked', answered: 'access_answered' } as const
const mostListed = 200

export function askAccess(tx: Tx, place: string, because: string): DecisionId {
  const open = tx.get(openRequests().select('d.id').where('d.author', '=', tx.acting.user).where('d.value', '=', place))
  if (open) return DecisionId.parse(open.id)
  const asked = decide(tx, keepingOf(tx, 'unit', 'unit'), {
    kind: kinds.asked,
    value: place,
    because,
    subjects: [{ role: 'user', record: tx.acting.user }],
  })
  tx.about('decision', asked)
  return DecisionId.parse(asked)
}

export function accessAsked(reader: Reader): AccessAsked[] {
  return reader
    .all(
      openRequests()
        .innerJoin('active_user as u', 'u.id', 'd.author')
        .select(['d.id', 'd.value', 'd.because', 'd.hlc', 'u.full_name', 'u.role'])
        .orderBy('d.hlc')
        .limit(mostListed),
    )
    .map(row => ({
      id: DecisionId.parse(row.id),
      by: row.full_name,
      role: row.role,
      place: row.value ?? '',
      because: row.because ?? '',
      at: instantOf(row.hlc),
    }))
}

/** NOT_FOUND for what was answered already. */
export function answerAccess(tx: Tx, asked: DecisionId, because: string): void {
  if (!tx.get(openRequests().select('d.id').where('d.id', '=', asked)))
    throw new Refused('NOT_FOUND', { subject: asked })
  tx.about('decision', asked)
  decide(tx, keepingOf(tx, 'unit', 'unit'), {
    kind: kinds.answered,
    because,
    subjects: [{ role: 'asked', record: asked }],
  })
}

function openRequests() {
  return q
    .selectFrom('decision as d')
    .where('d.kind', '=', kinds.asked)
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('decision_in_force as a')
            .select('a.id')
            .whereRef('a.subject', '=', 'd.id')
            .where('a.kind', '=', kinds.answered),
        ),
      ),
    )
}
