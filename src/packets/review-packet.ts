/** Reviewing: exactly the bytes that will leave, every page of them, by somebody other than the author (R63, C1). */
import { decide, type Session } from '../access/index.ts'
import { Refused } from '../contract/errors.ts'
import { envelopeBytes, insertRecord, parseEnvelope, type Tx } from '../vault/index.ts'
import { pagesOfPdf } from './byte-search.ts'
import { authorOf, frozenJson, moveTo, reviewersOf, statementOf, storedFiles, voidIfChanged } from './packet-state.ts'
import { frozenLeaves, wholePacket, type FrozenLeaf } from './prepare.ts'
import { mustBeIn, q } from './queries.ts'
import { addReview } from './seal/statement.ts'
import { packetEnvelope, packetView } from './tables.ts'

export interface PreviewFile {
  readonly path: string
  readonly mediaType: string
  readonly sizeBytes: number
  /** Pages are counted on through all files of the bag; a file that is no PDF is one page to open. */
  readonly firstPage: number
  readonly pages: number
}
export interface Preview {
  readonly packet: string
  readonly recipient: string
  readonly tagmanifest: string
  readonly pages: number
  readonly seen: readonly number[]
  readonly files: readonly PreviewFile[]
}

/** What a recipient will open: packet.pdf first, then the files of the items. */
export function previewOf(tx: Tx, session: Session, leaf: FrozenLeaf): Preview {
  let next = 1
  const json = frozenJson(leaf)
  const types = new Map(
    json.items
      .flatMap(i => [i.files.original, i.files.redacted])
      .flatMap(f => (f ? [[f.path, f.mediaType] as const] : [])),
  )
  const isPdf = (path: string) => path === 'data/packet.pdf' || types.get(path) === 'application/pdf'
  const files = storedFiles(leaf.bytes)
    .filter(f => f.path === 'data/packet.pdf' || types.has(f.path))
    .toSorted(
      (a, b) =>
        Number(b.path === 'data/packet.pdf') - Number(a.path === 'data/packet.pdf') || (a.path < b.path ? -1 : 1),
    )
    .map((f): PreviewFile => {
      const pages = isPdf(f.path) && !f.path.includes('/original/') ? pagesOfPdf(f.bytes) : 1
      const firstPage = next
      next += pages
      return {
        path: f.path,
        mediaType: types.get(f.path) ?? 'application/pdf',
        sizeBytes: f.bytes.length,
        firstPage,
        pages,
      }
    })
  return {
    packet: leaf.id,
    recipient: json.recipient.name,
    tagmanifest: leaf.tagmanifest,
    pages: next - 1,
    seen: seenPages(tx, session, leaf),
    files,
  }
}

function seenPages(tx: Tx, session: Session, leaf: FrozenLeaf): number[] {
  const rows = tx.all(
    q
      .selectFrom('packet_view as v')
      .innerJoin('user as u', 'u.id', 'v.author')
      .select('v.page')
      .where('v.packet', '=', leaf.id)
      .where('v.tagmanifest', '=', leaf.tagmanifest)
      .where('u.person', '=', session.user.person),
  )
  return [...new Set(rows.map(r => r.page))].sort((a, b) => a - b)
}

export function previews(tx: Tx, session: Session, id: string): Preview[] {
  const packet = wholePacket(tx, session, id)
  tx.about('packet', packet.id)
  return frozenLeaves(tx, packet)
    .filter(leaf => leaf.id === id || packet.id === id)
    .map(leaf => previewOf(tx, session, leaf))
}

function leafOf(tx: Tx, session: Session, id: string): FrozenLeaf {
  const leaf = frozenLeaves(tx, wholePacket(tx, session, id)).find(l => l.id === id)
  if (!leaf) throw new Refused('NOT_FOUND', { subject: id })
  return leaf
}

