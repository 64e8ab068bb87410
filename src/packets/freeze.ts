/** From prepared content to a frozen bag: item files, reading copy, the last look for removed words, the ZIP (R63, R69). */
import type { Session } from '../access/index.ts'
import { Refused } from '../contract/errors.ts'
import { appVersion } from '../access/index.ts'
import type { Reader } from '../vault/index.ts'
import { findLeak } from './byte-search.ts'
import type { Gathered, GatheredItem } from './gather.ts'
import type { Leaf } from './prepare.ts'
import { q } from './queries.ts'
import type { PacketDocument } from './render/index.ts'
import { bagZip } from './seal/bag.ts'
import { allOf, memorySource } from './seal/bytes.ts'
import { documentOf } from './seal/packet-document.ts'
import { itemFilePath } from './seal/packet-contents.ts'
import type { PacketItem, PacketJson } from './seal/packet-json.ts'
import { freezePacket, tagmanifestOf, type ItemContent } from './seal/seal-packet.ts'

/** Sets type. In the program a process of its own for each export, which holds no key. */
export interface Composer {
  /** For the documents of one export. */
  open(): Typesetter
}
export interface Typesetter {
  render(document: PacketDocument): Promise<Uint8Array>
  /** Ends whatever held their content. */
  close(): void
}

export interface OriginalFile {
  readonly item: number
  readonly bytes: Uint8Array
  readonly mediaType: string
  readonly name: string
}

/** Together, for one packet: they are held in memory and in one row. */
export const originalsLimitBytes = 256 * 1024 * 1024

/** The originals that were chosen, read within the act. */
export function readOriginals(reader: Reader, session: Session, gathered: Gathered): OriginalFile[] {
  const chosen = gathered.items.filter(item => item.kind === 'original')
  const rows = chosen.map(item => ({
    item,
    row: reader.get(
      q.selectFrom('original').select(['media_type', 'size_bytes', 'name']).where('id', '=', item.target),
    ),
  }))
  if (rows.reduce((sum, { row }) => sum + (row?.size_bytes ?? 0), 0) > originalsLimitBytes)
    throw new Refused('PKT-07', { details: { reason: 'too_large' } })
  return rows.flatMap(({ item, row }) =>
    row
      ? [{ item: item.position, bytes: session.originals.read(item.target), mediaType: row.media_type, name: row.name }]
      : [],
  )
}

export interface Frozen {
  readonly id: string
  readonly json: PacketJson
  readonly tagmanifest: string
  readonly bytes: Uint8Array
}

/** REDACTED_TEXT_LEFT with the file where a removed word or a reporter's name still stands. */
export async function freeze(
  typesetter: Typesetter,
  leaf: Leaf,
  gathered: Gathered,
  originals: readonly OriginalFile[],
): Promise<Frozen> {
  const files = [...originals.map(originalContent), ...(await renderedItems(typesetter, leaf.json, gathered))]
  const json = withFiles(leaf.json, files, originals)
  const pdf = await typesetter.render(documentOf(json))
  const bag = await freezePacket({
    packet: json,
    pdf,
    files: files.map(({ content }) => content),
    software: appVersion,
  })
  const searched = await Promise.all(
    bag.files
      .filter(f => f.path.startsWith('data/'))
      .map(async f => ({ path: f.path, bytes: await allOf(f.content, 2 ** 31) })),
  )
  const place = findLeak(searched, [...removedWords(gathered.items), ...gathered.forbidden])
  if (place !== undefined) throw new Refused('REDACTED_TEXT_LEFT', { subject: leaf.id, details: { place } })
  return { id: leaf.id, json, tagmanifest: tagmanifestOf(bag), bytes: await allOf(bagZip(bag), 2 ** 31) }
}

/** What stood where a redaction is now. */
export function removedWords(items: readonly GatheredItem[]): string[] {
  return items.flatMap(item =>
    item.redactions.flatMap(r =>
      item.pieces
        .filter(p => p.part === r.part)
        .map(p => p.text.slice(Math.max(0, r.start - p.start), Math.max(0, r.end - p.start))),
    ),
  )
}

interface ItemFile {
  readonly content: ItemContent
  readonly size: number
}

function originalContent({ item, bytes, mediaType }: OriginalFile): ItemFile {
  return {
    content: { number: item, form: 'original', extension: extensionOf(mediaType), content: memorySource(bytes) },
    size: bytes.length,
  }
}

/** Each signal's words as a file of their own, so that it can be passed on or filed apart from the rest. */
async function renderedItems(typesetter: Typesetter, json: PacketJson, gathered: Gathered): Promise<ItemFile[]> {
  const files: ItemFile[] = []
  for (const item of json.items) {
    const kind = gathered.items.find(i => i.position === item.number)?.kind
    if (kind !== 'signal' && kind !== 'passages') continue
    const bytes = await typesetter.render(documentOf(aloneOf(json, item)))
    files.push({
      content: { number: item.number, form: 'redacted', extension: 'pdf', content: memorySource(bytes) },
      size: bytes.length,
    })
  }
  return files
}

function aloneOf(json: PacketJson, item: PacketItem): PacketJson {
  return {
    ...json,
    items: [item],
    summary: [],
    necessity: null,
    proportionality: null,
    questions: [],
    coverage: {
      origins: item.origins.length,
      notCounted: [],
      contraIndications: json.coverage.contraIndications.filter(c => c.item === item.number),
      unknowns: item.unknowns,
    },
  }
}

function withFiles(json: PacketJson, files: readonly ItemFile[], originals: readonly OriginalFile[]): PacketJson {
  const fileOf = (number: number, form: 'original' | 'redacted') => {
    const found = files.find(({ content }) => content.number === number && content.form === form)
    if (!found) return null
    const received = originals.find(o => o.item === number)
    return {
      path: itemFilePath(number, form, found.content.extension),
      size: found.size,
      receivedName: form === 'original' ? (received?.name.slice(0, 255) ?? null) : null,
      mediaType: form === 'original' ? mediaTypeOf(received?.mediaType) : 'application/pdf',
    }
  }
  return {
    ...json,
    items: json.items.map(item => ({
      ...item,
      files: { original: fileOf(item.number, 'original'), redacted: fileOf(item.number, 'redacted') },
    })),
  }
}

const extensions: Readonly<Record<string, string>> = {
  'message/rfc822': 'eml',
  'application/pdf': 'pdf',
  'text/plain': 'txt',
  'text/html': 'html',
  'text/csv': 'csv',
  'application/zip': 'zip',
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document': 'docx',
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet': 'xlsx',
  'application/vnd.ms-outlook': 'msg',
  'image/png': 'png',
  'image/jpeg': 'jpg',
  'image/tiff': 'tif',
}
function extensionOf(mediaType: string): string {
  return extensions[mediaType] ?? 'bin'
}
function mediaTypeOf(stated: string | undefined): string {
  return stated !== undefined && /^[a-z0-9.+-]+\/[a-z0-9.+-]+$/.test(stated) ? stated : 'application/octet-stream'
}
