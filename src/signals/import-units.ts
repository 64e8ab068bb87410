/**
 * What can be a signal in one delivered file: the file itself, an entry of an archive, a message inside a message. An archive
 * and an attachment are parts of their unit; a list is a unit wherever it lies (rules R6, R22, R48).
 */
import type { ParsedDocument, PartRefusal } from '../contract/parsed-document.ts'

export type Unit =
  | {
      readonly kind: 'document'
      readonly label: string
      readonly document: ParsedDocument
      readonly bytes: Uint8Array
      readonly inArchive: boolean
    }
  | { readonly kind: 'list'; readonly label: string; readonly document: ParsedDocument; readonly sha256: string }
  | {
      readonly kind: 'refused'
      readonly label: string
      readonly refusal: PartRefusal
      readonly bytes: Uint8Array | null
    }

/** The units of a parsed file, in reading order. `bytes` are those received; a list's never leave memory. */
export function unitsOf(document: ParsedDocument, bytes: Uint8Array, label: string, sha256: string): Unit[] {
  return collect(document, bytes, label, document.received?.sha256 ?? sha256, false)
}

function collect(
  document: ParsedDocument,
  bytes: Uint8Array | null,
  label: string,
  sha256: string,
  inArchive: boolean,
): Unit[] {
  if (document.refusal) return [{ kind: 'refused', label, refusal: document.refusal, bytes }]
  if (document.list) return [{ kind: 'list', label, document, sha256 }]
  // A mailbox is a folder in one file: its messages are what was received, and nothing around them is kept.
  if (document.format === 'mbox' || document.format === 'pst')
    return document.children.flatMap(child => collectChild(child, label, false))
  if (document.format === 'zip') return document.children.flatMap(child => collectChild(child, label, true))
  if (!bytes) return []
  const own: Unit = { kind: 'document', label, document, bytes, inArchive }
  return [own, ...partsWithUnits(document, label)]
}

/** Below a document only messages and lists are units of their own; other parts belong to it. */
function partsWithUnits(document: ParsedDocument, label: string): Unit[] {
  return document.children.flatMap(child => {
    if (child.list || child.role === 'message') return collectChild(child, label, false)
    return partsWithUnits(child, labelOf(child, label))
  })
}

function collectChild(child: ParsedDocument, parent: string, inArchive: boolean): Unit[] {
  return collect(child, child.bytes, labelOf(child, parent), child.received?.sha256 ?? '', inArchive)
}

function labelOf(child: ParsedDocument, parent: string): string {
  return `${parent}/${child.name || (child.role === 'message' ? 'bericht' : 'bijlage')}`
}

/** A file whose units are what lies in it, each judged by itself. */
export function holdsUnits(document: ParsedDocument): boolean {
  return document.format === 'zip' || document.format === 'mbox' || document.format === 'pst'
}

/** Every text, title and name in a document and its parts: what markings are looked for in. */
export function allWords(document: ParsedDocument): string {
  const rows = document.list?.offered.flatMap(row => Object.values(row.cells)) ?? []
  return [document.name, document.subject ?? '', document.text, ...rows, ...document.children.map(allWords)].join('\n')
}
