/**
 * Outlook items as the messages they are. An item is written as a message (RFC 5322) and read by the reader of messages, so that limits,
 * parts, lists and flags are the same whatever program stored it; who sent it and when is taken from its properties.
 */
import type { Address, DocumentFormat, ParserReply } from '../../contract/parsed-document.ts'
import { IMP } from '../../contract/error-codes/intake.ts'
import { limits } from '../limits.ts'
import { ascii } from './bytes.ts'
import { refuse, type Claim, type Inside, type People } from './document.ts'
import { readMessage } from './eml.ts'
import { oneLine } from './labels.ts'
import { parseMailDate } from './mail-date.ts'
import { addressesOf } from './mail-people.ts'
import {
  headerParameter,
  headerText,
  message,
  multipart,
  textPart,
  type WrittenHeader,
  type WrittenPart,
} from './mail-writer.ts'
import type { MapiAttachment, MapiItem, MapiKey } from './mapi.ts'
import { labelOfCodePage } from './code-pages.ts'
import { headerValue, readHeaders, type Header } from './mime-headers.ts'
import { outlookDetails } from './outlook-details.ts'
import { decompressedRtf } from './rtf-compressed.ts'
import { rtfToText } from './rtf-text.ts'
import { withoutMarks } from './tables.ts'

export async function readOutlookItem(
  item: MapiItem,
  claim: Claim & { readonly format: DocumentFormat; readonly mediaType: string },
  inside: Inside,
): Promise<ParserReply> {
  const head = headOf(item)
  if (isCrowded(head)) return refuse(IMP.unusual)
  const { format, mediaType, ...plainClaim } = claim
  const reply = await readMessage(messageOf(item, 0), plainClaim, inside, peopleIn(head))
  if (reply.kind === 'refusal') return reply
  const { document } = reply
  // Words that Outlook stores as Unicode were in no character set before they were written here.
  const charset = item.properties.text(0x1000) === null ? document.charset : charsetOf(item)
  // Rebuilt without a list it is the message as written here, no longer the item of Outlook.
  const kept = document.rebuilt === null ? mediaType : document.mediaType
  return { kind: 'document', document: { ...document, format, mediaType: kept, charset } }
}

/** The message that an item is, for readers of stores; null when it has more addresses than a message may have. */
export function writtenItem(item: MapiItem): { readonly bytes: Uint8Array; readonly people: People } | null {
  const head = headOf(item)
  return isCrowded(head) ? null : { bytes: messageOf(item, 0), people: peopleIn(head) }
}

function isCrowded({ to, cc, bcc, replyTo }: Head): boolean {
  return to.length + cc.length + bcc.length + replyTo.length > limits.mail.addresses
}

function peopleIn({ from, to, cc, bcc, replyTo }: Head): People {
  return { from, to, cc, bcc, replyTo }
}

/** A message of its own for each item; one inside another stands in it as RFC 2046 says. */
function messageOf(item: MapiItem, depth: number): Uint8Array {
  const parts = [...bodyParts(item), ...item.attachments.map(part => attachmentPart(part, depth))]
  const [only, ...rest] = parts
  const content =
    only !== undefined && rest.length === 0 && item.attachments.length === 0 ? only : multipart('mixed', parts)
  return message(headersOf(item), content)
}

interface Head {
  readonly from: Address | null
  readonly to: Address[]
  readonly cc: Address[]
  readonly bcc: Address[]
  readonly replyTo: Address[]
  readonly transport: readonly Header[]
}

function headOf(item: MapiItem): Head {
  const { properties } = item
  const transport = transportOf(item)
  const of = (kind: number): Address[] =>
    item.recipients
      .filter(row => ((row.integer(0x0c15) ?? 1) & 15) === kind)
      .map(row => ({
        address: oneLine(row.text(0x39fe, 0x3003) ?? ''),
        name: oneLine(row.text(0x3001, 0x5ff6) ?? ''),
      }))
      .filter(person => person.address !== '' || person.name !== '')
  const shown = (key: MapiKey): Address[] =>
    item.recipients.length > 0
      ? []
      : (properties.text(key) ?? '')
          .split(';')
          .map(name => ({ address: '', name: oneLine(name) }))
          .filter(person => person.name !== '')
  return {
    from: senderOf(item, transport),
    to: [...of(1), ...shown(0x0e04)],
    cc: [...of(2), ...shown(0x0e03)],
    bcc: of(3),
    replyTo: replyToOf(item, transport),
    transport,
  }
}

