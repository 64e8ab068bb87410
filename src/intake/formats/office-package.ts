/** What Office documents of every kind have in common: entries of an archive as XML, links to elsewhere, files that lie in them. */
import type { ParsedDocument, ParserReply } from '../../contract/parsed-document.ts'
import { IMP } from '../../contract/error-codes/intake.ts'
import { refuse, type Inside } from './document.ts'
import { withoutLists } from './lists-inside.ts'
import { ForbiddenXml, readXml, type XmlHandler } from './xml.ts'
import { listZip, unpack, type ZipEntry } from './zip-reader.ts'
import { rebuiltZip } from './zip-writer.ts'

export type Xml =
  | { readonly kind: 'bytes'; readonly bytes: Uint8Array }
  | { readonly kind: 'none' }
  | Extract<ParserReply, { kind: 'refusal' }>

type Refusal = Extract<ParserReply, { kind: 'refusal' }>

/** Nothing of the archive is to be believed: the whole document is refused with this. */
class Distrust extends Error {
  readonly reply: ParserReply

  constructor(reply: ParserReply) {
    super()
    this.reply = reply
  }
}

export class OfficePackage {
  readonly files: readonly ZipEntry[]
  readonly gapBytes: number
  /** Parts that were wanted, and those of them that could not be read to their end. */
  parts = 0
  broken = 0
  readonly #bytes: Uint8Array
  readonly #entries: readonly ZipEntry[]
  readonly #inside: Inside

  constructor(bytes: Uint8Array, entries: readonly ZipEntry[], gapBytes: number, inside: Inside) {
    this.files = entries.filter(entry => !entry.isFolder)
    this.gapBytes = gapBytes
    this.#bytes = bytes
    this.#entries = entries
    this.#inside = inside
  }

  /** In order of the numbers in their names. */
  named(pattern: RegExp): ZipEntry[] {
    return this.files.filter(file => pattern.test(file.name)).toSorted((a, b) => numberIn(a.name) - numberIn(b.name))
  }

  /** Reads one part; false when it is damaged, counted as such. */
  read(entry: ZipEntry | undefined, handler: XmlHandler): boolean {
    this.parts++
    const xml = entry === undefined ? ({ kind: 'none' } as const) : this.#xml(entry)
    const isWhole = xml.kind === 'bytes' && readXml(xml.bytes, handler)
    if (!isWhole) this.broken++
    return isWhole
  }

  /** The same for a part that a document may lack. */
  readIfAny(name: string, handler: XmlHandler): void {
    const entry = this.files.find(file => file.name === name)
    if (entry !== undefined) this.read(entry, handler)
  }

  /** Macros, and relations that a program would follow by itself: templates, frames, pictures, objects. A hyperlink waits for a click. */
  activeParts(): number {
    let found = this.files.filter(entry => /vbaProject\.bin$|vbaData\.xml$/i.test(entry.name)).length
    for (const entry of this.files.filter(file => file.name.endsWith('.rels'))) {
      const xml = this.#xml(entry)
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
  async addEmbedded(document: ParsedDocument, folder: string): Promise<void> {
    const owners = new Map<ParsedDocument, ZipEntry>()
    for (const entry of this.files.filter(file => file.name.startsWith(folder))) {
      const fits = this.#inside.budget.takeUnpacked(entry.sizeBytes)
      const content = fits ? unpack(this.#bytes, entry) : { kind: 'damaged' as const }
      if (content.kind !== 'bytes') {
        document.warnings.push({ code: IMP.incomplete, count: 0, of: 1 })
        continue
      }
      const claim = { name: entry.name.slice(folder.length), declaredType: null, declaredCharset: null }
      const child = await this.#inside.child({ ...claim, bytes: content.bytes, role: 'embedded' })
      document.children.push(child)
      owners.set(child, entry)
    }
    if (owners.size > 0) document.warnings.push({ code: IMP.pdfEmbedded, count: owners.size })
    const stubs = new Map<ZipEntry, Uint8Array>()
    for (const [child, stub] of withoutLists([...owners.keys()])) {
      const entry = owners.get(child)
      if (entry !== undefined) stubs.set(entry, stub)
    }
    if (stubs.size > 0) document.rebuilt = rebuiltZip(this.#bytes, this.#entries, stubs)
  }

  #xml(entry: ZipEntry): Exclude<Xml, Refusal> {
    if (!this.#inside.budget.takeUnpacked(entry.sizeBytes)) throw new Distrust(refuse(IMP.archiveBomb))
    const content = unpack(this.#bytes, entry)
    if (content.kind === 'refusal') throw new Distrust(refuse(content.code, content.red))
    return content.kind === 'bytes' ? content : { kind: 'none' }
  }
}

/** Opens the archive, lets `work` read it, and turns what nobody should believe into its refusal. */
export async function withPackage(
  bytes: Uint8Array,
  inside: Inside,
  work: (office: OfficePackage) => Promise<ParserReply>,
): Promise<ParserReply> {
  const listing = listZip(bytes)
  if (listing.kind === 'refusal') return refuse(listing.code, listing.red, { count: 0, of: 0 })
  if (listing.entries.some(entry => !entry.isFolder && entry.isTrap)) return refuse(IMP.entryPath, true)
  try {
    return await work(new OfficePackage(bytes, listing.entries, listing.gapBytes, inside))
  } catch (error) {
    if (error instanceof ForbiddenXml) return refuse(IMP.xmlForbidden)
    if (error instanceof Distrust) return error.reply
    throw error
  }
}

function numberIn(name: string): number {
  return Number(/\d+/.exec(name)?.[0] ?? 0)
}
