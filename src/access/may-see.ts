/** Who may see a stream: asked here and nowhere else (R4; team design §12.10). */
import { Refused } from '../contract/errors.ts'
import { queriesOver, type Reader, type Tables } from '../vault/index.ts'
import type { accessTables, Role } from './tables.ts'

/** Who looks. */
interface Looker {
  readonly id: string
  readonly role: Role
  readonly readsContent: boolean
}

interface Member {
  case_id: string
  user: string
}
const q = queriesOver<
  Tables<typeof accessTables> & { active_case_member: Member; case: { id: string; owner_user: string } }
>()

export function maySeeStream(reader: Reader, user: Looker, stream: string): boolean {
  if (user.role === 'coordinator') return stream !== 'source'
  // Who opened content for a request may have to find everything about somebody (R61); a reporter's name is none of it.
  if (user.role === 'privacy_officer') return user.readsContent && stream !== 'source'
  if (user.role !== 'liaison') return false
  if (stream === 'unit' || stream === 'inbox') return true
  return stream.startsWith('case:') && isMemberOfCase(reader, user.id, stream.slice('case:'.length))
}

export function isMemberOfCase(reader: Reader, user: string, caseId: string): boolean {
  if (ownerOfCase(reader, caseId) === user) return true
  return (
    reader.get(
      q.selectFrom('active_case_member').select('user').where('case_id', '=', caseId).where('user', '=', user),
    ) !== undefined
  )
}

/** Whose case it is: who opened it, or to whom it was handed over last. */
export function ownerOfCase(reader: Reader, caseId: string): string | undefined {
  const handed = reader.get(
    q
      .selectFrom('decision_in_force')
      .select('value')
      .where('kind', '=', 'case_owner')
      .where('subject', '=', caseId)
      .orderBy('hlc', 'desc')
      .orderBy('id', 'desc')
      .limit(1),
  )
  return handed?.value ?? reader.get(q.selectFrom('case').select('owner_user').where('id', '=', caseId))?.owner_user
}

/** Throws NOT_FOUND rather than "not allowed": that a case exists is itself something to know. */
export function mustSeeCase(reader: Reader, user: Looker, caseId: string): void {
  if (!maySeeStream(reader, user, `case:${caseId}`)) throw new Refused('NOT_FOUND', { subject: caseId })
}
