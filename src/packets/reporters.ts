/**
 * Names of reporters, and whether a text shows one (R29). A name leaves in no form: for the sources of a packet its single words
 * count too, for everybody else the name as a whole.
 */
import type { Reader } from '../vault/index.ts'
import { q } from './queries.ts'

export interface ProtectedNames {
  /** Of reporters behind the sources of this packet. */
  readonly own: readonly string[]
  readonly others: readonly string[]
}

/**
 * Reads the source stream, as revealing does; the names go no further than the comparison. A passage that somebody marked as the
 * reporter counts as well: whoever forgot to record the name still protects it.
 */
export function protectedNames(reader: Reader, signals: readonly string[], roots: readonly string[]): ProtectedNames {
  const rows = reader.all(
    q
      .selectFrom('reporter as r')
      .innerJoin('origin_root as o', 'o.origin', 'r.origin')
      .select(['r.name', 'o.root'])
      .where('r.stream', '=', 'source'),
  )
  const isOwn = new Set(roots)
  const marked =
    signals.length === 0
      ? []
      : reader.all(
          q
            .selectFrom('visible_mention')
            .select('surface')
            .where('signal', 'in', [...signals])
            .where('role', '=', 'reporter')
            .where('kind', '=', 'person'),
        )
  return {
    own: [...rows.filter(r => isOwn.has(r.root)).map(r => r.name), ...marked.map(m => m.surface)],
    others: rows.filter(r => !isOwn.has(r.root)).map(r => r.name),
  }
}

/** Words that must not stand anywhere in what leaves. */
export function forbiddenWords({ own, others }: ProtectedNames): string[] {
  const parts = own.flatMap(name =>
    name.split(/[^\p{L}\p{M}'’-]+/u).filter(word => word.length >= 4 && /^\p{Lu}|^\p{Lo}/u.test(word)),
  )
  return [...new Set([...own, ...others, ...parts].map(words => words.trim()).filter(words => words.length >= 2))]
}

/**
 * Whole words, any white space. A name of several words in any case. A single name is often a word of the language too ("Meer",
 * "Visser"): it counts with a capital, or inside an address (`t.fictiva@…`).
 */
export function showsAny(text: string, words: readonly string[]): boolean {
  const normal = text.normalize('NFC')
  return words.some(word => patternOf(word).test(normal))
}

const compiled = new Map<string, RegExp>()
function patternOf(words: string): RegExp {
  const known = compiled.get(words)
  if (known) return known
  const parts = words.normalize('NFC').trim().split(/\s+/).map(escaped)
  const made =
    parts.length > 1
      ? new RegExp(bounded(parts.join(String.raw`\s+`)), 'iu')
      : singleName(words.normalize('NFC').trim())
  compiled.set(words, made)
  return made
}

function singleName(word: string): RegExp {
  const cases = [
    ...new Set([word, word.toUpperCase(), word.charAt(0).toUpperCase() + word.slice(1).toLowerCase()]),
  ].map(escaped)
  const lower = escaped(word.toLowerCase())
  const inAddress = String.raw`(?<=[\p{L}\p{N}][._-])${lower}(?![\p{L}\p{N}])|(?<![\p{L}\p{N}])${lower}(?=[._@-][\p{L}\p{N}])`
  return new RegExp(`${bounded(`(?:${cases.join('|')})`)}|${inAddress}`, 'u')
}

function bounded(pattern: string): string {
  return String.raw`(?<![\p{L}\p{N}])${pattern}(?![\p{L}\p{N}])`
}

function escaped(word: string): string {
  return word.replaceAll(/[.*+?^${}()|[\]\\/]/g, String.raw`\$&`)
}
