/** Names of character sets as mail and pages write them, and as TextDecoder knows them. */

/** The label as TextDecoder knows it; null when it knows none. `us-ascii` stays, because it is often untrue. */
export function encodingOf(declared: string): string | null {
  const plain = declared
    .trim()
    .toLowerCase()
    .replace(/^["']|["']$/g, '')
  if (/^(us-)?ascii$|^ansi_x3\.4/.test(plain)) return 'us-ascii'
  if (plain === 'utf-7' || plain === 'unicode-1-1-utf-7') return 'utf-7'
  const bare = plain.replace(/^(x-|cs)/, '').replace(/[\s._-]+/g, '')
  const candidates = [plain, aliases.get(bare), bare.replace(/^(?:cp|ibm|ms|windows)(125\d|874)$/, 'windows-$1')]
  return candidates.find(candidate => candidate !== undefined && isKnown(candidate)) ?? null
}

/** Names that mail uses and the Encoding Standard does not list. */
const aliases = new Map<string, string>([
  ['eucjp', 'euc-jp'],
  ['shiftjis', 'shift_jis'],
  ['cp932', 'shift_jis'],
  ['ms932', 'shift_jis'],
  ['windows932', 'shift_jis'],
  ['iso2022jp', 'iso-2022-jp'],
  ['iso2022jp1', 'iso-2022-jp'],
  ['iso2022jp2', 'iso-2022-jp'],
  ['euckr', 'euc-kr'],
  ['cp949', 'euc-kr'],
  ['uhc', 'euc-kr'],
  ['cp936', 'gbk'],
  ['cp950', 'big5'],
  ['tis620', 'windows-874'],
  ['iso88598i', 'iso-8859-8-i'],
  ['iso88598e', 'iso-8859-8'],
  ['macroman', 'macintosh'],
  ['utf16', 'utf-16le'],
  ['utf8', 'utf-8'],
])

function isKnown(label: string): boolean {
  try {
    return new TextDecoder(label).encoding !== 'replacement'
  } catch {
    return false
  }
}

export function isOneByte(label: string): boolean {
  return /^(windows-125|iso-?8859|iso_8859|latin|l\d|cp125|koi8|macintosh)/.test(label)
}
