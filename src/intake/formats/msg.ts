/** Outlook items as files (MS-OXMSG): properties in a compound file. Read as the message they are. */
import type { ParserReply } from '../../contract/parsed-document.ts'
import { IMP } from '../../contract/error-codes/intake.ts'
import { limits } from '../limits.ts'
import { u16, u32 } from './bytes.ts'
import { entryNamed, outlookProperties, readCfb, streamNamed, type CfbStorage } from './cfb.ts'
import { refuse, type Claim, type Inside } from './document.ts'
import {
  codePageOf,
  guidAt,
  MapiProperties,
  type MapiAttachment,
  type MapiItem,
  type MapiKey,
  type MapiValue,
} from './mapi.ts'
import { readOutlookItem } from './outlook-item.ts'

export async function readMsg(bytes: Uint8Array, claim: Claim, inside: Inside): Promise<ParserReply> {
  if (bytes.length > limits.mail.messageBytes) return refuse(IMP.mailTooLarge)
  const root = readCfb(bytes)
  const item = root === null ? null : itemIn(root)
  if (item === null) return refuse(IMP.incomplete, false, { count: 0, of: 1 })
  return await readOutlookItem(item, { ...claim, format: 'msg', mediaType: 'application/vnd.ms-outlook' }, inside)
}

/** Bytes in front of the properties, by what the storage is (section 2.4.1). */
const headerBytes = { item: 32, embedded: 24, row: 8 } as const

function itemIn(root: CfbStorage): MapiItem | null {
  if (streamNamed(root, outlookProperties) === null) return null
  return item(root, headerBytes.item, namesIn(root), null)
}

type Names = ReadonlyMap<number, string>

function item(storage: CfbStorage, header: number, names: Names, around: string | null): MapiItem {
  const values = valuesIn(storage, header, names)
  const codePage = codePageOf(values) ?? around
  const storages = storage.entries.filter(entry => entry.kind === 'storage')
  const named = (start: string): CfbStorage[] => storages.filter(entry => entry.name.toLowerCase().startsWith(start))
  return {
    properties: new MapiProperties(values, codePage),
    recipients: named('__recip_version1.0_').map(
      row => new MapiProperties(valuesIn(row, headerBytes.row, names), codePage),
    ),
    attachments: named('__attach_version1.0_').map(row => attachment(row, names, codePage)),
  }
}

function attachment(storage: CfbStorage, names: Names, codePage: string | null): MapiAttachment {
  const values = valuesIn(storage, headerBytes.row, names)
  const properties = new MapiProperties(values, codePage)
  const inner = entryNamed(storage, '__substg1.0_3701000D')
  if (inner?.kind !== 'storage') return { properties, content: properties.bytes(0x3701), message: null }
  if (entryNamed(inner, outlookProperties) !== undefined)
    return { properties, content: null, message: item(inner, headerBytes.embedded, names, codePage) }
  return { properties, content: largestStream(inner), message: null }
}

/** An object of another program (a drawing, a table): its storage holds what it is in one large stream. */
function largestStream(storage: CfbStorage): Uint8Array | null {
  const streams = storage.entries.filter(entry => entry.kind === 'stream')
  return streams.toSorted((a, b) => b.sizeBytes - a.sizeBytes)[0]?.bytes() ?? null
}

function valuesIn(storage: CfbStorage, header: number, names: Names): Map<MapiKey, MapiValue> {
  const values = new Map<MapiKey, MapiValue>()
  const set = (id: number, type: number, bytes: Uint8Array): void => {
    values.set(id >= 0x8000 ? (names.get(id) ?? id) : id, { type, bytes })
  }
  const fixed = streamNamed(storage, outlookProperties) ?? new Uint8Array()
  for (let at = header; at + 16 <= fixed.length; at += 16) {
    set(u16(fixed, at + 2), u16(fixed, at), fixed.subarray(at + 8, at + 16))
  }
  // What does not fit into eight bytes is a stream of its own, and replaces the size that stood there.
  for (const entry of storage.entries) {
    const found = /^__substg1\.0_([0-9a-f]{4})([0-9a-f]{4})$/i.exec(entry.name)
    if (found === null || entry.kind !== 'stream') continue
    const bytes = entry.bytes()
    if (bytes !== null) set(Number.parseInt(found[1] ?? '', 16), Number.parseInt(found[2] ?? '', 16), bytes)
  }
  return values
}

const knownSets = new Map([
  [1, '0002032800000000c000000000000046'],
  [2, '0002032900000000c000000000000046'],
])

/** Ids from 0x8000 mean what the table of names says (section 2.2.3). */
function namesIn(root: CfbStorage): Names {
  const names = new Map<number, string>()
  const folder = entryNamed(root, '__nameid_version1.0')
  if (folder?.kind !== 'storage') return names
  const [sets, rows, texts] = ['00020102', '00030102', '00040102'].map(
    tag => streamNamed(folder, `__substg1.0_${tag}`) ?? new Uint8Array(),
  )
  if (sets === undefined || rows === undefined || texts === undefined) return names
  for (let at = 0; at + 8 <= rows.length; at += 8) {
    const kind = u16(rows, at + 4)
    const set = knownSets.get(kind >> 1) ?? guidAt(sets, 16 * ((kind >> 1) - 3))
    const name = (kind & 1) === 0 ? u32(rows, at).toString(16) : textAt(texts, u32(rows, at))
    names.set(0x8000 + u16(rows, at + 6), `${set}:${name}`)
  }
  return names
}

function textAt(texts: Uint8Array, at: number): string {
  return new TextDecoder('utf-16le').decode(texts.subarray(at + 4, at + 4 + u32(texts, at)))
}