/** One file of the bag, byte for byte as it will be sealed. */
export function previewFile(tx: Tx, session: Session, id: string, path: string): Uint8Array {
  const leaf = leafOf(tx, session, id)
  const known = previewOf(tx, session, leaf).files.some(f => f.path === path)
  const file = known ? storedFiles(leaf.bytes).find(f => f.path === path) : undefined
  if (!file) throw new Refused('NOT_FOUND', { subject: id })
  tx.about('packet', id)
  return file.bytes
}

/** This user has this page on the screen, of this very bag. */
export function viewPage(tx: Tx, session: Session, id: string, page: number): { seen: number; pages: number } {
  const packet = wholePacket(tx, session, id)
  const leaf = leafOf(tx, session, id)
  const { pages, seen } = previewOf(tx, session, leaf)
  if (page > pages) throw new Refused('PAGE_UNKNOWN', { subject: id, details: { page, pages } })
  tx.about('packet', id)
  if (!seen.includes(page))
    insertRecord(tx, packetView, packet.keeping, { packet: leaf.id, tagmanifest: leaf.tagmanifest, page })
  return { seen: new Set([...seen, page]).size, pages }
}

export type ReviewOutcome =
  | { readonly kind: 'reviewed'; readonly approved: boolean; readonly reviewers: number; readonly needed: number }
  | { readonly kind: 'voided'; readonly reason: string }

/** Signs as a reviewer. With enough of them, two for a minor, the packet is approved. */
export function reviewPacket(tx: Tx, session: Session, id: string): ReviewOutcome {
  const packet = wholePacket(tx, session, id)
  mustBeIn(packet, 'in_review')
  tx.about('packet', packet.id)
  if (authorOf(tx, packet) === session.user.person) throw new Refused('AUTHOR_REVIEWS', { subject: packet.id })
  const reason = voidIfChanged(tx, session, packet)
  if (reason !== undefined) return { kind: 'voided', reason }
  const leaves = frozenLeaves(tx, packet)
  if (reviewersOf(tx, leaves).includes(session.user.person))
    throw new Refused('ALREADY_REVIEWED', { subject: packet.id })
  const shown = leaves.map(leaf => previewOf(tx, session, leaf))
  const [seen, pages] = [shown.reduce((n, p) => n + p.seen.length, 0), shown.reduce((n, p) => n + p.pages, 0)]
  if (seen < pages) throw new Refused('PAGES_NOT_SEEN', { subject: packet.id, details: { seen, pages } })
  for (const leaf of leaves) {
    decide(tx, packet.keeping, {
      kind: 'packet_reviewed',
      value: leaf.tagmanifest,
      subjects: [{ role: 'packet', record: leaf.id }],
    })
    const statement = statementOf(tx, leaf)
    if (statement) {
      const signed = envelopeBytes(addReview(parseEnvelope(statement), session.signer))
      insertRecord(tx, packetEnvelope, packet.keeping, {
        packet: leaf.id,
        type: 'statement',
        bytes: signed,
        tagmanifest: leaf.tagmanifest,
      })
    }
  }
  const needed = leaves.some(leaf => frozenJson(leaf).minor) ? 2 : 1
  const reviewers = reviewersOf(tx, leaves).length
  if (reviewers >= needed) moveTo(tx, packet, 'approved')
  return { kind: 'reviewed', approved: reviewers >= needed, reviewers, needed }
}

/** Sent back with a note; the hash is void, and so is every signature. */
export function returnPacket(tx: Tx, session: Session, id: string, note: string): string {
  const packet = wholePacket(tx, session, id)
  mustBeIn(packet, 'in_review', 'approved')
  tx.about('packet', packet.id)
  return moveTo(tx, packet, 'draft', note)
}

export function discardPacket(tx: Tx, session: Session, id: string, because: string): string {
  const packet = wholePacket(tx, session, id)
  mustBeIn(packet, 'draft', 'in_review')
  if (authorOf(tx, packet) !== session.user.person) throw new Refused('NOT_THE_AUTHOR', { subject: packet.id })
  tx.about('packet', packet.id)
  return moveTo(tx, packet, 'discarded', because)
}
