/**
 * Messages (RFC 5322, MIME): limits are counted on boundaries before anything is decoded; every part is shown, read as a document of
 * its own, or kept and named. A nested message is exactly its own bytes, so that it is recognised as the one that came before (R22).
 */
import type { ParsedDocument, ParserReply, Warning } from '../../contract/parsed-document.ts'
import { IMP } from '../../contract/error-codes/intake.ts'
import { limits } from '../limits.ts'
import { byteText, spliced, type Splice } from './bytes.ts'
import { emptyDocument, read, refuse, type Claim, type Inside, type People } from './document.ts'
import { htmlWarnings } from './html.ts'
import { oneLine } from './labels.ts'
import { withoutLists } from './lists-inside.ts'
import { bodyOf, charsetOf, contentOf, fileNameOf, type BodyPiece, type MailBody } from './mail-body.ts'
import { instantOf, parseMailDate } from './mail-date.ts'
import { addressesOf, senderWarnings } from './mail-people.ts'
import { versionOf, type ReadPiece } from './mail-versions.ts'
import { decodedHeader, headerValue, type Header } from './mime-headers.ts'
import { nodesOf } from './mail-nodes.ts'
import { mimeTree, UnusualMail, type MimePart } from './mime-tree.ts'
import { transferEncoded } from './mime-transfer.ts'
import { withoutArmour } from './pgp.ts'
import { receivedOf } from './sha256.ts'
import { asList } from './tables.ts'
import { findListHeadings } from './person-list.ts'
import { hasWords, textWarnings } from './text.ts'

export async function readEml(bytes: Uint8Array, claim: Claim, inside: Inside): Promise<ParserReply> {
  if (bytes.length > limits.mail.messageBytes) return refuse(IMP.mailTooLarge)
  return await readMessage(bytes, claim, inside, claim.people)
}

/** A message of any size, for callers that have judged its size. `known`: who sent it to whom, where that is not read from its headers. */
export async function readMessage(
  bytes: Uint8Array,
  claim: Claim,
  inside: Inside,
  known?: People,
): Promise<ParserReply> {
  const root = treeOf(bytes)
  if (root === null) return refuse(IMP.unusual)
  const people = ['from', 'to', 'cc', 'bcc', 'reply-to', 'sender'].map(name => addressesOf(root.headers, name))
  if (people.reduce((sum, list) => sum + list.length, 0) > limits.mail.addresses) return refuse(IMP.unusual)
  const [from = [], to = [], cc = [], bcc = [], replyTo = [], sender = []] = people
  const body = bodyOf(root, bytes)
  const document: ParsedDocument = {
    ...emptyDocument('eml', 'message/rfc822', claim),
    ...headOf(root.headers),
    from: from[0] ?? sender[0] ?? null,
    to,
    cc,
    bcc,
    replyTo,
    ...known,
  }
  document.warnings.push(...senderWarnings(document.from), ...dateWarnings(root.headers, document.date))
  const owners = await addParts(document, bytes, body, inside)
  if (owners === null) return refuse(IMP.listInDocument)
  // Plain text beside HTML with a list in it says the same rows without their table.
  const words = body.pieces
    .filter(piece => !owners.isList(piece))
    .map(piece => (holdsList(piece) ? { ...piece, plain: null } : piece))
    .map(piece => ({ ...piece, ...versionOf(piece) }))
  fillBody(document, bytes, words, inside, owners)
  document.nodes = nodesOf(root, bytes, words, owners.parts)
  flagParts(document, root)
  document.rebuilt = rebuilt(bytes, document, owners)
  return read(document)
}

function treeOf(bytes: Uint8Array): MimePart | null {
  try {
    return mimeTree(bytes)
  } catch (error) {
    if (error instanceof UnusualMail) return null
    throw error
  }
}

type Head = Pick<ParsedDocument, 'messageId' | 'references' | 'date' | 'subject' | 'language'>

function headOf(headers: readonly Header[]): Head {
  const ids = (name: string): string[] =>
    (headerValue(headers, name)?.match(/<[^<>\s]+>/g) ?? []).map(id => oneLine(id, 998))
  const bareId = oneLine(headerValue(headers, 'message-id') ?? '', 998)
  const subject = decodedHeader(headers, 'subject')
  const language = headerValue(headers, 'content-language')?.split(',')[0]?.trim()
  return {
    messageId: ids('message-id')[0] ?? (bareId === '' ? null : bareId),
    references: [...new Set([...ids('references'), ...ids('in-reply-to')])].slice(0, 1_000),
    date: parseMailDate(headerValue(headers, 'date') ?? ''),
    subject: subject === null ? null : oneLine(subject),
    language: language === undefined || language === '' ? null : oneLine(language, 64),
  }
}

