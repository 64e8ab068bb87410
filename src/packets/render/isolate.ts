/**
 * Names in right-to-left script stand between Dutch words and numbers. Each stretch is isolated (UAX #9: U+2068 … U+2069), so
 * that a comma or a telephone number after a name stays after it.
 */

const letter = '[\\p{Script=Arabic}\\p{Script=Hebrew}\\p{Script=Syriac}\\p{Script=Thaana}]'
const mark = '[\\p{Script=Inherited}\\u200c\\u200d]'
const stretch = new RegExp(`${letter}(?:${letter}|${mark}|[\\s\\u00a0'’-](?=${letter}))*`, 'gu')

/** The same value with every right-to-left stretch in its texts isolated. */
export function isolated(value: unknown): unknown {
  if (typeof value === 'string') return value.replace(stretch, words => `\u2068${words}\u2069`)
  if (Array.isArray(value)) return value.map(isolated)
  if (value === null || typeof value !== 'object') return value
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, isolated(inner)]))
}
