import { z } from 'zod'

/** What Dutch partners and the countries of origin wrote in before everybody wrote UTF-8; names of the Encoding Standard (R49). */
export const TextCharset = z.enum([
  'utf-8',
  'windows-1252',
  'iso-8859-15',
  'windows-1250',
  'windows-1251',
  'windows-1254',
  'windows-1256',
  'iso-8859-6',
  'koi8-r',
  'gb18030',
  'big5',
  'shift_jis',
  'euc-kr',
  'utf-16le',
])
export type TextCharset = z.infer<typeof TextCharset>
