/** Which parts of a message are its words and which lie in it as documents of their own (RFC 2046, 2387, 3462). */
import { decodeText, type Decoded } from './charset.ts'
import { decodeHtml, type DecodedHtml } from './html.ts'
import type { MimePart } from './mime-tree.ts'
import { transferDecoded } from './mime-transfer.ts'
import { findListHeadings } from './person-list.ts'
import { tidy } from './text.ts'

export interface PlainText {
  readonly part: MimePart
  /** It, and those that were joined to it; each with the bytes of its content. */
  readonly parts: ReadonlyMap<MimePart, number>
  readonly text: string
  readonly decoded: Decoded
  readonly cuts: number
}

export interface HtmlVersion extends DecodedHtml {
  readonly part: MimePart
  readonly parts: ReadonlyMap<MimePart, number>
}

/** One piece of the body: plain text, HTML, or both as two versions of the same. */
export interface BodyPiece {
  readonly plain: PlainText | null
  readonly html: HtmlVersion | null
}

export interface MailBody {
  readonly pieces: readonly BodyPiece[]
  /** Everything else, in order. `related` parts belong to the HTML (pictures). */
  readonly parts: readonly { part: MimePart; inline: boolean }[]
}

export function bodyOf(root: MimePart, bytes: Uint8Array): MailBody {
  const pieces: BodyPiece[] = []
  const parts: { part: MimePart; inline: boolean }[] = []
  walk(root)
  return { pieces, parts }

  function walk(part: MimePart): void {
    const words = piecesOf(part, bytes, part === root)
    if (words !== null) pieces.push(words)
    else if (part.children.length === 0) parts.push({ part, inline: part.disposition.value === 'inline' })
    else if (part.type.value === 'multipart/alternative') alternative(part)
    else if (part.type.value === 'multipart/related') related(part)
    else for (const child of part.children) walk(child)
  }

  /** Versions of one kind are joined rather than chosen from; an alternative that is neither text nor HTML is kept as a part. */
  function alternative(part: MimePart): void {
    const from = pieces.length
    for (const child of part.children) walk(child)
    const versions = pieces.splice(from)
    const html = joinedHtml(versions)
    const plains = versions.flatMap(piece => piece.plain ?? [])
    const list = plains.length > 1 ? plains.find(each => findListHeadings(each.text) !== null) : undefined
    if (list !== undefined) {
      // A list is taken out of the part that holds it, and the HTML version goes with it (R7).
      pieces.push(...plains.map(each => ({ plain: each, html: each === list ? html : null })))
      return
    }
    const plain = joinedPlain(versions)
    if (plain !== null || html !== null) pieces.push({ plain, html })
  }

  function related(part: MimePart): void {
    const start = part.type.parameters.get('start')
    const named = part.children.findIndex(child => start !== undefined && contentId(child) === start)
    for (const [i, child] of part.children.entries()) {
      if (i === Math.max(0, named) || child.children.length > 0) walk(child)
      else parts.push({ part: child, inline: true })
    }
  }
}

/** The text or HTML of a part that is shown in the message itself, or null for what is a document of its own. */
function piecesOf(part: MimePart, bytes: Uint8Array, isRoot: boolean): BodyPiece | null {
  if (
    part.children.length > 0 ||
    part.tooDeep ||
    part.disposition.value === 'attachment' ||
    (fileNameOf(part) !== null && !isRoot)
  )
    return null
  if (part.type.value === 'text/plain') return { plain: plainText(part, bytes), html: null }
  if (part.type.value !== 'text/html') return null
  const content = contentOf(part, bytes)
  const html = decodeHtml(content, charsetOf(part))
  return { plain: null, html: { ...html, part, parts: new Map([[part, content.length]]) } }
}

export function contentOf(part: MimePart, bytes: Uint8Array): Uint8Array {
  return transferDecoded(bytes.subarray(part.bodyStart, part.bodyEnd), part.encoding)
}

export function charsetOf(part: MimePart): string | null {
  return part.type.parameters.get('charset')?.replace(/\s.*$/s, '') ?? null
}

export function fileNameOf(part: MimePart): string | null {
  return part.disposition.parameters.get('filename') ?? part.type.parameters.get('name') ?? null
}

function contentId(part: MimePart): string | undefined {
  return part.headers.find(header => header.name === 'content-id')?.value.trim()
}

function plainText(part: MimePart, bytes: Uint8Array): PlainText {
  const content = contentOf(part, bytes)
  const decoded = decodeText(content, charsetOf(part))
  const flowed = part.type.parameters.get('format')?.toLowerCase() === 'flowed'
  const joined = flowed
    ? unflowed(decoded.text, part.type.parameters.get('delsp')?.toLowerCase() === 'yes')
    : decoded.text
  return { part, parts: new Map([[part, content.length]]), decoded, ...tidy(joined) }
}

/** A version may consist of several parts with pictures between them. */
function joinedPlain(version: readonly BodyPiece[]): PlainText | null {
  const [first, ...rest] = version.flatMap(piece => piece.plain ?? [])
  if (first === undefined) return null
  const all = [first, ...rest]
  const text = all.map(plain => plain.text).join('\n')
  return {
    ...first,
    parts: new Map(all.flatMap(plain => [...plain.parts])),
    text,
    cuts: rest.reduce((sum, plain) => sum + plain.cuts, first.cuts),
  }
}

function joinedHtml(version: readonly BodyPiece[]): HtmlVersion | null {
  const [first, ...rest] = version.flatMap(piece => piece.html ?? [])
  if (first === undefined) return null
  const all = [first, ...rest]
  const sum = (of: (html: HtmlVersion) => number): number => all.reduce((total, html) => total + of(html), 0)
  return {
    ...first,
    parts: new Map(all.flatMap(html => [...html.parts])),
    text: all.map(html => html.text).join('\n'),
    lists: all.flatMap(html => html.lists),
    hidden: sum(html => html.hidden),
    active: sum(html => html.active),
    remote: sum(html => html.remote),
    cuts: sum(html => html.cuts),
  }
}

/** RFC 3676: a line that ends in a space goes on in the next one, quotes of the same depth too; "-- " is a signature. */
function unflowed(text: string, deleteSpace: boolean): string {
  const result: string[] = []
  let open: string | null = null
  for (const raw of text.split(/\r?\n/)) {
    const quote: string = /^>*/.exec(raw)?.[0] ?? ''
    const line = raw.slice(quote.length).replace(/^ /, '')
    const flows = line.endsWith(' ') && line !== '-- '
    const words: string = flows && deleteSpace ? line.slice(0, -1) : line
    const previous = result.at(-1)
    if (open === quote && previous !== undefined && line !== '-- ') result[result.length - 1] = previous + words
    else result.push(quote === '' ? words : `${quote} ${words}`)
    open = flows ? quote : null
  }
  return result.join('\n')
}