const dayMs = 24 * 60 * 60 * 1_000

/** IMP-26: no readable date, or one that is more than a day from what every server on the way wrote down. */
function dateWarnings(headers: readonly Header[], date: string | null): Warning[] {
  if (date === null) return [{ code: IMP.dateUnreliable }]
  const stamps = headers
    .filter(header => header.name === 'received')
    .map(header => parseMailDate(header.value.slice(header.value.lastIndexOf(';') + 1)))
    .filter(stamp => stamp !== null)
  const near = stamps.some(stamp => Math.abs(instantOf(stamp) - instantOf(date)) <= dayMs)
  return stamps.length === 0 || near ? [] : [{ code: IMP.dateUnreliable }]
}

/** Which part of the message each child came from; and the pieces of the body that turned out to be lists. */
interface Owners {
  readonly parts: Map<ParsedDocument, readonly MimePart[]>
  isList(piece: BodyPiece): boolean
}

function holdsList(piece: BodyPiece): boolean {
  return (piece.html?.lists.length ?? 0) > 0
}

/** Null when a list in the words of the message cannot be offered (IMP-49). */
async function addParts(
  document: ParsedDocument,
  bytes: Uint8Array,
  body: MailBody,
  inside: Inside,
): Promise<Owners | null> {
  const parts = new Map<ParsedDocument, readonly MimePart[]>()
  const lists = new Set<BodyPiece>()
  const add = (child: ParsedDocument, ...owners: MimePart[]): void => {
    document.children.push(child)
    parts.set(child, owners)
  }
  for (const piece of body.pieces) {
    // A list pasted as the message itself is a list; the HTML version of the same goes with it.
    if (piece.plain === null || findListHeadings(piece.plain.text) === null) continue
    const claim = { name: '', declaredType: 'text/csv', declaredCharset: charsetOf(piece.plain.part) }
    const child = await inside.child({ ...claim, bytes: contentOf(piece.plain.part, bytes), role: 'inline' })
    if (child.list === null) continue
    lists.add(piece)
    add(child, piece.plain.part, ...(piece.html?.parts.keys() ?? []))
  }
  for (const { plain, html } of body.pieces.filter(piece => holdsList(piece) && !lists.has(piece))) {
    if (html === null) continue
    const received = await receivedOf(contentOf(html.part, bytes))
    // Of several parts that were joined each may hold some of it.
    const owned = [...html.parts.keys(), ...(plain?.parts.keys() ?? [])]
    for (const list of html.lists) {
      if (list === undefined) return null
      const claim = { name: '', declaredType: html.part.type.value, declaredCharset: null }
      const part = emptyDocument('html', 'text/html', claim)
      add({ ...part, ...asList(part, list), role: 'inline', received }, ...owned.splice(0))
    }
  }
  for (const { part, inline } of body.parts) {
    if (part.tooDeep) {
      add(hidden(part, bytes, inside), part)
      continue
    }
    const isMessage = /^message\/(rfc822|global|news)$/.test(part.type.value)
    const content = contentOf(part, bytes)
    // An empty part without a name is what programs leave behind; there is nothing in it to lose.
    if (content.length === 0 && fileNameOf(part) === null) continue
    const claim = { name: fileNameOf(part) ?? '', declaredType: part.type.value, declaredCharset: charsetOf(part) }
    add(
      await inside.child({ ...claim, bytes: content, role: isMessage ? 'message' : inline ? 'inline' : 'attachment' }),
      part,
    )
  }
  return { parts, isList: piece => lists.has(piece) }
}

/** A multipart nested beyond the limit: kept as it stands, so that nothing can hide behind it. */
function hidden(part: MimePart, bytes: Uint8Array, inside: Inside): ParsedDocument {
  const raw = bytes.slice(part.bodyStart, part.bodyEnd)
  const claim = { name: '', declaredType: part.type.value, declaredCharset: null }
  const kept = inside.budget.takeDocument() && inside.budget.takeContent(raw.length) ? raw : null
  const document = emptyDocument('unknown', 'application/octet-stream', claim)
  return { ...document, role: 'attachment', bytes: kept, refusal: { code: IMP.mailTooDeep, red: false } }
}

