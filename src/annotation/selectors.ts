/** Exact places in a text, found back by their words: W3C TextQuoteSelector with TextPositionSelector (Web Annotation, §4.2.4–4.2.5; R46). */
import { Refused } from '../contract/errors.ts'

export interface TextRange {
  /** UTF-16 code units, end excluded. */
  readonly start: number
  readonly end: number
}
export interface Selector extends TextRange {
  readonly quote: string
  readonly prefix: string
  readonly suffix: string
}

const contextUnits = 32
/** Longest text that one passage may hold. */
export const passageLimit = 20_000

/** Points at a range. Refused: an empty range, one outside the text, one that cuts a surrogate pair. */
export function selectorOf(text: string, { start, end }: TextRange): Selector {
  if (start >= end || end > text.length || end - start > passageLimit || cutsPair(text, start) || cutsPair(text, end))
    throw new Refused('NOT_A_PASSAGE')
  return {
    start,
    end,
    quote: text.slice(start, end),
    prefix: text.slice(wholeFrom(text, Math.max(0, start - contextUnits)), start),
    suffix: text.slice(end, wholeUntil(text, Math.min(text.length, end + contextUnits))),
  }
}

/** Where the words stand in another reading of the same original; null when they are not there, or there twice alike. */
export function reanchor(text: string, selector: Selector): TextRange | null {
  if (text.slice(selector.start, selector.end) === selector.quote && fits(text, selector.start, selector) === 2)
    return selector
  const places = occurrences(text, selector.quote).map(start => ({
    start,
    fit: fits(text, start, selector),
    off: Math.abs(start - selector.start),
  }))
  const best = Math.max(-1, ...places.map(place => place.fit))
  const fitting = places.filter(place => place.fit === best)
  const [only] = fitting
  if (!only) return null
  if (fitting.length === 1 && (best > 0 || places.length === 1))
    return { start: only.start, end: only.start + selector.quote.length }
  const exact = fitting.find(place => place.off === 0)
  return exact && best > 0 ? { start: exact.start, end: exact.start + selector.quote.length } : null
}

/** Every place where these words stand, first first. */
export function occurrences(text: string, words: string): number[] {
  const found: number[] = []
  if (words === '') return found
  for (let at = text.indexOf(words); at >= 0; at = text.indexOf(words, at + 1)) found.push(at)
  return found
}

/** How many of the two contexts agree. */
function fits(text: string, start: number, selector: Selector): number {
  const before = text.slice(Math.max(0, start - selector.prefix.length), start) === selector.prefix
  const end = start + selector.quote.length
  const after = text.slice(end, end + selector.suffix.length) === selector.suffix
  return Number(before) + Number(after)
}

function cutsPair(text: string, at: number): boolean {
  return /[\ud800-\udbff]/.test(text.charAt(at - 1)) && /[\udc00-\udfff]/.test(text.charAt(at))
}
function wholeFrom(text: string, at: number): number {
  return cutsPair(text, at) ? at + 1 : at
}
function wholeUntil(text: string, at: number): number {
  return cutsPair(text, at) ? at - 1 : at
}
