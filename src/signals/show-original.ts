/** The bytes as received, for a person who may see the signal they belong to. Their digest is compared each time (R47). */
import type { Session } from '../access/index.ts'
import { Refused } from '../contract/errors.ts'
import type { Tx } from '../vault/index.ts'
import { sha256Of } from './digests.ts'
import { keepingOfSignal, q } from './queries.ts'

export function showOriginal(
  tx: Tx,
  session: Session,
  id: string,
): { name: string; mediaType: string; bytesBase64: string; intact: boolean } {
  const row = tx.get(
    q
      .selectFrom('original')
      .select(['name', 'media_type', 'owner', 'kept_as', 'sha256', 'kept_sha256'])
      .where('id', '=', id),
  )
  if (!row || row.kept_as === 'extract_only') throw new Refused('NOT_FOUND', { subject: id })
  const visible = tx.get(q.selectFrom('visible_signal').select('id').where('id', '=', row.owner))
  if (!visible) throw new Refused('NOT_FOUND', { subject: id })
  keepingOfSignal(tx, session, row.owner)
  tx.about('original', id)
  const bytes = session.originals.read(id)
  return {
    name: row.name,
    mediaType: row.media_type,
    bytesBase64: Buffer.from(bytes).toString('base64'),
    intact: sha256Of(bytes) === (row.kept_sha256 ?? row.sha256),
  }
}
