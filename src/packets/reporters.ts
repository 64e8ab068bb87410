/**
 * Names of reporters, and whether a text shows one (R29). A name leaves in no form: for the sources of a packet its single words
 * count too, for everybody else the name as a whole.
 */
import { patternOfName, tellingWords } from '../signals/index.ts'
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
  const parts = own.flatMap(tellingWords)
  return [...new Set([...own, ...others, ...parts].map(words => words.trim()).filter(words => words.length >= 2))]
}

export function showsAny(text: string, words: readonly string[]): boolean {
  const normal = text.normalize('NFC')
  return words.some(word => normal.search(patternOfName(word)) >= 0)
}
