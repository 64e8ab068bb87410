/** Two hundred invented names in several scripts, and the search for them wherever a program may have left something. */
import { lstatSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { drawFrom } from '../bench/generate/random.ts'

const syllables: readonly (readonly [string, ...string[]])[] = [
  ['Zor', 'vak', 'lemi', 'quon', 'dareb', 'tulix', 'fenjo', 'hrast', 'wegul', 'pimor'],
  ['Ørse', 'ğıval', 'çemü', 'żółk', 'ëndri', 'ñaxo', 'ßuvel', 'åkri', 'ïmza', 'ūdre'],
  ['زور', 'فاك', 'لمي', 'قون', 'دارب', 'تولك', 'فنجو', 'هراس', 'وگل', 'پیمر'],
  ['Зор', 'вакле', 'мику', 'ондар', 'ебту', 'лиxф', 'енжо', 'храст', 'вегул', 'пимор'],
  ['ዞር', 'ቫክለ', 'ሚቁን', 'ዳረብ', 'ቱልክ', 'ፈንጆ', 'ህራስ', 'ወጉል', 'ፒሞር', 'ቀጣይ'],
  ['Ζορ', 'βακλε', 'μικου', 'ονδαρ', 'εβτου', 'λιξφ', 'ενζο', 'χραστ', 'γουλ', 'πιμορ'],
]

/** The same names for the same seed; none of them a part of another. */
export function canaryNames(seed: number, count = 200): string[] {
  const draw = drawFrom(seed)
  const names = new Set<string>()
  for (let n = 0; names.size < count; n += 1) {
    const [first = '', ...others] = syllables[n % syllables.length] ?? []
    const word = () => Array.from({ length: 3 }, () => draw.of([first, ...others])).join('')
    names.add(`${word()} ${word()}`)
  }
  return [...names]
}

/** Each name as programs may have written it: UTF-8, UTF-16, base64 at each of its three places, hex, and as parts of mails and addresses. */
export function formsOf(name: string): Buffer[] {
  const bytes = Buffer.from(name, 'utf8')
  const hex = bytes.toString('hex')
  const base64 = [0, 1, 2].map(shift => {
    const text = Buffer.concat([Buffer.alloc(shift), bytes])
      .toString('base64')
      .replace(/=+$/, '')
    // The first and last characters depend on what stands beside it.
    return text.slice(shift === 0 ? 0 : shift + 1, -1)
  })
  const percent = encodeURIComponent(name)
  const quoted = [...bytes]
    .map(byte => (byte > 126 ? `=${byte.toString(16).toUpperCase().padStart(2, '0')}` : String.fromCharCode(byte)))
    .join('')
  const texts = [
    hex,
    hex.toUpperCase(),
    ...base64,
    ...base64.map(one => one.replaceAll('+', '-').replaceAll('/', '_')),
    percent,
    quoted,
  ]
  return [bytes, Buffer.from(name, 'utf16le'), ...[...new Set(texts)].map(text => Buffer.from(text, 'latin1'))]
}

export interface Find {
  readonly name: string
  readonly where: string
}

/** Every file under these folders, its name included. */
export function searchFolders(names: readonly string[], folders: readonly string[]): Find[] {
  const forms = names.map(name => ({ name, forms: formsOf(name) }))
  const pieces = folders.flatMap(folder =>
    readdirSync(folder, { recursive: true, encoding: 'utf8' }).flatMap(path => {
      const whole = join(folder, path)
      const found = [{ where: `the name of ${whole}`, bytes: Buffer.from(path, 'utf8') }]
      return lstatSync(whole).isFile() ? [...found, { where: whole, bytes: readFileSync(whole) }] : found
    }),
  )
  return pieces.flatMap(({ where, bytes }) =>
    forms.flatMap(({ name, forms: all }) => (all.some(form => bytes.includes(form)) ? [{ name, where }] : [])),
  )
}
