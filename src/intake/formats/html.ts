/**
 * HTML → the text that a reader would see, by htmlparser2's tokenizer: no tree, no style engine, nothing fetched or run (R50).
 * Scripts, comments, templates and hidden elements never reach the text; that they were there is told (IMP-27, IMP-28).
 */
import { Parser } from 'htmlparser2'
import type { ParsedDocument, ParserReply, Warning } from '../../contract/parsed-document.ts'
import { IMP } from '../../contract/error-codes/intake.ts'
import { byteText } from './bytes.ts'
import { decodeText, type Decoded } from './charset.ts'
import { emptyDocument, read, refuse, type Claim } from './document.ts'
import { HtmlPage, type HtmlText } from './html-page.ts'
import { oneLine } from './labels.ts'
import { takeLists } from './tables.ts'
import { hasWords, textWarnings, tidy } from './text.ts'

/** Elements inside one another. Browsers stop at 512; the parser's own work grows with the square of the depth. */
const deepest = 4_096
const pieceLength = 16_384

export function htmlToText(html: string): HtmlText {
  const page = new HtmlPage()
  let parser = parserFor(page)
  for (let at = 0; at < html.length;) {
    // Pieces end where a tag begins, so that a new parser never starts in the middle of one.
    const piece = html.slice(at, at + pieceLength)
    const tag = piece.lastIndexOf('<')
    const length = tag > 0 && at + pieceLength < html.length ? tag : piece.length
    parser.write(piece.slice(0, length))
    at += length
    if (page.depth <= deepest) continue
    const around = page.innermost()
    parser.end()
    page.goOnInside(around)
    parser = parserFor(page)
  }
  parser.end()
  return page.finish()
}

function parserFor(page: HtmlPage): Parser {
  return new Parser(
    {
      onopentag: (tag, attributes) => page.open(tag, attributes),
      ontext: text => page.text(text),
      onclosetag: tag => page.close(tag),
    },
    { decodeEntities: true, lowerCaseTags: true, lowerCaseAttributeNames: true },
  )
}

/** What the page says of its own character set, in its first kilobytes. */
export function htmlCharset(bytes: Uint8Array): string | null {
  const head = byteText(bytes, 0, 4_096)
  const found =
    /<meta[^>]*charset\s*=\s*["']?\s*([\w:.-]+)/i.exec(head) ?? /<\?xml[^>]*encoding\s*=\s*["']([\w:.-]+)/i.exec(head)
  return found?.[1] ?? null
}

export interface DecodedHtml extends HtmlText {
  readonly decoded: Decoded
  readonly cuts: number
}

/** An HTML part of a message or a file. Mail headers speak before the page does (RFC 2854, section 6). */
export function decodeHtml(bytes: Uint8Array, declaredCharset: string | null): DecodedHtml {
  const decoded = decodeText(bytes, declaredCharset ?? htmlCharset(bytes))
  const html = htmlToText(decoded.text)
  const { text, cuts } = tidy(html.text)
  return { ...html, text, decoded, cuts: cuts + (decoded.cut ? 1 : 0) }
}

/** IMP-27 and IMP-28, where they apply. */
export function htmlWarnings(html: Pick<HtmlText, 'active' | 'remote' | 'hidden'>): Warning[] {
  const warnings: Warning[] = []
  if (html.active + html.remote > 0) warnings.push({ code: IMP.activeContent, count: html.active + html.remote })
  if (html.hidden > 0) warnings.push({ code: IMP.hiddenText, count: html.hidden })
  return warnings
}

export async function readHtml(bytes: Uint8Array, claim: Claim): Promise<ParserReply> {
  const html = decodeHtml(bytes, claim.declaredCharset)
  const document: ParsedDocument = {
    ...emptyDocument('html', 'text/html', claim),
    subject: html.title === '' ? null : html.title,
    text: html.text,
    hasText: hasWords(html.text),
    html: true,
    language: html.language === null ? null : oneLine(html.language, 64),
    charset: html.decoded.charset,
    warnings: [{ code: IMP.shownAsText }, ...htmlWarnings(html), ...textWarnings(html.decoded, html.cuts)],
  }
  const lists = html.lists.filter(list => list !== undefined)
  if (lists.length < html.lists.length) return refuse(IMP.listInDocument)
  await takeLists(document, lists, bytes)
  return read(document)
}
