/** Outlook items as files (MS-OXMSG): properties in a compound file. Read as the message they are. */
import type { ParserReply } from '../../contract/parsed-document.ts'
import { IMP } from '../../contract/error-codes/intake.ts'
import { limits } from '../limits.ts'
import { u16 } from './bytes.ts'
import { entryNamed, outlookProperties, readCfb, streamNamed, type CfbStorage } from './cfb.ts'
import { refuse, type Claim, type Inside } from './document.ts'
import { codePageOf, MapiProperties, type MapiAttachment, type MapiItem, type MapiKey, type MapiValue } from './mapi.ts'
import { namedProperties, type PropertyNames } from './mapi-names.ts'
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

function item(storage: CfbStorage, header: number, names: PropertyNames, around: string | null): MapiItem {
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

function attachment(storage: CfbStorage, names: PropertyNames, codePage: string | null): MapiAttachment {
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

function valuesIn(storage: CfbStorage, header: number, names: PropertyNames): Map<MapiKey, MapiValue> {
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

function namesIn(root: CfbStorage): PropertyNames {
  const folder = entryNamed(root, '__nameid_version1.0')
  if (folder?.kind !== 'storage') return new Map()
  const stream = (tag: string): Uint8Array => streamNamed(folder, `__substg1.0_${tag}`) ?? new Uint8Array()
  return namedProperties(stream('00020102'), stream('00030102'), stream('00040102'))
}
