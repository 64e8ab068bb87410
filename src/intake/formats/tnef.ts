/**
 * TNEF (MS-OXTNEF): the winmail.dat that Outlook sends to people who have no Outlook. Opened, because what it holds is the message:
 * its body, and the attachments that the mail around it seems not to have.
 */
import type { ParserReply } from '../../contract/parsed-document.ts'
import { IMP } from '../../contract/error-codes/intake.ts'
import { limits } from '../limits.ts'
import { byteText, u16, u32, u8 } from './bytes.ts'
import { labelOfCodePage } from './code-pages.ts'
import { refuse, type Claim, type Inside } from './document.ts'
import {
  codePageOf,
  fileTime,
  guidAt,
  MapiProperties,
  type MapiAttachment,
  type MapiItem,
  type MapiKey,
  type MapiValue,
} from './mapi.ts'
import { readOutlookItem } from './outlook-item.ts'

export async function readTnef(bytes: Uint8Array, claim: Claim, inside: Inside): Promise<ParserReply> {
  if (bytes.length > limits.mail.messageBytes) return refuse(IMP.mailTooLarge)
  const found = itemIn(bytes, 0)
  if (found === null) return refuse(IMP.incomplete, false, { count: 0, of: 1 })
  const reply = await readOutlookItem(
    found.item,
    { ...claim, format: 'tnef', mediaType: 'application/vnd.ms-tnef' },
    inside,
  )
  if (reply.kind === 'document' && !found.isWhole) {
    const { length } = found.item.attachments
    reply.document.warnings.push({ code: IMP.incomplete, count: length, of: length + 1 })
  }
  return reply
}

const signature = 0x223e_9f78
/** Attributes by their number; the upper half, which repeats their type, is left out. */
const attribute = {
  from: 0x8000,
  subject: 0x8004,
  sent: 0x8005,
  received: 0x8006,
  messageClass: 0x8008,
  body: 0x800c,
  data: 0x800f,
  title: 0x8010,
  rendering: 0x9002,
  properties: 0x9003,
  recipients: 0x9004,
  attachment: 0x9005,
  codePage: 0x9007,
} as const

type Values = Map<MapiKey, MapiValue>
const mapiType = { object: 0x0d, string8: 0x1e, time: 0x40, binary: 0x102 } as const
const messageInterface = '0002030700000000c000000000000046'

interface Half {
  readonly values: Values
  inner: MapiItem | null
}

function itemIn(bytes: Uint8Array, depth: number): { item: MapiItem; isWhole: boolean } | null {
  if (u32(bytes, 0) !== signature || depth > limits.mail.depth) return null
  const values: Values = new Map()
  const rows: Values[] = []
  const halves: Half[] = []
  let oem: string | null = null
  let at = 6
  while (at + 9 <= bytes.length) {
    const level = u8(bytes, at)
    const id = u32(bytes, at + 1) & 0xffff
    const length = u32(bytes, at + 5)
    const data = bytes.subarray(at + 9, at + 9 + length)
    if ((level !== 1 && level !== 2) || data.length < length) break
    at += 9 + length + 2
    if (id === attribute.codePage) oem = labelOfCodePage(u32(data, 0))
    else if (level === 1) messageAttribute(id, data, values, rows)
    else attachmentAttribute(id, data, halves, depth)
  }
  const codePage = codePageOf(values) ?? oem
  const properties = (of: Values): MapiProperties => new MapiProperties(of, codePage)
  const attachments = halves.map(({ values: own, inner }): MapiAttachment => ({
    properties: properties(own),
    content: inner === null ? (own.get(0x3701)?.bytes ?? null) : null,
    message: inner,
  }))
  const item = { properties: properties(values), recipients: rows.map(properties), attachments }
  return { item, isWhole: at >= bytes.length }
}

/** What old attributes say holds where the properties do not say it again. */
function messageAttribute(id: number, data: Uint8Array, values: Values, rows: Values[]): void {
  const older = (key: MapiKey, type: number, bytes: Uint8Array): void => {
    if (!values.has(key)) values.set(key, { type, bytes })
  }
  switch (id) {
    case attribute.subject:
      older(0x0037, mapiType.string8, data)
      break
    case attribute.body:
      older(0x1000, mapiType.string8, data)
      break
    case attribute.messageClass:
      older(0x001a, mapiType.string8, data)
      break
    case attribute.sent:
      older(0x0039, mapiType.time, timeOf(data))
      break
    case attribute.received:
      older(0x0e06, mapiType.time, timeOf(data))
      break
    case attribute.from:
      fromOf(data, older)
      break
    case attribute.properties:
      propertiesFrom(data, 0, (key, value) => values.set(key, value))
      break
    case attribute.recipients:
      rows.push(...rowsOf(data))
      break
    default:
  }
}

