/**
 * Words for nationality, religion and ethnicity are never searched (R10): a whole word is a term plus one ending of its language,
 * both folded; parts with a hyphen count apart. Originals keep them, the index and the queries do not.
 */
import type { Codebooks } from '../contract/codebooks.ts'

/** NFKD, lower case, no diacritics, Arabic vowel signs and tatweel off, آأإ→ا, ى→ي, ة→ه, a leading ال off. */
export function fold(word: string): string {
  // Most words by far: nothing in them but lower case to fold.
  if (plainLatin.test(word)) return word.toLowerCase()
  return word
    .replaceAll(/[آأإ]/g, 'ا')
    .normalize('NFKD')
    .toLowerCase()
    .replaceAll(/[\p{M}\u0640]/gu, '')
    .replaceAll('ى', 'ي')
    .replaceAll('ة', 'ه')
    .replace(/^ال(?=..)/, '')
}

const plainLatin = /^[A-Za-z0-9]*$/

const made = new WeakMap<Codebooks, ReadonlySet<string>>()

function forbidden(codebooks: Codebooks): ReadonlySet<string> {
  const known = made.get(codebooks)
  if (known) return known
  const words = new Set<string>()
  const { nl, en, ar } = codebooks.neverSearchTerms
  for (const { endings, nationality, religion, ethnicity } of [nl, en, ar]) {
    for (const term of [...nationality, ...religion, ...ethnicity])
      for (const ending of endings) words.add(fold(term + ending))
  }
  made.set(codebooks, words)
  return words
}

export function isNeverSearched(codebooks: Codebooks, word: string): boolean {
  return forbidden(codebooks).has(fold(word))
}

/** Words as the index takes them; a hyphen parts them. */
export const wordPattern = /[\p{L}\p{N}\p{M}\u0640]+/gu

/** Text for the index: each never-searched word becomes one filler, so that the positions around it stay. */
export function searchableText(codebooks: Codebooks, text: string): string {
  const never = forbidden(codebooks)
  return text.replaceAll(wordPattern, word => {
    const folded = fold(word)
    return never.has(folded) ? filler : plainDigits(folded)
  })
}

/** A token that no query can contain: queries are folded letters and digits only. */
const filler = '\u{e000}'

/** One form for index and query: folded, and digits of every script as 0–9. */
export function indexForm(word: string): string {
  return plainDigits(fold(word))
}

function plainDigits(word: string): string {
  return plainLatin.test(word) ? word : word.replaceAll(/\p{Nd}/gu, digit => String(digitValue(digit)))
}

function digitValue(digit: string): number {
  const code = digit.codePointAt(0) ?? 48
  for (const zero of [0x30, 0x660, 0x6f0, 0x966]) if (code >= zero && code <= zero + 9) return code - zero
  return 0
}
