/** First letters of the first and the last word of a name; what stands between them, or behind it in brackets, does not count. */
export function initialsOf(name: string): string {
  const words = name.replaceAll(/\([^)]*\)/g, ' ').match(/\p{L}[\p{L}\p{M}’'-]*/gu) ?? []
  const [first, last] = [words[0], words.length > 1 ? words.at(-1) : undefined]
  return [first, last].map(word => [...(word ?? '')][0] ?? '').join('')
}
