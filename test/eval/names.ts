/**
 * Pairs of names, judged by the rules of the program. The score orders pairs for a measurement and lives here alone: the program
 * shows people a rule, never a number (R36).
 */
import {
  compareNames,
  distanceOf,
  prepareName,
  type NameComparison,
  type PreparedName,
} from '../../src/entities/index.ts'
import { placeOf, type Table } from './table.ts'

export interface JudgedPair {
  readonly left: string
  readonly right: string
  /** 0 to 1; at least 0.5 exactly when `same`. */
  readonly score: number
  readonly same: boolean
}

export interface NameQuality {
  readonly pairs: number
  readonly labelled: number
  readonly precision: number | null
  readonly recall: number | null
  readonly f1: number | null
}

export function judgeNames(left: string, right: string): JudgedPair {
  const [a, b] = [prepareName(left), prepareName(right)]
  const { kind } = compareNames(left, right)
  const same = isSame(kind, a, b)
  return { left, right, score: scoreOf(kind, same, closeness(a, b)), same }
}

/** A name of one word that agrees is to the program a part of a person's name; of the two names as given it is the whole. */
function isSame(kind: NameComparison['kind'], left: PreparedName, right: PreparedName): boolean {
  if (kind === 'part') return left.tokens.length === 1 && right.tokens.length === 1
  return kind === 'same' || kind === 'variant'
}

function scoreOf(kind: NameComparison['kind'], same: boolean, close: number): number {
  if (kind === 'same') return 1
  const score = same ? 0.5 + 0.5 * close : (kind === 'part' ? 0.25 : 0) + 0.2499 * close
  return Math.round(score * 10_000) / 10_000
}

/** How near the words of the shorter name come to the other's, 0 to 1; a little less for each word that stands alone. */
function closeness(left: PreparedName, right: PreparedName): number {
  const [short, long] =
    left.tokens.length <= right.tokens.length ? [left.tokens, right.tokens] : [right.tokens, left.tokens]
  if (short.length === 0) return 0
  const best = short.map(token => Math.max(...long.map(other => closenessOfWords(token, other))))
  const mean = best.reduce((sum, each) => sum + each, 0) / best.length
  return mean * (0.8 + (0.2 * short.length) / long.length)
}

type Word = PreparedName['tokens'][number]

function closenessOfWords(left: Word, right: Word): number {
  if (left.text === right.text) return 1
  const isKnown = left.group !== undefined && right.group !== undefined
  if (isKnown && left.group === right.group) return 0.95
  const sounds = Math.max(left.sounds.sounds.length, right.sounds.sounds.length, 1)
  const close = Math.max(0, 1 - distanceOf(left.sounds, right.sounds) / (100 * sounds))
  // Mohammed and Mahmoud sound alike and are two names.
  return isKnown ? close / 2 : close * 0.99
}

export function judgeTable(table: Table): { readonly pairs: readonly JudgedPair[]; readonly quality: NameQuality } {
  const [left, right] = [placeOf(table, 'left'), placeOf(table, 'right')]
  const label = table.columns.indexOf('label')
  const pairs = table.rows.map(row => judgeNames(row[left] ?? '', row[right] ?? ''))
  const labels = table.rows.map(row => (label < 0 ? null : labelOf(row[label] ?? '')))
  return { pairs, quality: qualityOf(pairs, labels) }
}

/** Null for an empty label; everything else must be clear. */
function labelOf(text: string): boolean | null {
  const word = text.trim().toLowerCase()
  if (word === '') return null
  if (['1', 'true', 'yes', 'same', 'match'].includes(word)) return true
  if (['0', 'false', 'no', 'different', 'nonmatch'].includes(word)) return false
  throw new Error(`A label is 1 or 0 (true, false, same, different), not "${text}"`)
}

function qualityOf(pairs: readonly JudgedPair[], labels: readonly (boolean | null)[]): NameQuality {
  const count = (same: boolean, label: boolean) =>
    pairs.filter((pair, at) => pair.same === same && labels[at] === label).length
  const [hit, wrong, missed] = [count(true, true), count(true, false), count(false, true)]
  const share = (part: number, whole: number) => (whole === 0 ? null : part / whole)
  return {
    pairs: pairs.length,
    labelled: labels.filter(each => each !== null).length,
    precision: share(hit, hit + wrong),
    recall: share(hit, hit + missed),
    f1: share(2 * hit, 2 * hit + wrong + missed),
  }
}
