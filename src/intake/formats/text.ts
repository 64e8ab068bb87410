/** Plain text: decoded as declared or detected, line ends LF, NFC, bounded. Also the shape that text of every other format takes. */
import type { ParsedDocument, ParserReply, Warning } from '../../contract/parsed-document.ts'
import { IMP } from '../../contract/error-codes/intake.ts'
import { limits } from '../limits.ts'
import { decodeText, type Decoded } from './charset.ts'
import { emptyDocument, read, type Claim } from './document.ts'
import { withoutArmour } from './pgp.ts'

export interface Tidy {
  readonly text: string
  /** NUL characters made visible, over-long lines and an over-long rest cut off: IMP-44. */
  readonly cuts: number
}

/**
 * LF, NFC, well-formed, no NUL (a database and a screen would each end the text there), no line above the limit. Non-breaking
 * spaces stay what they are.
 */
export function tidy(text: string): Tidy {
  let cuts = 0
  // Room for what normalising joins; cut for good below.
  const bounded = text.length > 2 * limits.text.characters ? text.slice(0, 2 * limits.text.characters) : text
  let clean = bounded.replace(/\r\n?/g, '\n').toWellFormed().normalize('NFC')
  if (clean.includes('\0')) {
    cuts++
    clean = clean.replaceAll('\0', '\ufffd')
  }
  if (clean.length > limits.text.characters) {
    cuts++
    clean = cutAtLine(clean, limits.text.characters)
  }
  if (clean.length > limits.text.lineBytes) {
    const lines = clean.split('\n')
    const long = lines.filter(line => line.length > limits.text.lineBytes).length
    cuts += long
    if (long > 0) clean = lines.map(line => line.slice(0, limits.text.lineBytes).toWellFormed()).join('\n')
  }
  return { text: clean, cuts }
}

/** At a line end where one is near, so that no half record stands at the end of a table. */
function cutAtLine(text: string, most: number): string {
  const end = text.lastIndexOf('\n', most - 1)
  return text.slice(0, end > most - limits.text.lineBytes ? end + 1 : most).toWellFormed()
}

/** IMP-23 and IMP-44, where they apply. */
export function textWarnings(decoded: Pick<Decoded, 'replaced' | 'uncertain'>, cuts: number): Warning[] {
  const warnings: Warning[] = []
  if (decoded.uncertain || decoded.replaced > 0) warnings.push({ code: IMP.charsetUncertain, count: decoded.replaced })
  if (cuts > 0) warnings.push({ code: IMP.binaryText, count: cuts })
  return warnings
}

export function hasWords(text: string): boolean {
  return /[\p{L}\p{N}]/u.test(text)
}

/** Async like every reader, because one of them (PDF) has to wait. */
export function readText(bytes: Uint8Array, claim: Claim): Promise<ParserReply> {
  const decoded = decodeText(bytes, claim.declaredCharset)
  const { text: whole, cuts } = tidy(decoded.text)
  const { text, warnings } = withoutArmour(whole)
  const document: ParsedDocument = {
    ...emptyDocument('txt', 'text/plain', claim),
    text,
    hasText: hasWords(text),
    charset: decoded.charset,
    warnings: [...textWarnings(decoded, cuts), ...warnings],
  }
  return Promise.resolve(read(document))
}
