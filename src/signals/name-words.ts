/** Which words of a reporter's name count, and where a text shows them (R29). */

/** Single words of a name that give it away by themselves: of some length, and written as a name. */
export function tellingWords(name: string): string[] {
  return name.split(/[^\p{L}\p{M}'’-]+/u).filter(word => word.length >= 4 && /^\p{Lu}|^\p{Lo}/u.test(word))
}

/**
 * Whole words, any white space. A name of several words in any case. A single name is often a word of the language too ("Meer",
 * "Visser"): it counts with a capital, or inside an address (`t.fictiva@…`).
 */
export function patternOfName(words: string): RegExp {
  const known = compiled.get(words)
  if (known) return known
  const parts = words.normalize('NFC').trim().split(/\s+/).map(escaped)
  const made =
    parts.length > 1
      ? new RegExp(bounded(parts.join(String.raw`\s+`)), 'giu')
      : singleName(words.normalize('NFC').trim())
  compiled.set(words, made)
  return made
}
const compiled = new Map<string, RegExp>()

function singleName(word: string): RegExp {
  const cases = [
    ...new Set([word, word.toUpperCase(), word.charAt(0).toUpperCase() + word.slice(1).toLowerCase()]),
  ].map(escaped)
  const lower = escaped(word.toLowerCase())
  const inAddress = String.raw`(?<=[\p{L}\p{N}][._-])${lower}(?![\p{L}\p{N}])|(?<![\p{L}\p{N}])${lower}(?=[._@-][\p{L}\p{N}])`
  return new RegExp(`${bounded(`(?:${cases.join('|')})`)}|${inAddress}`, 'gu')
}

function bounded(pattern: string): string {
  return String.raw`(?<![\p{L}\p{N}])${pattern}(?![\p{L}\p{N}])`
}

function escaped(word: string): string {
  return word.replaceAll(/[.*+?^${}()|[\]\\/]/g, String.raw`\$&`)
}