/** In whose name it was sent, else who sent it. The address on the internet is preferred to that within Exchange. */
function senderOf({ properties }: MapiItem, transport: readonly Header[]): Address | null {
  const represented = person(0x5d02, 0x0065, 0x0042)
  const sender = person(0x5d01, 0x0c1f, 0x0c1a)
  const [written] = addressesOf(transport, 'from')
  const known = [represented, sender].filter(found => found !== null)
  return known.find(found => found.address.includes('@')) ?? written ?? known[0] ?? null

  function person(smtp: MapiKey, address: MapiKey, name: MapiKey): Address | null {
    const found = {
      address: oneLine(properties.text(smtp, address) ?? ''),
      name: oneLine(properties.text(name) ?? ''),
    }
    return found.address === '' && found.name === '' ? null : found
  }
}

/** As the header said; else the names that Outlook keeps, of which some are addresses (MS-OXOMSG, PidTagReplyRecipientNames). */
function replyToOf({ properties }: MapiItem, transport: readonly Header[]): Address[] {
  const stated = addressesOf(transport, 'reply-to')
  if (stated.length > 0) return stated
  return (properties.text(0x0050) ?? '')
    .split(';')
    .map(name => oneLine(name))
    .filter(name => name !== '')
    .map(name => (/^[^\s@]+@[^\s@]+$/.test(name) ? { address: name, name: '' } : { address: '', name }))
}

/** Headers as the message had them on its way, where Outlook kept them. */
function transportOf({ properties }: MapiItem): readonly Header[] {
  const text = properties.text(0x007d)
  if (text === null) return []
  const bytes = new TextEncoder().encode(
    `${text.replace(/^Microsoft Mail Internet Headers[^\n]*\r?\n/i, '').trim()}\r\n\r\n`,
  )
  return readHeaders(bytes, 0, bytes.length).headers
}

/** What the item itself says replaces what stood in these. */
const ownHeaders =
  /^(from|to|cc|bcc|reply-to|sender|subject|date|message-id|references|in-reply-to|mime-version|content-.*)$/

function headersOf(item: MapiItem): WrittenHeader[] {
  const { properties } = item
  const { from, to, cc, bcc, replyTo, transport } = headOf(item)
  const headers: WrittenHeader[] = transport
    .filter(header => !ownHeaders.test(header.name) && /^[!-9;-~]+$/.test(header.name))
    .map(header => [header.name, headerText(header.value)])
  const add = (name: string, value: string | null): void => {
    if (value !== null && value !== '') headers.push([name, value])
  }
  const subject = properties.text(0x0037, 0x0e1d)
  const id = (key: MapiKey, name: string): string | null =>
    (properties.text(key) ?? headerValue(transport, name))?.replace(/[^ -~]+/g, ' ').trim() ?? null
  add('From', from === null ? null : written([from]))
  add('To', written(to))
  add('Cc', written(cc))
  add('Bcc', written(bcc))
  add('Reply-To', written(replyTo))
  add('Subject', subject === null ? null : headerText(subject))
  add('Date', dateOf(item, transport))
  add('Message-ID', id(0x1035, 'message-id'))
  add('References', id(0x1039, 'references'))
  add('In-Reply-To', id(0x1042, 'in-reply-to'))
  return headers
}

function written(people: readonly Address[]): string {
  return people
    .map(({ address, name }) => {
      const quoted = /^[ -~]*$/.test(name) ? `"${name.replace(/["\\]/g, '\\$&')}"` : headerText(name)
      const bare = address.replace(/[^!-~]|[<>]/g, '')
      return name === '' ? `<${bare}>` : `${quoted} <${bare}>`
    })
    .join(',\r\n ')
}

