/** Result codes of the database and of the operating system as the product's codes. What a caller can tell apart itself stays as it is. */
import { KLU } from '../contract/error-codes/vault.ts'
import { IntegrityFailure, Refused } from '../contract/errors.ts'

/** The SQLite or system code of an error, or an empty text. */
export function codeOf(error: unknown): string {
  if (!(error instanceof Error) || !('code' in error)) return ''
  return typeof error.code === 'string' ? error.code : ''
}

/** Full disk, failing disk, read-only place, damaged pages and a second opener have codes of their own; all else is returned unchanged. */
export function asStorageError(cause: unknown): unknown {
  const code = codeOf(cause)
  if (['SQLITE_FULL', 'ENOSPC', 'EDQUOT'].includes(code)) return new Refused('DISK_FULL', { cause })
  if (code.startsWith('SQLITE_IOERR') || code === 'EIO') return new IntegrityFailure('STORAGE_FAILED', { cause })
  if (['EROFS', 'EACCES', 'EPERM'].includes(code)) return new Refused(KLU.readOnlyPlace, { cause })
  if (code.startsWith('SQLITE_CORRUPT') || code === 'SQLITE_NOTADB')
    return new IntegrityFailure('DATABASE_DAMAGED', { cause })
  if (code.startsWith('SQLITE_BUSY')) return new Refused(KLU.inUse, { cause })
  return cause
}
