/**
 * Whether two names can be one, and by which rule (R36). The rule is what people see; no number leaves this folder. Names are weak
 * evidence: the same name is many people.
 */
import { foldName, foldText, type FoldedName } from './fold.ts'
import { groupOf } from './name-groups.ts'
import { A, areNear, glideW, glideY, I, romanised, skeletonOf, soundsOf, U, type Sound, type Sounds } from './sounds.ts'

export const nameRules = [
  'article',
  'order',
  'given_name_spelling',
  'spelling',
  'script',
  'extra_name',
  'single_name',
  'initial',
] as const
export type NameRule = (typeof nameRules)[number]

export interface NameComparison {
  /** `same` letter by letter but for case; `variant` the same by the rules; `part` only one of its names is shared; else `different`. */
  readonly kind: 'same' | 'variant' | 'part' | 'different'
  readonly rules: readonly NameRule[]
}

interface Token {
  readonly text: string
  readonly group: number | undefined
  readonly sounds: Sounds
  /** Equal for all that could be one name. */
  readonly key: string
}
export interface PreparedName {
  readonly folded: FoldedName
  readonly plain: string
  readonly tokens: readonly Token[]
  readonly arabic: boolean
}

const prepared = new Map<string, PreparedName>()
/** About 60 MB of names at most. */
const preparedLimit = 100_000

export function prepareName(name: string): PreparedName {
  const known = prepared.get(name)
  if (known) return known
  if (prepared.size >= preparedLimit) prepared.clear()
  const folded = foldName(name)
  const made = {
    folded,
    plain: foldText(name)
      .replaceAll(/[^\p{L}\p{N}]+/gu, ' ')
      .trim(),
    tokens: folded.tokens.map(tokenOf),
    arabic: /\p{Script=Arabic}/u.test(name),
  }
  prepared.set(name, made)
  return made
}

function tokenOf(text: string): Token {
  const sounds = soundsOf(text)
  return { text, group: groupOf(text) ?? groupOf(romanised(text)), sounds, key: skeletonOf(sounds) }
}

export function compareNames(left: string, right: string): NameComparison {
  return comparePrepared(prepareName(left), prepareName(right))
}

const nothingShared: NameComparison = { kind: 'different', rules: [] }

export function comparePrepared(left: PreparedName, right: PreparedName): NameComparison {
  if (left.tokens.length === 0 || right.tokens.length === 0) return nothingShared
  if (left.plain === right.plain)
    return left.tokens.length > 1 ? { kind: 'same', rules: [] } : { kind: 'part', rules: ['single_name'] }
  if (!left.tokens.some(token => right.tokens.some(other => mayBeOne(token, other)))) return nothingShared
  const [short, long] = left.tokens.length <= right.tokens.length ? [left, right] : [right, left]
  const pairs = pairUp(short.tokens, long.tokens)
  const full = pairs.filter(pair => pair.rule !== 'initial').length
  const whole = pairs.length === short.tokens.length
  if (full === 0 || (!whole && full < 2)) return nothingShared
  const rules = new Set<NameRule>(pairs.flatMap(pair => (pair.rule === 'equal' ? [] : [pair.rule])))
  if (left.folded.particles.join() !== right.folded.particles.join()) rules.add('article')
  if (left.arabic !== right.arabic) rules.add('script')
  if (pairs.some((pair, at) => at > 0 && pair.at < (pairs[at - 1]?.at ?? 0))) rules.add('order')
  if (long.tokens.length > short.tokens.length) rules.add(short.tokens.length === 1 ? 'single_name' : 'extra_name')
  const inOrder = [...nameRules].filter(rule => rules.has(rule))
  return { kind: whole && full >= 2 ? 'variant' : 'part', rules: inOrder }
}

/** Keys that two names share when they can be one; for finding candidates before comparing. */
export function nameKeys(name: string): string[] {
  return [
    ...new Set(
      prepareName(name).tokens.map(token => (token.group === undefined ? `s${token.key}` : `g${String(token.group)}`)),
    ),
  ]
}

