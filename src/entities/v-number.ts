/** V-numbers are text. Padding with zeros is only proposed and never stored (R33, R34). */
export const completeLength = 10

export function isCompleteVNumber(text: string): boolean {
  return /^\d{10}$/.test(text)
}

/** The long form as a question; null when there is nothing to add or no number to add it to. */
export function paddedVNumber(surface: string): string | null {
  return /^\d{1,9}$/.test(surface) ? surface.padStart(completeLength, '0') : null
}

/** `unclear`: one is incomplete and padding does not make them equal, which says nothing. */
export function compareVNumbers(left: string, right: string): 'same' | 'after_padding' | 'different' | 'unclear' {
  const [a, b] = [left.trim(), right.trim()]
  if (a === b) return 'same'
  if ((paddedVNumber(a) ?? a) === (paddedVNumber(b) ?? b)) return 'after_padding'
  return isCompleteVNumber(a) && isCompleteVNumber(b) ? 'different' : 'unclear'
}
