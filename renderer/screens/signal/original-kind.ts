/** How an original can be looked at without anything in it doing something (R50). By the type that was found in its bytes, never by its name. */
import { TextCharset } from '../../../src/contract/charsets.ts'

export type OriginalKind = 'pdf' | 'picture' | 'text' | 'none'

/** Formats that the browser draws and that hold no scripts and no links; SVG is not among them. */
const pictures = new Set(['image/jpeg', 'image/png', 'image/gif', 'image/webp', 'image/bmp', 'image/avif'])

export function kindOf(mediaType: string): OriginalKind {
  const [type = ''] = mediaType.toLowerCase().split(';')
  if (type === 'application/pdf') return 'pdf'
  if (pictures.has(type)) return 'picture'
  return type === 'message/rfc822' || type.startsWith('text/') || type === 'application/json' ? 'text' : 'none'
}

/** Enough of a source text to look at; the rest is in the vault all the same. */
const mostCharacters = 200_000

/** The bytes as letters, and whether that is all of them. */
export function wordsOf(
  bytes: Uint8Array,
  charset: string | null,
): { readonly text: string; readonly isWhole: boolean } {
  const text = decoderFor(charset).decode(bytes.subarray(0, mostCharacters * 4))
  return text.length <= mostCharacters && bytes.length <= mostCharacters * 4
    ? { text, isWhole: true }
    : { text: text.slice(0, mostCharacters).toWellFormed(), isWhole: false }
}

/** Character sets to look at a text in (R49); the one in which it was read comes first. */
export function charsetsWith(used: string): readonly string[] {
  return [used, ...TextCharset.options.filter(charset => charset !== used)]
}

function decoderFor(charset: string | null): TextDecoder {
  try {
    return new TextDecoder(charset ?? 'utf-8')
  } catch {
    return new TextDecoder()
  }
}
