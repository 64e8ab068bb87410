/** Foreign bytes for tests of the formats: read by the real readers, and built by hand where no honest program would make them. */
import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { crc32, deflateRawSync } from 'node:zlib'
import { ParserReply, type ParsedDocument, type PartRefusal } from '../../src/contract/parsed-document.ts'
import { parseDocument } from '../../src/intake/formats/index.ts'
import { samplesFolder } from './samples.ts'

export function bytesOf(text: string, encoding: BufferEncoding = 'utf8'): Uint8Array<ArrayBuffer> {
  return new Uint8Array(Buffer.from(text, encoding))
}

export function sha256(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex')
}

export function sampleBytes(file: string): Uint8Array {
  return new Uint8Array(readFileSync(join(samplesFolder, file)))
}

/** The reply as the host would accept it: through the schema. */
export async function replyTo(bytes: Uint8Array, name: string): Promise<ParserReply> {
  return ParserReply.parse(await parseDocument(bytes, { name }))
}

export async function readAs(bytes: Uint8Array | string, name: string): Promise<ParsedDocument> {
  const reply = await replyTo(typeof bytes === 'string' ? bytesOf(bytes) : bytes, name)
  if (reply.kind !== 'document') throw new Error(`${name} was refused: ${reply.code}`)
  return reply.document
}

export async function refusalOf(bytes: Uint8Array | string, name: string): Promise<PartRefusal | 'read'> {
  const reply = await replyTo(typeof bytes === 'string' ? bytesOf(bytes) : bytes, name)
  if (reply.kind === 'document') return 'read'
  const { kind: _kind, ...refusal } = reply
  return refusal
}

/** Codes of the flags, in order. */
export function flags(document: ParsedDocument): string[] {
  return document.warnings.map(warning => warning.code)
}

/** Everything that a reply says, as one text: for looking whether something is in it. Bytes count as latin-1. */
export function everythingIn(value: unknown): string {
  if (value instanceof Uint8Array) return Buffer.from(value).toString('latin1')
  if (Array.isArray(value)) return value.map(everythingIn).join('\n')
  if (typeof value === 'object' && value !== null) {
    return Object.entries(value)
      .map(([key, inner]) => `${key}\n${everythingIn(inner)}`)
      .join('\n')
  }
  return String(value)
}

export function allText(document: ParsedDocument): string {
  return [document.text, ...document.children.map(allText)].join('\n')
}

/** One entry of an archive, and every lie that it may tell. */
export interface MadeEntry {
  readonly name: string
  /** Where the name is not UTF-8. */
  readonly nameBytes?: Uint8Array
  readonly content: Uint8Array
  readonly stored?: boolean
  /** What the directory says, where it differs from the truth. */
  readonly says?: {
    readonly size?: number
    readonly packed?: number
    readonly crc?: number
    readonly start?: number
    readonly name?: string
  }
  readonly flags?: number
  readonly method?: number
  /** Unix mode in the upper half; makes the entry one of Unix. */
  readonly mode?: number
  /** Bytes in front of the local header that belong to nobody. */
  readonly gap?: number
}