interface Pair {
  readonly at: number
  readonly rule: NameRule | 'equal'
}

/** Each name of the shorter to another of the longer: first those that are equal, then by rule. */
function pairUp(short: readonly Token[], long: readonly Token[]): Pair[] {
  const taken = new Set<number>()
  const found = new Map<number, Pair>()
  for (const wanted of [['equal'], ['given_name_spelling', 'spelling'], ['initial']]) {
    for (const [from, token] of short.entries()) {
      if (found.has(from)) continue
      const at = long.findIndex((other, place) => !taken.has(place) && wanted.includes(ruleFor(token, other) ?? ''))
      const other = long[at]
      const rule = other && ruleFor(token, other)
      if (!rule) continue
      taken.add(at)
      found.set(from, { at, rule })
    }
  }
  return [...found].sort(([a], [b]) => a - b).map(([, pair]) => pair)
}

/** A cheap look before any comparing: most pairs of a register share nothing. */
function mayBeOne(left: Token, right: Token): boolean {
  if (left.text === right.text || left.text.length === 1 || right.text.length === 1) return true
  return left.group !== undefined && right.group !== undefined ? left.group === right.group : left.key === right.key
}

function ruleFor(left: Token, right: Token): Pair['rule'] | null {
  if (left.text === right.text) return left.text.length === 1 ? 'initial' : 'equal'
  if (left.text.length === 1 || right.text.length === 1)
    return left.text.charAt(0) === right.text.charAt(0) ? 'initial' : null
  if (left.group !== undefined && right.group !== undefined)
    return left.group === right.group ? 'given_name_spelling' : null
  if (left.key !== right.key) return null
  return distanceOf(left.sounds, right.sounds) <= sameSoundLimit ? 'spelling' : null
}

/** One vowel of another colour is already two names (Karim, Karam); what Arabic leaves out costs little. */
const sameSoundLimit = 30

/** Least cost of turning one row of sounds into the other, in hundredths of a consonant. */
export function distanceOf(left: Sounds, right: Sounds): number {
  const [a, b] = [left.sounds, right.sounds]
  let row = [0]
  for (const [j, sound] of b.entries()) row.push((row[j] ?? 0) + omission(sound, b, j, left.abjad))
  for (const [i, from] of a.entries()) {
    const next = [(row[0] ?? 0) + omission(from, a, i, right.abjad)]
    for (const [j, to] of b.entries()) {
      next.push(
        Math.min(
          (row[j] ?? 0) + exchange(from, to),
          (row[j + 1] ?? 0) + omission(from, a, i, right.abjad),
          (next[j] ?? 0) + omission(to, b, j, left.abjad),
        ),
      )
    }
    row = next
  }
  return row.at(-1) ?? 0
}

function exchange(left: Sound, right: Sound): number {
  if ((left.consonant & right.consonant) !== 0 || (left.vowel & right.vowel) !== 0) return 0
  if (left.consonant !== 0 && right.consonant !== 0) return areNear(left.consonant, right.consonant) ? 60 : 100
  if (left.vowel !== 0 && right.vowel !== 0) return left.long && right.long ? 60 : 45
  return isGlide(left, right) || isGlide(right, left) ? 5 : 100
}

/** "Darouich" and "Darwich", "Iasin" and "Yasin". */
function isGlide(vowel: Sound, consonant: Sound): boolean {
  return (
    ((vowel.vowel & U) !== 0 && (consonant.consonant & glideW) !== 0) ||
    ((vowel.vowel & I) !== 0 && (consonant.consonant & glideY) !== 0)
  )
}

function omission(sound: Sound, all: readonly Sound[], at: number, otherAbjad: boolean): number {
  if (sound.loose) return 5
  if (sound.vowel === 0) return 100
  if (sound.consonant !== 0) return 40
  if (otherAbjad) return sound.long ? 20 : 2
  // A French e behind the last consonant (Darwiche) is not spoken.
  if (at === all.length - 1 && sound.vowel === (A | I) && !sound.long) return 10
  return sound.vowel === (A | I) && at > 0 ? 15 : 40
}
