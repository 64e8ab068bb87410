/** R38: a citizen service number is no identifier here; a screen warns of one before it is kept, the core refuses it as one. */

/** Nine digits that are not a part of something else. */
export const nineDigits = /(?<![\d+.,/-])\d{9}(?![\d-])/g

/** Nine digits that pass the 11-check: 9a+8b+…+2h−i divisible by 11. */
export function isCitizenNumber(text: string): boolean {
  const digits = text.replaceAll(/[ .]/g, '')
  if (!/^\d{9}$/.test(digits) || /^0+$/.test(digits)) return false
  const sum = Array.from(digits).reduce((total, digit, at) => total + Number(digit) * (at === 8 ? -1 : 9 - at), 0)
  return sum % 11 === 0
}

export function holdsCitizenNumber(text: string): boolean {
  return [...text.matchAll(nineDigits)].some(([found]) => isCitizenNumber(found))
}
