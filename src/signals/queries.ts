/** Typed queries of this area, and the lookups that its commands share. */
import type { accessTables, Session } from '../access/index.ts'
import type { auditTables } from '../audit/index.ts'
import { mustSeeCase } from '../access/index.ts'
import { Refused } from '../contract/errors.ts'
import {
  prepared,
  queriesOver,
  streamKeeping,
  type Keeping,
  type Reader,
  type Tables,
  type vaultTables,
} from '../vault/index.ts'
import type { signalTables } from './tables.ts'

export const q = queriesOver<
  Tables<typeof signalTables> & Tables<typeof accessTables> & Tables<typeof auditTables> & Tables<typeof vaultTables>
>()

const keptAs = prepared((id: string) =>
  q.selectFrom('signal').select(['stream', 'owner', 'key_id']).where('id', '=', id),
)

/** The keeping of a signal: everything that is said about it lives and dies with it. Hidden signals are not found. */
export function keepingOfSignal(reader: Reader, session: Session, id: string): Keeping {
  const row = reader.get(keptAs(id))
  if (!row) throw new Refused('NOT_FOUND', { subject: id })
  if (row.stream.startsWith('case:')) mustSeeCase(reader, session.user, row.stream.slice('case:'.length))
  return streamKeeping(row)
}

export function mustBeVisible(reader: Reader, id: string): void {
  if (!reader.get(q.selectFrom('visible_signal').select('id').where('id', '=', id)))
    throw new Refused('NOT_FOUND', { subject: id })
}

export function stateOf(reader: Reader, id: string): Tables<typeof signalTables>['signal_state']['state'] {
  const row = reader.get(q.selectFrom('signal_state').select('state').where('signal', '=', id))
  if (!row) throw new Refused('NOT_FOUND', { subject: id })
  return row.state
}
