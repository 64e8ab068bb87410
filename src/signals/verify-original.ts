/** The bytes of what came in, against the hash that was taken when they came in. */
import type { Session } from '../access/index.ts'
import { IntegrityFailure } from '../contract/errors.ts'
import type { Reader } from '../vault/index.ts'
import { sha256Of } from './digests.ts'
import { keepingOfSignal, mustBeVisible, q } from './queries.ts'

/** `none`: typed in, or a list row, of which no bytes are kept (R7). */
export function verifyOriginal(reader: Reader, session: Session, signal: string): 'unchanged' | 'changed' | 'none' {
  mustBeVisible(reader, signal)
  keepingOfSignal(reader, session, signal)
  const row = reader.get(
    q
      .selectFrom('signal as s')
      .innerJoin('original as o', 'o.id', 's.original')
      .select(['o.id', 'o.sha256', 'o.kept_sha256', 'o.kept_as'])
      .where('s.id', '=', signal),
  )
  if (!row || row.kept_as === 'extract_only') return 'none'
  const bytes = readOrNull(session, row.id)
  const expected = row.kept_as === 'rebuilt' ? row.kept_sha256 : row.sha256
  return bytes && sha256Of(bytes) === expected ? 'unchanged' : 'changed'
}

function readOrNull(session: Session, original: string): Uint8Array | null {
  try {
    return session.originals.read(original)
  } catch (error) {
    if (error instanceof IntegrityFailure) return null
    throw error
  }
}
