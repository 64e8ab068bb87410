/** Names in parts that can be compared: case, marks, particles and writing habits taken off. The name as written stays beside it. */
const particles = new Set([
  'al',
  'el',
  'ad',
  'as',
  'ar',
  'an',
  'at',
  'az',
  'ash',
  'bin',
  'ibn',
  'ben',
  'bint',
  'van',
  'de',
  'der',
  'den',
  'ter',
  'ten',
  'von',
  'da',
  'dos',
  'd',
  'ال',
  'بن',
  'ابن',
  'بنت',
])
const servant = /^(?:abd|abdu|abdul|abdel|abdal|abdoel|abdoul|abdou|عبد)$/

export interface FoldedName {
  readonly tokens: readonly string[]
  /** Particles as written, folded: the rule shows when they differ. */
  readonly particles: readonly string[]
}

/** Letters that lose more than a mark when the mark goes. */
const letters: Readonly<Record<string, string>> = {
  š: 'sh',
  ş: 'sh',
  ș: 'sh',
  č: 'ch',
  ç: 'ch',
  ž: 'zh',
  ğ: 'gh',
  ı: 'i',
  ł: 'l',
  đ: 'd',
  ø: 'o',
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  þ: 'th',
  ð: 'd',
}

export function foldText(text: string): string {
  return text
    .normalize('NFC')
    .toLowerCase()
    .replaceAll(/[šşșčçžğıłđøßæœþð]/g, letter => letters[letter] ?? letter)
    .normalize('NFKD')
    .replaceAll(/[آأإ]/g, 'ا')
    .replaceAll(/[\p{M}\u0640’'‘`´ʿʾ.]/gu, '')
    .replaceAll('ی', 'ي')
    .replaceAll('ک', 'ك')
}

/** `AL DARWISH, Mohammed` → tokens `darwish`, `mohammed`; `Abd al-Rahman` and `Abdulrahman` → `abdrahman`. */
export function foldName(name: string): FoldedName {
  const words = foldText(name)
    .split(/[^\p{L}\p{N}]+/u)
    .filter(word => word !== '')
  const tokens: string[] = []
  const left: string[] = []
  let open = false
  for (const [at, word] of words.entries()) {
    if (particles.has(word) && words.length > 1 && (at < words.length - 1 || tokens.length > 0)) {
      left.push(word)
      continue
    }
    const bare = withoutArticle(word)
    if (bare !== word) left.push('ال')
    if (open) tokens[tokens.length - 1] = `${tokens.at(-1) ?? ''}${bare.replace(/^l(?=l)/, '')}`
    else
      tokens.push(servant.test(bare) ? bare.slice(0, 3) : bare.replace(/^abd(?:u|e|a|ou|oe)?[lr](?=[^aeiou])/, 'abd'))
    open = servant.test(bare)
  }
  return { tokens, particles: left }
}

function withoutArticle(word: string): string {
  return /^ال\p{Script=Arabic}{3,}$/u.test(word) ? word.slice(2) : word
}
