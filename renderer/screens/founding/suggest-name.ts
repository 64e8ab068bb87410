/** A first idea for the short name: the first word of the full one or, where that is an initial, the last; in the letters it may have. */
export function suggestName(fullName: string): string {
  const words = fullName.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase().trim().split(/\s+/u)
  const names = words.map(word => word.replace(/[^a-z0-9._-]/g, '').replace(/^[._-]+|[._-]+$/g, ''))
  const [first = ''] = names
  return first.length > 1 ? first : (names.findLast(name => name.length > 1) ?? first)
}
