/** SQLite's result codes as the product's codes. Constraint failures stay as they are: a caller knows what they mean. */
import { KLU } from '../contract/error-codes/vault.ts'
import { IntegrityFailure, Refused } from '../contract/errors.ts'

/** The SQLite or system code of an error, or an empty text. */
export function codeOf(error: unknown): string {
  if (!(error instanceof Error) || !('code' in error)) return ''
  return typeof error.code === 'string' ? error.code : ''
}

/** Full disk, failing disk, damaged pages and a second opener have codes of their own; all else is returned unchanged. */
export function asDatabaseError(cause: unknown): unknown {
  const code = codeOf(cause)
  if (code === 'SQLITE_FULL') return new Refused('DISK_FULL', { cause })
  if (code.startsWith('SQLITE_IOERR')) return new IntegrityFailure('STORAGE_FAILED', { cause })
  if (code.startsWith('SQLITE_CORRUPT') || code === 'SQLITE_NOTADB')
    return new IntegrityFailure('DATABASE_DAMAGED', { cause })
  if (code.startsWith('SQLITE_BUSY')) return new Refused(KLU.inUse, { cause })
  return cause
}
