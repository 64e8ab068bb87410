/** R3 in one place: the vault refuses by it, and the screen says so before it asks anything else. */

/** Three letters or digits; two where a writing has short names. Marks and wildcards count for nothing. */
export function isTooShortToAsk(query: string): boolean {
  const signs = Array.from(query).filter(sign => /[\p{L}\p{N}]/u.test(sign))
  const hasShortNames = signs.some(sign => /\p{L}/u.test(sign) && !/\p{Script=Latin}/u.test(sign))
  return signs.length < (hasShortNames ? 2 : 3)
}
