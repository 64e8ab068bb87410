/** Archives: each entry is read as a document of its own, and what cannot be is named (R48). ZIP, and gzip of one file. */
import type { ParsedDocument, ParserReply } from '../../contract/parsed-document.ts'
import { IMP } from '../../contract/error-codes/intake.ts'
import { limits } from '../limits.ts'
import { byteText, u16, u32 } from './bytes.ts'
import { crc32 } from './crc32.ts'
import { emptyDocument, read, refuse, type Claim, type Inside } from './document.ts'
import { withoutLists } from './lists-inside.ts'
import { inflate, isEncrypted, listZip, unpack, unpackEncrypted, type ZipEntry } from './zip-reader.ts'
import { rebuiltZip } from './zip-writer.ts'

export async function readZip(bytes: Uint8Array, claim: Claim, inside: Inside): Promise<ParserReply> {
  const listing = listZip(bytes, inside.password !== undefined)
  if (listing.kind === 'refusal') return refuse(listing.code, listing.red, { count: 0, of: 0 })
  const document = emptyDocument('zip', 'application/zip', claim)
  const files = listing.entries.filter(entry => !entry.isFolder)
  const owners = new Map<ParsedDocument, ZipEntry>()
  let damaged = 0
  for (const entry of files) {
    const child = await readEntry(bytes, entry, inside)
    if (child.kind === 'refusal') return child
    if (child.document.refusal?.code === IMP.incomplete) damaged++
    owners.set(child.document, entry)
    document.children.push(child.document)
  }
  if (files.length > 0 && damaged === files.length) return refuse(IMP.incomplete, false, { count: 0, of: damaged })
  if (damaged > 0) document.warnings.push({ code: IMP.incomplete, count: files.length - damaged, of: files.length })
  if (listing.gapBytes > 0) document.warnings.push({ code: IMP.archiveGaps, count: listing.gapBytes })
  flagRefused(document)
  const stubs = withoutLists(document.children)
  // What is written again would hold the stub in the clear beside entries that are not.
  if (stubs.size > 0 && listing.entries.some(isEncrypted)) return refuse(IMP.listInDocument)
  if (stubs.size > 0) {
    const byEntry = new Map([...stubs].flatMap(([child, stub]) => entryStub(owners.get(child), stub)))
    document.rebuilt = rebuiltZip(bytes, listing.entries, byEntry)
  }
  return read(document)
}

/** One deflate stream with a name (RFC 1952). Several members glued together do not add up and are refused. */
export async function readGzip(bytes: Uint8Array, claim: Claim, inside: Inside): Promise<ParserReply> {
  const header = gzipHeader(bytes)
  const packed = bytes.subarray(header.dataStart, Math.max(header.dataStart, bytes.length - 8))
  const sizeBytes = u32(bytes, bytes.length - 4)
  const tooMuch = sizeBytes > limits.archive.ratioFromBytes && sizeBytes > limits.archive.entryRatio * packed.length
  if (tooMuch || sizeBytes > limits.archive.entryBytes) return refuse(IMP.archiveBomb)
  if (!inside.budget.takeUnpacked(sizeBytes)) return refuse(IMP.archiveBomb)
  const content = inflate(packed, sizeBytes)
  if (content === 'too_long') return refuse(IMP.archiveContradicts, true)
  const whole = content !== 'damaged' && content.length === sizeBytes && crc32(content) === u32(bytes, bytes.length - 8)
  if (!whole) return refuse(IMP.incomplete, false, { count: 0, of: 1 })
  const name = header.name === '' ? claim.name.replace(/\.gz$/i, '').replace(/\.tgz$/i, '.tar') : header.name
  const child = await inside.child({ bytes: content, name, declaredType: null, declaredCharset: null, role: 'entry' })
  // Packed anew by nobody: the stub or the rebuilt content is kept unpacked in its place.
  const [stub] = withoutLists([child]).values()
  return read({ ...emptyDocument('zip', 'application/gzip', claim), children: [child], rebuilt: stub ?? null })
}

async function readEntry(bytes: Uint8Array, entry: ZipEntry, inside: Inside): Promise<ParserReply> {
  const claim = { name: entry.name, declaredType: null, declaredCharset: null }
  const kept = (
    code: typeof IMP.entryPath | typeof IMP.incomplete | typeof IMP.tooLarge | typeof IMP.kindNotOpened,
  ): ParserReply =>
    read({
      ...emptyDocument('unknown', 'application/octet-stream', claim),
      role: 'entry',
      refusal: { code, red: code === IMP.entryPath },
    })
  if (entry.sizeBytes > limits.replyContentBytes) return kept(IMP.tooLarge)
  if (!inside.budget.takeUnpacked(entry.sizeBytes)) return refuse(IMP.archiveBomb)
  const content =
    inside.password !== undefined && isEncrypted(entry)
      ? await unpackEncrypted(bytes, entry, inside.password)
      : unpack(bytes, entry)
  switch (content.kind) {
    case 'refusal':
      return refuse(content.code, content.red)
    case 'wrong_password':
      return refuse(IMP.passwordWrong)
    case 'damaged':
      return kept(IMP.incomplete)
    case 'unknown':
      return kept(IMP.kindNotOpened)
    case 'bytes':
      return read(await inside.child({ ...claim, bytes: content.bytes, role: 'entry', trap: entry.isTrap }))
  }
}

function entryStub(entry: ZipEntry | undefined, stub: Uint8Array): [ZipEntry, Uint8Array][] {
  return entry === undefined ? [] : [[entry, stub]]
}

/** What happened to entries is told at the archive as well: IMP-13 and IMP-15 with their number. */
function flagRefused(document: ParsedDocument): void {
  for (const code of [IMP.archiveTooDeep, IMP.entryPath] as const) {
    const count = document.children.filter(child => child.refusal?.code === code).length
    if (count > 0) document.warnings.push({ code, count })
  }
}

function gzipHeader(bytes: Uint8Array): { dataStart: number; name: string } {
  const flags = bytes[3] ?? 0
  let at = 10
  if ((flags & 4) !== 0) at += 2 + u16(bytes, at)
  const zeroFrom = (from: number): number => {
    const zero = bytes.indexOf(0, from)
    return zero < 0 ? bytes.length : zero
  }
  const nameEnd = (flags & 8) === 0 ? at : zeroFrom(at)
  const name = byteText(bytes, at, nameEnd)
  if ((flags & 8) !== 0) at = nameEnd + 1
  if ((flags & 16) !== 0) at = zeroFrom(at) + 1
  if ((flags & 2) !== 0) at += 2
  return { dataStart: Math.min(at, bytes.length), name }
}
