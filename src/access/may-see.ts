/** Who may see a stream: asked here and nowhere else (R4; team design §12.10). */
import { Refused } from '../contract/errors.ts'
import { queriesOver, type Reader } from '../vault/index.ts'
import type { Role } from './tables.ts'

interface Member {
  case_id: string
  user: string
}
const q = queriesOver<{ active_case_member: Member; case: { id: string; owner_user: string } }>()

export function maySeeStream(
  reader: Reader,
  user: { readonly id: string; readonly role: Role },
  stream: string,
): boolean {
  if (user.role === 'coordinator') return stream !== 'source'
  if (user.role !== 'liaison') return false
  if (stream === 'unit' || stream === 'inbox') return true
  return stream.startsWith('case:') && isMemberOfCase(reader, user.id, stream.slice('case:'.length))
}

export function isMemberOfCase(reader: Reader, user: string, caseId: string): boolean {
  const owner = reader.get(q.selectFrom('case').select('owner_user').where('id', '=', caseId))
  if (owner?.owner_user === user) return true
  return (
    reader.get(
      q.selectFrom('active_case_member').select('user').where('case_id', '=', caseId).where('user', '=', user),
    ) !== undefined
  )
}

/** Throws NOT_FOUND rather than "not allowed": that a case exists is itself something to know. */
export function mustSeeCase(reader: Reader, user: { readonly id: string; readonly role: Role }, caseId: string): void {
  if (!maySeeStream(reader, user, `case:${caseId}`)) throw new Refused('NOT_FOUND', { subject: caseId })
}