function fillBody(
  document: ParsedDocument,
  bytes: Uint8Array,
  pieces: readonly ReadPiece[],
  inside: Inside,
  owners: Owners,
): void {
  const shownText = withoutArmour(pieces.map(piece => piece.text).join('\n'))
  document.text = shownText.text
  document.warnings.push(...shownText.warnings)
  document.hasText = hasWords(document.text)
  document.html = pieces.some(piece => piece.html !== null)
  const plain = pieces.flatMap(piece => piece.plain ?? [])
  const html = pieces.flatMap(piece => piece.html ?? [])
  document.charset = (plain[0] ?? html[0])?.decoded.charset ?? null
  document.language ??= html.map(version => version.language).find(language => language !== null) ?? null
  const shown = [...plain, ...html.filter(version => pieces.some(piece => piece.shows === version))]
  const replaced = shown.reduce((sum, piece) => sum + piece.decoded.replaced, 0)
  const uncertain = shown.some(piece => piece.decoded.uncertain)
  const cuts = shown.reduce((sum, piece) => sum + piece.cuts, 0)
  document.warnings.push(...textWarnings({ replaced, uncertain }, cuts))
  const sum = (of: (version: (typeof html)[number]) => number): number =>
    html.reduce((total, version) => total + of(version), 0)
  const counts = { hidden: sum(of => of.hidden), active: sum(of => of.active), remote: sum(of => of.remote) }
  document.warnings.push(...htmlWarnings(counts))
  for (const { other } of pieces) {
    if (other === null) continue
    document.warnings.push({ code: IMP.versionsDiffer })
    const child = otherVersion(other, bytes, inside)
    document.children.push(child)
    owners.parts.set(child, [other.part])
  }
}

/** The version that is not shown as the message itself, where it says something else: IMP-29 keeps both. */
function otherVersion(
  other: NonNullable<BodyPiece['plain'] | BodyPiece['html']>,
  bytes: Uint8Array,
  inside: Inside,
): ParsedDocument {
  const content = contentOf(other.part, bytes).slice()
  const isHtml = 'hidden' in other
  const claim = { name: '', declaredType: other.part.type.value, declaredCharset: charsetOf(other.part) }
  inside.budget.takeDocument()
  return {
    ...emptyDocument(isHtml ? 'html' : 'txt', isHtml ? 'text/html' : 'text/plain', claim),
    bytes: inside.budget.takeContent(content.length) ? content : null,
    role: 'inline',
    text: other.text,
    hasText: hasWords(other.text),
    html: isHtml,
    charset: other.decoded.charset,
  }
}

/** What happened to parts is told at the message as well. */
function flagParts(document: ParsedDocument, root: MimePart): void {
  const refused = document.children.filter(child => child.refusal?.code === IMP.mailTooDeep).length
  if (refused > 0) document.warnings.push({ code: IMP.mailTooDeep, count: refused })
  for (const code of [IMP.ownFormat, IMP.signed]) {
    const count = document.children.filter(child => child.warnings.some(warning => warning.code === code)).length
    const isTold = document.warnings.some(warning => warning.code === code)
    if (count > 0 && !isTold) document.warnings.push({ code, count })
  }
  const stray = strayOf(root)
  if (stray > 0) document.warnings.push({ code: IMP.hiddenText, count: stray })
}

function strayOf(part: MimePart): number {
  return part.children.reduce((sum, child) => sum + strayOf(child), part.stray)
}

/** The message with the encoded body of each list part replaced in place (R7); null when none lies inside. */
function rebuilt(bytes: Uint8Array, document: ParsedDocument, owners: Owners): Uint8Array | null {
  const splices: Splice[] = []
  for (const [child, stub] of withoutLists(document.children)) {
    for (const part of owners.parts.get(child) ?? []) {
      const newline = byteText(bytes, part.bodyStart, part.bodyEnd).includes('\r\n') ? '\r\n' : '\n'
      splices.push({ start: part.bodyStart, end: part.bodyEnd, bytes: transferEncoded(stub, part.encoding, newline) })
    }
  }
  return splices.length === 0
    ? null
    : spliced(
        bytes,
        splices.toSorted((a, b) => a.start - b.start),
      )
}