/** A ZIP archive, byte by byte. */
export function aZip(entries: readonly MadeEntry[], after: Uint8Array = new Uint8Array()): Uint8Array<ArrayBuffer> {
  const pieces: Buffer[] = []
  const directory: Buffer[] = []
  let at = 0
  for (const entry of entries) {
    const packed = entry.stored === true ? Buffer.from(entry.content) : deflateRawSync(entry.content)
    const name = Buffer.from(entry.nameBytes ?? bytesOf(entry.name))
    const method = entry.method ?? (entry.stored === true ? 0 : 8)
    const flagBits = entry.flags ?? 0x800
    const crc = crc32(entry.content)
    const gap = Buffer.alloc(entry.gap ?? 0)
    const local = Buffer.concat([Buffer.alloc(30), name])
    local.writeUInt32LE(0x04034b50, 0)
    local.writeUInt16LE(20, 4)
    local.writeUInt16LE(flagBits, 6)
    local.writeUInt16LE(method, 8)
    local.writeUInt32LE(entry.says?.crc ?? crc, 14)
    local.writeUInt32LE(entry.says?.packed ?? packed.length, 18)
    local.writeUInt32LE(entry.says?.size ?? entry.content.length, 22)
    local.writeUInt16LE(name.length, 26)
    const centralName = entry.says?.name === undefined ? name : Buffer.from(entry.says.name)
    const central = Buffer.concat([Buffer.alloc(46), centralName])
    central.writeUInt32LE(0x02014b50, 0)
    central.writeUInt16LE(entry.mode === undefined ? 20 : 0x0314, 4)
    central.writeUInt16LE(20, 6)
    central.writeUInt16LE(flagBits, 8)
    central.writeUInt16LE(method, 10)
    central.writeUInt32LE(entry.says?.crc ?? crc, 16)
    central.writeUInt32LE(entry.says?.packed ?? packed.length, 20)
    central.writeUInt32LE(entry.says?.size ?? entry.content.length, 24)
    central.writeUInt16LE(centralName.length, 28)
    central.writeUInt32LE(((entry.mode ?? 0) << 16) >>> 0, 38)
    central.writeUInt32LE(entry.says?.start ?? at + gap.length, 42)
    directory.push(central)
    pieces.push(gap, local, packed)
    at += gap.length + local.length + packed.length
  }
  const size = directory.reduce((sum, central) => sum + central.length, 0)
  const end = Buffer.alloc(22)
  end.writeUInt32LE(0x06054b50, 0)
  end.writeUInt16LE(entries.length, 8)
  end.writeUInt16LE(entries.length, 10)
  end.writeUInt32LE(size, 12)
  end.writeUInt32LE(at, 16)
  return new Uint8Array(Buffer.concat([...pieces, ...directory, end, after]))
}

/** An honest archive of texts. */
export function zipOf(files: Readonly<Record<string, string | Uint8Array>>): Uint8Array<ArrayBuffer> {
  return aZip(
    Object.entries(files).map(([name, content]) => ({
      name,
      content: typeof content === 'string' ? bytesOf(content) : content,
    })),
  )
}

/** A Word document around `body` (WordprocessingML), with more parts where a test needs them. */
export function aDocx(body: string, more: Readonly<Record<string, string | Uint8Array>> = {}): Uint8Array<ArrayBuffer> {
  const w = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
  return zipOf({
    '[Content_Types].xml': '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>',
    'word/document.xml': `<?xml version="1.0"?><w:document ${w}><w:body>${body}</w:body></w:document>`,
    ...more,
  })
}

export interface MailPart {
  readonly headers: readonly string[]
  readonly body: string
}

/** A mail with CRLF line ends. Several parts make it multipart/mixed. */
export function aMail(head: Readonly<Record<string, string>>, ...parts: readonly MailPart[]): Uint8Array<ArrayBuffer> {
  const lines = Object.entries({
    From: 'Afzender <afzender@coa.example>',
    To: 'liaisons@ind.example',
    Date: 'Mon, 3 Oct 2016 16:11:47 +0200',
    'Message-ID': '<1@coa.example>',
    Subject: 'Bericht',
    ...head,
  }).map(([name, value]) => `${name}: ${value}`)
  const [first] = parts
  // Its own for each message: one inside the other must not end the outer one.
  const boundary = `deel-${sha256(bytesOf(lines.join() + parts.map(part => part.body).join()).slice(0, 100_000)).slice(0, 12)}`
  const body =
    parts.length === 1 && first !== undefined
      ? [...first.headers, '', first.body]
      : [
          'MIME-Version: 1.0',
          `Content-Type: multipart/mixed; boundary="${boundary}"`,
          '',
          ...parts.flatMap(part => [`--${boundary}`, ...part.headers, '', part.body]),
          `--${boundary}--`,
          '',
        ]
  return bytesOf([...lines, ...body].join('\r\n').replace(/\r?\n/g, '\r\n'))
}

export function plain(body: string, charset = 'utf-8'): MailPart {
  return { headers: [`Content-Type: text/plain; charset=${charset}`], body }
}

export function attached(name: string, type: string, content: Uint8Array): MailPart {
  const body = Buffer.from(content).toString('base64').replace(/.{76}/g, '$&\r\n')
  return {
    headers: [
      `Content-Type: ${type}; name="${name}"`,
      `Content-Disposition: attachment; filename="${name}"`,
      'Content-Transfer-Encoding: base64',
    ],
    body,
  }
}
