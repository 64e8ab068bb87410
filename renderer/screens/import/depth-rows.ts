import type { Coverage } from '../../../src/contract/imports.ts'
import type { PlainKey } from '../../i18n/catalogue.ts'

interface DepthRow {
  readonly text: PlainKey
  readonly kind: 'messages' | 'documents' | 'attachments' | 'pages' | 'rows'
}

/** From what was offered to what lies in it. */
export const depthRows: readonly DepthRow[] = [
  { text: 'import.ofMessages', kind: 'messages' },
  { text: 'import.ofDocuments', kind: 'documents' },
  { text: 'import.ofAttachments', kind: 'attachments' },
  { text: 'import.ofPages', kind: 'pages' },
  { text: 'import.ofRows', kind: 'rows' },
]

/** A file is taken in or not: how far it was read, what lies in it says. Null where nobody knows how many were offered. */
export function filesOf({ files: { offered, left, notRead } }: Coverage) {
  if (offered === null) return null
  return { text: 'import.ofFiles', all: offered, fully: null, partly: null, not: left + notRead } as const
}
