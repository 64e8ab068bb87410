/** The words behind a line of the log, for who can open them. */
import { openDetail, type auditTables } from '../audit/index.ts'
import { queriesOver, type Tables } from '../vault/index.ts'
import type { OpenedVault } from './open-session.ts'

const q = queriesOver<Tables<typeof auditTables>>()

/** Undefined when the line has none, when they were erased, or when they are sealed to somebody else: an earlier privacy officer, or a coordinator before there was one. */
export async function openDetailOf(
  opened: OpenedVault,
  n: number,
): Promise<{ nonce: Uint8Array; detail: Uint8Array } | undefined> {
  const { reader, vaultId } = opened.session
  const row = reader.get(q.selectFrom('audit_detail').selectAll().where('n', '=', n))
  const sealed = row && reader.get(q.selectFrom('audit_detail_key').select('sealed').where('unlock', '=', row.unlock))
  if (!row || !sealed) return undefined
  try {
    const key = await opened.files.openSealed(sealed.sealed)
    return openDetail(key, vaultId, n, row.ciphertext)
  } catch {
    return undefined
  }
}
