/**
 * The pieces of a page's text without what nobody sees on it. Covered words leave a mark of fixed length where they stood, so that it says
 * nothing of them; words that are not drawn, or drawn in the colour of their ground, leave nothing. Both are counted.
 */
import type { Glyph, Unseen } from './pdf-ink.ts'

export interface SeenText {
  /** In the order of the pieces. */
  readonly pieces: string[]
  /** Letters, without spaces. */
  readonly covered: number
  readonly unseen: number
}

const mark = '█████'

interface Letter {
  readonly text: string
  readonly unseen: Unseen | null
}

export function seenText(pieces: readonly string[], glyphs: readonly Glyph[]): SeenText {
  const letters = glyphs.flatMap(glyph =>
    Array.from(plain(glyph.text), (text): Letter => ({ text, unseen: glyph.unseen })),
  )
  const counts = { covered: 0, unseen: 0 }
  if (letters.every(letter => letter.unseen === null)) return { pieces: [...pieces], ...counts }
  let at = 0
  const seen = pieces.map(piece => {
    const own = Array.from(plain(piece))
    const found = matchAt(letters, at, own)
    // The library leaves out or adds a letter here and there: the next piece is looked for from where this one could have ended.
    if (found === null) return piece
    at = found.end
    for (const letter of found.letters) if (letter.unseen !== null) counts[letter.unseen]++
    return masked(piece, found.letters)
  })
  return { pieces: seen, ...counts }
}

/** As text is given out by the library: composed, without spaces. */
function plain(text: string): string {
  return text.normalize('NFKC').replace(/[\s\p{Cc}\p{Cf}]+/gu, '')
}

const farthest = 64

/** The letters of a piece, in its order; a piece that runs to the left is written the other way round. */
function matchAt(
  letters: readonly Letter[],
  from: number,
  own: readonly string[],
): { letters: readonly Letter[]; end: number } | null {
  if (own.length === 0) return { letters: [], end: from }
  for (let at = from; at <= from + farthest && at + own.length <= letters.length; at++) {
    const some = letters.slice(at, at + own.length)
    if (some.every((letter, i) => letter.text === own[i])) return { letters: some, end: at + own.length }
    const back = some.toReversed()
    if (back.every((letter, i) => letter.text === own[i])) return { letters: back, end: at + own.length }
    // Numbers within such a piece run the usual way: the same letters in some order, and all of them of one kind.
    const isSameSet =
      some
        .map(letter => letter.text)
        .sort()
        .join('') === own.toSorted().join('')
    if (isSameSet) return { letters: some.map(() => strictest(some)), end: at + own.length }
  }
  return null
}

function strictest(letters: readonly Letter[]): Letter {
  return letters.find(letter => letter.unseen !== null) ?? { text: '', unseen: null }
}

function masked(piece: string, letters: readonly Letter[]): string {
  let made = ''
  let at = 0
  let last: Unseen | null = null
  let spaces = ''
  for (const character of piece) {
    const count = Array.from(plain(character)).length
    if (count === 0) {
      spaces += character
      continue
    }
    const unseen = letters.slice(at, at + count).find(letter => letter.unseen !== null)?.unseen ?? null
    at += count
    // A space between two words that are covered is covered, too.
    if (unseen === null || unseen !== last) made += spaces
    spaces = ''
    if (unseen === null) made += character
    else if (unseen === 'covered' && last !== 'covered') made += mark
    last = unseen
  }
  return made + spaces
}
