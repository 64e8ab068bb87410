/** A first idea for the short name: the first word of the full one, in the letters that it may have. */
export function suggestName(fullName: string): string {
  const [first = ''] = fullName.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase().trim().split(/\s+/u)
  return first.replace(/[^a-z0-9._-]/g, '').replace(/^[._-]+/, '')
}