function attachmentAttribute(id: number, data: Uint8Array, halves: Half[], depth: number): void {
  // Each attachment begins with how it is drawn; one without that is taken all the same.
  if (id === attribute.rendering || halves.length === 0) halves.push({ values: new Map(), inner: null })
  const half = halves.at(-1)
  if (half === undefined) return
  if (id === attribute.title && !half.values.has(0x3704))
    half.values.set(0x3704, { type: mapiType.string8, bytes: data })
  if (id === attribute.data && !half.values.has(0x3701)) half.values.set(0x3701, { type: mapiType.binary, bytes: data })
  if (id !== attribute.attachment) return
  propertiesFrom(data, 0, (key, value) => {
    if (key !== 0x3701) half.values.set(key, value)
    else if (value.type !== mapiType.object) half.values.set(key, value)
    else {
      const isMessage = guidAt(value.bytes, 0) === messageInterface
      const content = value.bytes.subarray(16)
      half.inner = isMessage ? (itemIn(content, depth + 1)?.item ?? null) : null
      half.values.set(key, { type: mapiType.binary, bytes: content })
    }
  })
}

/** Year, month, day, hour, minute, second. */
function timeOf(data: Uint8Array): Uint8Array {
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0] = [0, 2, 4, 6, 8, 10].map(at => u16(data, at))
  return fileTime(Date.UTC(year, month - 1, day, hour, minute, second))
}

/** Name and address with their lengths in front (section 2.1.3.3.2). */
function fromOf(data: Uint8Array, set: (key: MapiKey, type: number, bytes: Uint8Array) => void): void {
  const nameLength = u16(data, 4)
  const name = data.subarray(8, 8 + nameLength)
  const address = data.subarray(8 + nameLength, 8 + nameLength + u16(data, 6))
  set(0x0c1a, mapiType.string8, name)
  const colon = byteText(address).indexOf(':')
  set(0x0c1f, mapiType.string8, address.subarray(colon + 1))
}

function rowsOf(data: Uint8Array): Values[] {
  const rows: Values[] = []
  let at = 4
  for (let left = u32(data, 0); left > 0 && at < data.length && rows.length <= limits.mail.addresses; left--) {
    const row: Values = new Map()
    at = propertiesFrom(data, at, (key, value) => row.set(key, value))
    rows.push(row)
  }
  return rows
}

/** A list of properties (section 2.1.3.4); answers where it ends. One that breaks off gives what it held. */
function propertiesFrom(data: Uint8Array, from: number, take: (key: MapiKey, value: MapiValue) => void): number {
  let at = from + 4
  for (let left = u32(data, from); left > 0 && at < data.length; left--) {
    const type = u16(data, at)
    const id = u16(data, at + 2)
    at += 4
    let key: MapiKey = id
    if (id >= 0x8000) {
      const isNumber = u32(data, at + 16) === 0
      const length = isNumber ? 0 : u32(data, at + 20)
      const name = isNumber ? u32(data, at + 20).toString(16) : wide(data.subarray(at + 24, at + 24 + length))
      key = `${guidAt(data, at)}:${name}`
      at += 24 + padded(length)
    }
    const size = fixedSize(type & 0xfff)
    const isMany = (type & 0x1000) !== 0
    const values = isMany || size === null ? u32(data, at) : 1
    if (isMany || size === null) at += 4
    for (let i = 0; i < values && at < data.length; i++) {
      const length = size ?? u32(data, at)
      if (size === null) at += 4
      if (i === 0) take(key, { type: type & 0xfff, bytes: data.subarray(at, at + length) })
      at += padded(length)
    }
  }
  return at
}

function wide(bytes: Uint8Array): string {
  return new TextDecoder('utf-16le').decode(bytes).replace(/\0+$/, '')
}

function padded(length: number): number {
  return (length + 3) & ~3
}

/** Null for what states its own length. */
function fixedSize(type: number): number | null {
  if ([0x1e, 0x1f, 0x0d, 0x102].includes(type)) return null
  if (type === 0x48) return 16
  return [5, 6, 7, 0x14, 0x40].includes(type) ? 8 : 4
}
