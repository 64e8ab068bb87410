/** Windows code page numbers → labels of TextDecoder, for formats that state a number (Outlook, RTF). */
const named = new Map<number, string>([
  [866, 'ibm866'],
  [874, 'windows-874'],
  [932, 'shift_jis'],
  [936, 'gbk'],
  [949, 'euc-kr'],
  [950, 'big5'],
  [1200, 'utf-16le'],
  [1201, 'utf-16be'],
  [1361, 'euc-kr'],
  [10000, 'macintosh'],
  [10007, 'x-mac-cyrillic'],
  [20127, 'us-ascii'],
  [20866, 'koi8-r'],
  [20932, 'euc-jp'],
  [20936, 'gbk'],
  [20949, 'euc-kr'],
  [21866, 'koi8-u'],
  [38598, 'iso-8859-8-i'],
  [50220, 'iso-2022-jp'],
  [50221, 'iso-2022-jp'],
  [50222, 'iso-2022-jp'],
  [51932, 'euc-jp'],
  [51936, 'gbk'],
  [51949, 'euc-kr'],
  [51950, 'big5'],
  [54936, 'gb18030'],
  [65001, 'utf-8'],
])

/** Null when the number says nothing that a decoder knows. */
export function labelOfCodePage(page: number): string | null {
  if (page >= 1250 && page <= 1258) return `windows-${page}`
  if (page >= 28591 && page <= 28606) return `iso-8859-${page - 28590}`
  return named.get(page) ?? null
}

/** Primary languages whose Windows code page is not the Western one (MS-LCID); Chinese by its script. */
const byLanguage: Readonly<Record<number, number>> = {
  ...{ 0x01: 1256, 0x02: 1251, 0x05: 1250, 0x08: 1253, 0x0d: 1255, 0x0e: 1250, 0x11: 932, 0x12: 949, 0x15: 1250 },
  ...{ 0x18: 1250, 0x19: 1251, 0x1b: 1250, 0x1c: 1250, 0x1e: 874, 0x1f: 1254, 0x20: 1256, 0x22: 1251, 0x23: 1251 },
  ...{ 0x24: 1250, 0x25: 1257, 0x26: 1257, 0x27: 1257, 0x29: 1256, 0x2a: 1258, 0x2c: 1254, 0x2f: 1251 },
}

/** Null where the language says nothing, or writes in Western letters: then the look of the bytes decides. */
export function codePageOfLocale(locale: number): number | null {
  const language = locale & 0x3ff
  if (language === 0x04) return [0x0404, 0x0c04, 0x1404].includes(locale & 0xffff) ? 950 : 936
  return byLanguage[language] ?? null
}
