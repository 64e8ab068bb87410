/** Plain text and HTML of one message are two versions of the same words, or they are not (IMP-29). */
import type { BodyPiece, HtmlVersion, PlainText } from './mail-body.ts'

export interface ShownVersion {
  readonly text: string
  readonly shows: PlainText | HtmlVersion | null
  /** The other version, where it says something else: kept apart. */
  readonly other: PlainText | HtmlVersion | null
}

/** A piece of the body with what was made of it. */
export interface ReadPiece extends BodyPiece, ShownVersion {}

/**
 * Plain text is the message, and where HTML says something else it is kept beside it. Only a plain text that is a mere notice ("this
 * message is HTML") changes places with it.
 */
export function versionOf({ plain, html }: BodyPiece): ShownVersion {
  if (plain === null || html === null) {
    const only = plain ?? html
    return { text: only?.text ?? '', shows: only, other: null }
  }
  const plainWords = wordsOf(plain.text)
  const htmlWords = wordsOf(html.text)
  if (plainWords.size === 0) return { text: html.text, shows: html, other: null }
  if (!differ(plainWords, htmlWords)) return { text: plain.text, shows: plain, other: null }
  const [shows, other] = htmlWords.size > 4 * plainWords.size ? [html, plain] : [plain, html]
  return { text: shows.text, shows, other }
}

/** More than a quarter, and more than five, of the words of one version are missing in the other. */
function differ(plain: ReadonlySet<string>, html: ReadonlySet<string>): boolean {
  const lacks = (these: ReadonlySet<string>, those: ReadonlySet<string>): boolean => {
    const missing = [...these].filter(word => !those.has(word)).length
    return missing > 5 && missing * 4 > these.size
  }
  return lacks(html, plain) || lacks(plain, html)
}

/** Addresses are left out: programs write them beside a link in plain text, and not in HTML. */
function wordsOf(text: string): Set<string> {
  const plain = text.slice(0, 1_000_000).replace(/\S*(https?:|www\.|@)\S*/gi, ' ')
  return new Set(plain.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [])
}
