/**
 * Word documents (ECMA-376): entries from our own ZIP reader, text from the parts that a reader of the page would see. Headers stand
 * before the body and footers behind it, once each; macros, links to elsewhere and embedded objects are flags.
 */
import type { ParsedDocument, ParserReply } from '../../contract/parsed-document.ts'
import { IMP } from '../../contract/error-codes/intake.ts'
import { emptyDocument, read, refuse, type Claim, type Inside } from './document.ts'
import { WordText } from './docx-text.ts'
import { withoutLists } from './lists-inside.ts'
import { hasWords, tidy } from './text.ts'
import { ForbiddenXml, readXml } from './xml.ts'
import { listZip, unpack, type ZipEntry } from './zip-reader.ts'
import { rebuiltZip } from './zip-writer.ts'

const mediaType = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'
/** In reading order. */
const textParts = [
  /^word\/header\d*\.xml$/,
  /^word\/document\d*\.xml$/,
  /^word\/(footnotes|endnotes|comments)\.xml$/,
  /^word\/footer\d*\.xml$/,
]

export async function readDocx(bytes: Uint8Array, claim: Claim, inside: Inside): Promise<ParserReply> {
  const listing = listZip(bytes)
  if (listing.kind === 'refusal') return refuse(listing.code, listing.red, { count: 0, of: 0 })
  const files = listing.entries.filter(entry => !entry.isFolder)
  if (files.some(entry => entry.isTrap)) return refuse(IMP.entryPath, true)
  const document = emptyDocument('docx', mediaType, claim)
  try {
    const fault = fillText(document, bytes, files, inside)
    if (fault !== null) return fault
  } catch (error) {
    if (error instanceof ForbiddenXml) return refuse(IMP.xmlForbidden)
    throw error
  }
  await addEmbedded(document, bytes, files, listing.entries, inside)
  if (listing.gapBytes > 0) document.warnings.push({ code: IMP.archiveGaps, count: listing.gapBytes })
  return read(document)
}

function fillText(
  document: ParsedDocument,
  bytes: Uint8Array,
  files: readonly ZipEntry[],
  inside: Inside,
): ParserReply | null {
  const words = new WordText()
  const pieces: string[] = []
  let broken = 0
  let parts = 0
  for (const pattern of textParts) {
    for (const entry of files.filter(file => pattern.test(file.name)).toSorted(byNumber)) {
      const xml = xmlOf(bytes, entry, inside)
      if (xml.kind === 'refusal') return xml
      parts++
      if (xml.kind === 'none' || !readXml(xml.bytes, words)) broken++
      pieces.push(words.take())
    }
  }
  if (parts === 0 || broken === parts) return refuse(IMP.incomplete, false, { count: 0, of: Math.max(1, parts) })
  const { text, cuts } = tidy(pieces.filter(piece => piece !== '').join('\n\n'))
  document.text = text
  document.hasText = hasWords(text)
  if (broken > 0) document.warnings.push({ code: IMP.incomplete, count: parts - broken, of: parts })
  if (words.hidden > 0) document.warnings.push({ code: IMP.hiddenText, count: words.hidden })
  if (cuts > 0) document.warnings.push({ code: IMP.binaryText, count: cuts })
  const elsewhere = linksElsewhere(bytes, files, inside)
  const macros = files.filter(entry => /vbaProject\.bin$|vbaData\.xml$/i.test(entry.name)).length
  if (macros + words.commands + elsewhere > 0)
    document.warnings.push({ code: IMP.officeActive, count: macros + words.commands + elsewhere })
  return null
}

/** Relations that a program would follow by itself: templates, frames, pictures, objects. A hyperlink waits for a click. */
function linksElsewhere(bytes: Uint8Array, files: readonly ZipEntry[], inside: Inside): number {
  let found = 0
  for (const entry of files.filter(file => file.name.endsWith('.rels'))) {
    const xml = xmlOf(bytes, entry, inside)
    if (xml.kind !== 'bytes') continue
    readXml(xml.bytes, {
      open: (name, attributes) => {
        const outside = attributes.get('TargetMode')?.toLowerCase() === 'external'
        if (name === 'Relationship' && outside && !(attributes.get('Type') ?? '').endsWith('/hyperlink')) found++
      },
    })
  }
  return found
}

/** Objects that lie in the document as files. Pictures stay where they are: the original shows them. */
async function addEmbedded(
  document: ParsedDocument,
  bytes: Uint8Array,
  files: readonly ZipEntry[],
  entries: readonly ZipEntry[],
  inside: Inside,
): Promise<void> {
  const owners = new Map<ParsedDocument, ZipEntry>()
  for (const entry of files.filter(file => /^word\/embeddings\/[^/]+$/.test(file.name))) {
    const content = inside.budget.takeUnpacked(entry.sizeBytes) ? unpack(bytes, entry) : { kind: 'damaged' as const }
    if (content.kind !== 'bytes') {
      document.warnings.push({ code: IMP.incomplete, count: 0, of: 1 })
      continue
    }
    const name = entry.name.slice('word/embeddings/'.length)
    const child = await inside.child({
      bytes: content.bytes,
      name,
      declaredType: null,
      declaredCharset: null,
      role: 'embedded',
    })
    document.children.push(child)
    owners.set(child, entry)
  }
  if (document.children.length > 0) document.warnings.push({ code: IMP.pdfEmbedded, count: document.children.length })
  const stubs = new Map<ZipEntry, Uint8Array>()
  for (const [child, stub] of withoutLists(document.children)) {
    const entry = owners.get(child)
    if (entry !== undefined) stubs.set(entry, stub)
  }
  if (stubs.size > 0) document.rebuilt = rebuiltZip(bytes, entries, stubs)
}

type Xml =
  | { readonly kind: 'bytes'; readonly bytes: Uint8Array }
  | { readonly kind: 'none' }
  | Extract<ParserReply, { kind: 'refusal' }>

function xmlOf(bytes: Uint8Array, entry: ZipEntry, inside: Inside): Xml {
  if (!inside.budget.takeUnpacked(entry.sizeBytes)) return { kind: 'refusal', code: IMP.archiveBomb, red: false }
  const content = unpack(bytes, entry)
  if (content.kind === 'refusal') return { kind: 'refusal', code: content.code, red: content.red }
  return content.kind === 'bytes' ? content : { kind: 'none' }
}

function byNumber(a: ZipEntry, b: ZipEntry): number {
  return numberIn(a.name) - numberIn(b.name)
}

function numberIn(name: string): number {
  return Number(/\d+/.exec(name)?.[0] ?? 0)
}
