/**
 * HTML → the text that a reader would see, by htmlparser2's tokenizer: no tree, no style engine, nothing fetched or run (R50).
 * Scripts, comments, templates and hidden elements never reach the text; that they were there is told (IMP-27, IMP-28).
 */
import { Parser } from 'htmlparser2'
import type { ParsedDocument, ParserReply, Warning } from '../../contract/parsed-document.ts'
import { IMP } from '../../contract/error-codes/intake.ts'
import { byteText } from './bytes.ts'
import { decodeText, type Decoded } from './charset.ts'
import { declarationsOf, emptySheet, parseSheet, styleOf, type Styled } from './css.ts'
import { emptyDocument, read, type Claim } from './document.ts'
import { isInvisible, plainSight, sightOf, type Sight } from './html-visibility.ts'
import { TextFlow } from './html-flow.ts'
import { oneLine } from './labels.ts'
import { hasWords, textWarnings, tidy } from './text.ts'

export interface HtmlText {
  readonly text: string
  readonly title: string
  readonly language: string | null
  /** Characters that were there and not to be seen. */
  readonly hidden: number
  /** Scripts, forms, frames, handlers. */
  readonly active: number
  /** Pictures and styles that a browser would have fetched. */
  readonly remote: number
}

interface Open {
  readonly styled: Styled
  readonly sight: Sight
  readonly silent: boolean
}

/** Never part of the text, whatever their style says. */
const silent = new Set([
  'script',
  'style',
  'template',
  'title',
  'iframe',
  'object',
  'embed',
  'applet',
  'noembed',
  'noframes',
  'xml',
])
const active = new Set(['script', 'iframe', 'object', 'embed', 'applet', 'form', 'frame', 'base'])

export function htmlToText(html: string): HtmlText {
  const flow = new TextFlow()
  const path: Styled[] = []
  const open: Open[] = []
  let sheet = emptySheet
  let styleText = ''
  let title = ''
  let language: string | null = null
  let hidden = 0
  let activeParts = 0
  let remote = 0
  const now = (): Open | undefined => open.at(-1)

  const parser = new Parser(
    {
      onopentag(tag, attributes) {
        const styled = {
          tag,
          id: attributes['id'] ?? '',
          classes: (attributes['class'] ?? '').split(/\s+/).filter(Boolean),
        }
        path.push(styled)
        const style = styleOf(sheet, path, declarationsOf(attributes['style'] ?? ''))
        const sight = sightOf(now()?.sight ?? plainSight, tag, attributes, style)
        open.push({ styled, sight, silent: (now()?.silent ?? false) || silent.has(tag) })
        if (active.has(tag) || isActive(tag, attributes)) activeParts++
        remote += remoteParts(tag, attributes)
        if (tag === 'html') language = attributes['lang'] ?? language
        if (tag === 'style') styleText = ''
        if (now()?.silent === true || isInvisible(sight)) return
        flow.open(tag, attributes)
      },
      ontext(text) {
        const element = now()
        if (element?.styled.tag === 'style') styleText += text
        else if (element?.styled.tag === 'title' && title.length < 4_096) title += text
        if (element?.silent === true) return
        if (isInvisible(element?.sight ?? plainSight)) hidden += text.replace(/\s+/g, '').length
        else flow.text(text)
      },
      onclosetag(tag) {
        const element = open.pop()
        path.pop()
        if (tag === 'style') {
          remote += (styleText.match(/url\(\s*["']?(https?:)?\/\//gi) ?? []).length
          sheet = parseSheet(styleText, sheet)
        }
        if (element?.silent !== true && !isInvisible(element?.sight ?? plainSight)) flow.close(tag)
      },
    },
    { decodeEntities: true, lowerCaseTags: true, lowerCaseAttributeNames: true },
  )
  parser.write(html)
  parser.end()
  return { text: flow.finish(), title: oneLine(title), language, hidden, active: activeParts, remote }
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
  return { ...html, text, decoded, cuts }
}

/** IMP-27 and IMP-28, where they apply. */
export function htmlWarnings(html: HtmlText): Warning[] {
  const warnings: Warning[] = []
  if (html.active + html.remote > 0) warnings.push({ code: IMP.activeContent, count: html.active + html.remote })
  if (html.hidden > 0) warnings.push({ code: IMP.hiddenText, count: html.hidden })
  return warnings
}

export function readHtml(bytes: Uint8Array, claim: Claim): Promise<ParserReply> {
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
  return Promise.resolve(read(document))
}

function isActive(tag: string, attributes: Readonly<Record<string, string>>): boolean {
  if (tag === 'meta' && /refresh/i.test(attributes['http-equiv'] ?? '')) return true
  return Object.entries(attributes).some(
    ([name, value]) => name.startsWith('on') || /^[\s\p{Cc}]*(javascript|vbscript):/iu.test(value),
  )
}

function remoteParts(tag: string, attributes: Readonly<Record<string, string>>): number {
  const fetched =
    tag === 'a' || tag === 'area'
      ? []
      : [attributes['src'], attributes['background'], attributes['srcset'], attributes['poster']]
  if (tag === 'link') fetched.push(attributes['href'])
  const styled = (attributes['style'] ?? '').match(/url\(\s*["']?(https?:)?\/\//gi) ?? []
  return fetched.filter(address => /^\s*(https?:)?\/\//i.test(address ?? '')).length + styled.length
}
