/**
 * The passages that two signals share, for a person who decides whether they go back to one origin (R21): word for word the same, but for
 * capitals and punctuation. About texts, and never a measure of how alike two signals are.
 */
import { ExtractId } from '../contract/ids.ts'
import type { SharedPassage } from '../contract/origins.ts'
import type { Reader } from '../vault/index.ts'
import { coveringOf } from './covered-names.ts'
import { runLength, wordsOf, type Word } from './near-text.ts'

export interface SignalTexts {
  readonly signal: string
  readonly texts: readonly { readonly extract: string; readonly text: string }[]
}

/** More are not read by anybody who compares. */
const mostPassages = 5
const longestQuote = 500
/** Of words that stand somewhere many times, a footer for instance, so many places are tried. */
const mostPlaces = 8

interface Run {
  readonly left: { readonly text: number; readonly at: number }
  readonly right: { readonly text: number; readonly at: number }
  readonly words: number
}

/** Longest first, at most five, none over another. A name that either signal protects is covered in both (R15). */
export function passagesBetween(reader: Reader, left: SignalTexts, right: SignalTexts): SharedPassage[] {
  const [ours, theirs] = [left, right].map(side => side.texts.map(({ text }) => wordsOf(text)))
  const runs = ours && theirs ? longestApart(runsOf(ours, theirs)) : []
  if (runs.length === 0 || !ours || !theirs) return []
  const cover = coveringBoth(reader, left.signal, right.signal)
  const placed = (side: SignalTexts, words: readonly Word[][], { text, at }: Run['left'], length: number) => {
    const [found, own] = [side.texts[text], words[text]]
    const [start, end] = [own?.[at]?.start ?? 0, own?.[at + length - 1]?.end ?? 0]
    return {
      extract: ExtractId.parse(found?.extract),
      start,
      end,
      quote: shortened(cover(found?.text ?? '').slice(start, end)),
    }
  }
  return runs.map(run => ({
    left: placed(left, ours, run.left, run.words),
    right: placed(right, theirs, run.right, run.words),
  }))
}

/** As long as the text was. What one of the two protects would else be read beside it, in the same words of the other. */
export function coveringBoth(reader: Reader, left: string, right: string): (text: string) => string {
  const { cover } = coveringOf(reader, [left, right])
  return text => cover(right, cover(left, text))
}

/** Every stretch of enough equal words, from each place where it begins, as far as it goes. */
function runsOf(ours: readonly Word[][], theirs: readonly Word[][]): Run[] {
  const places = new Map<string, Run['right'][]>()
  for (const [text, words] of theirs.entries())
    for (let at = 0; at + runLength <= words.length; at += 1) {
      const key = keyAt(words, at)
      const known = places.get(key)
      if (!known) places.set(key, [{ text, at }])
      else if (known.length < mostPlaces) known.push({ text, at })
    }
  const found: Run[] = []
  for (const [text, words] of ours.entries())
    for (let at = 0; at + runLength <= words.length;) {
      const [longest] = (places.get(keyAt(words, at)) ?? [])
        .map(right => ({ left: { text, at }, right, words: equalWords(words, at, theirs[right.text] ?? [], right.at) }))
        .toSorted((a, b) => b.words - a.words)
      if (longest) found.push(longest)
      // On at the first run that this stretch does not hold whole: a longer one may begin inside it.
      at += longest ? longest.words - runLength + 1 : 1
    }
  return found
}

function equalWords(ours: readonly Word[], at: number, theirs: readonly Word[], other: number): number {
  let words = 0
  while (ours[at + words] !== undefined && ours[at + words]?.form === theirs[other + words]?.form) words += 1
  return words
}

function longestApart(runs: readonly Run[]): Run[] {
  const kept: Run[] = []
  for (const run of runs.toSorted((a, b) => b.words - a.words || a.left.text - b.left.text || a.left.at - b.left.at)) {
    const isOver = (side: 'left' | 'right') =>
      kept.some(
        other =>
          other[side].text === run[side].text &&
          run[side].at < other[side].at + other.words &&
          other[side].at < run[side].at + run.words,
      )
    if (kept.length < mostPassages && !isOver('left') && !isOver('right')) kept.push(run)
  }
  return kept
}

function keyAt(words: readonly Word[], at: number): string {
  return words
    .slice(at, at + runLength)
    .map(word => word.form)
    .join(' ')
}

/** Never half a character. */
function shortened(quote: string): string {
  return quote.length <= longestQuote ? quote : `${quote.slice(0, longestQuote).replace(/[\uD800-\uDBFF]$/u, '')}…`
}
