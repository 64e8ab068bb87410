/** Text as others wrote it before everybody wrote UTF-8. */

/** Russian without ё, and ASCII: the letters stand in the same order in both. */
export function in1251(text: string): Uint8Array {
  return Uint8Array.from(text, letter => {
    const point = letter.codePointAt(0) ?? 0
    return point >= 0x410 && point <= 0x44f ? point - 0x410 + 0xc0 : point
  })
}
