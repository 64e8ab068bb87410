/** The first bytes of an item, for the eye: nothing in them is interpreted but characters. */

const perLine = 16
/** More unreadable characters than this share, and it is no text. */
const mostUnreadable = 0.05

export function bytesOf(hex: string): Uint8Array {
  return Uint8Array.from({ length: Math.floor(hex.length / 2) }, (_, at) =>
    Number.parseInt(hex.slice(at * 2, at * 2 + 2), 16),
  )
}

/** Place, bytes and what of them is printable ASCII: `00000010  50 4b 03 04 …  PK..`. */
export function hexLines(bytes: Uint8Array): string[] {
  const lines: string[] = []
  for (let at = 0; at < bytes.length; at += perLine) {
    const line = [...bytes.subarray(at, at + perLine)]
    const pairs = line.map(byte => byte.toString(16).padStart(2, '0')).join(' ')
    const plain = line.map(byte => (byte >= 0x20 && byte < 0x7f ? String.fromCharCode(byte) : '.')).join('')
    lines.push(`${at.toString(16).padStart(8, '0')}  ${pairs.padEnd(perLine * 3 - 1)}  ${plain}`)
  }
  return lines
}

/** As UTF-8; null when it does not read as text. A character that is cut off at the end is left out. */
export function readableText(bytes: Uint8Array): string | null {
  if (bytes.length === 0) return null
  const text = new TextDecoder('utf-8').decode(bytes, { stream: true })
  const unreadable = [...text].filter(isUnreadable).length
  return unreadable > text.length * mostUnreadable ? null : text.replaceAll('\r\n', '\n')
}

/** In a character set of the Encoding Standard, however it reads. */
export function lettersIn(bytes: Uint8Array, charset: string): string {
  return new TextDecoder(charset).decode(bytes, { stream: true }).replaceAll('\r\n', '\n')
}

/** A control character that no text has, or what stood for no character at all. */
function isUnreadable(character: string): boolean {
  return character === '\uFFFD' || (character < ' ' && !'\t\n\r\f'.includes(character)) || character === '\u007F'
}