/** As the sender wrote it, with its zone; else when it was sent, delivered or made. */
function dateOf({ properties }: MapiItem, transport: readonly Header[]): string | null {
  const stated = headerValue(transport, 'date')
  if (stated !== null && parseMailDate(stated) !== null) return stated.replace(/[^ -~]+/g, ' ')
  const iso = properties.time(0x0039, 0x0e06, 0x3007)
  return iso === null ? null : new Date(iso).toUTCString().replace('GMT', '+0000')
}

/** Label of the code page in which its words are stored, where they are not Unicode. */
function charsetOf({ properties }: MapiItem): { declared: string | null; used: string } | null {
  if (!properties.isOneByte(0x1000)) return null
  const { codePage } = properties
  return codePage === null ? null : { declared: codePage, used: codePage }
}

function bodyParts(item: MapiItem): WrittenPart[] {
  const { properties } = item
  const packed = properties.bytes(0x1009)
  const rtfBytes = packed === null ? null : decompressedRtf(packed)
  const rtf = rtfBytes === null ? null : rtfToText(rtfBytes)
  const html = htmlOf(item) ?? (rtf?.isHtml === true ? utf8('html', rtf.text) : null)
  const plain =
    properties.text(0x1000) ?? (html === null && rtf !== null && !rtf.isHtml ? withoutMarks(rtf.text) : null)
  const versions = [...(plain === null ? [] : [utf8('plain', plain)]), ...(html === null ? [] : [html])]
  const details = outlookDetails(properties)
  if (details !== null && (plain ?? '').trim() === '' && html === null) return [utf8('plain', details)]
  const body = versions.length === 2 ? [multipart('alternative', versions)] : versions
  if (details !== null) body.push(utf8('plain', details))
  return body.length === 0 ? [utf8('plain', '')] : body
}

/** As bytes in the code page stated for them, or as text. */
function htmlOf({ properties }: MapiItem): WrittenPart | null {
  const text = properties.text(0x1013)
  if (text !== null) return utf8('html', text)
  const bytes = properties.bytes(0x1013)
  if (bytes === null || bytes.length === 0) return null
  const label = labelOfCodePage(properties.integer(0x3fde) ?? 0)
  return textPart('html', bytes, label === 'us-ascii' ? null : label)
}

function utf8(subtype: 'plain' | 'html', text: string): WrittenPart {
  return textPart(subtype, new TextEncoder().encode(text), 'utf-8')
}

function attachmentPart({ properties, content, message: inner }: MapiAttachment, depth: number): WrittenPart {
  const name = properties.text(0x3707, 0x3704, 0x3001)
  const contentId = properties.text(0x3712)?.replace(/[^!-~]|[<>]/g, '')
  const disposition = properties.isTrue(0x7ffe) || contentId !== undefined ? 'inline' : 'attachment'
  const headers: WrittenHeader[] = [
    [
      'Content-Disposition',
      name === null ? disposition : `${disposition};\r\n ${headerParameter('filename', oneLine(name, 1_000))}`,
    ],
  ]
  if (contentId !== undefined && contentId !== '') headers.push(['Content-ID', `<${contentId}>`])
  if (inner !== null && depth < limits.mail.depth)
    return {
      headers: [['Content-Type', 'message/rfc822'], ...headers],
      body: messageOf(inner, depth + 1),
      isMessage: true,
    }
  const declared = properties.text(0x370e)?.trim().toLowerCase() ?? ''
  const type = /^[\w!#$&^.+-]+\/[\w!#$&^.+-]+$/.test(declared) ? declared : 'application/octet-stream'
  // A multipart that is attached as bytes would be opened as if it were this message's own.
  const safe = /^(multipart|message)\//.test(type) ? 'application/octet-stream' : type
  return { headers: [['Content-Type', safe], ...headers], body: content ?? ascii('') }
}
