/** Which writing a text is in, as an ISO 15924 code. */
const scripts = [
  ['Arab', /\p{Script=Arabic}/u],
  ['Hebr', /\p{Script=Hebrew}/u],
  ['Cyrl', /\p{Script=Cyrillic}/u],
  ['Ethi', /\p{Script=Ethiopic}/u],
  ['Armn', /\p{Script=Armenian}/u],
  ['Geor', /\p{Script=Georgian}/u],
  ['Grek', /\p{Script=Greek}/u],
] as const
export type ScriptCode = (typeof scripts)[number][0] | 'Latn' | 'Zyyy'

export function scriptOf(text: string): ScriptCode {
  const other = scripts.find(([, letters]) => letters.test(text))
  if (other) return other[0]
  return /\p{L}/u.test(text) ? 'Latn' : 'Zyyy'
}
