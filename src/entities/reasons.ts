/**
 * Why two may or may not be the same, in closed codes (R30–R36). Never a number. Never a reason: nationality, religion, ethnicity,
 * language, birth place, the same azc, town or list, and a birth date that was filled in.
 */
import { readBirthDate } from '../annotation/index.ts'
import type { Evidence, Fact } from './evidence.ts'
import { comparePrepared, prepareName, type NameRule } from './names/compare-names.ts'
import { compareVNumbers } from './v-number.ts'

export const reasonCodes = [
  'same_v_number',
  'v_number_after_padding',
  'same_document_number',
  'same_name',
  'name_variant',
  'shared_name_part',
  'same_phone',
  'same_email',
  'same_account',
  'same_iban',
  'same_birth_date',
  'same_reference',
  'same_line',
  'same_forwarded_message',
  'same_number_plate',
  'same_place_name',
  'same_organisation_name',
  'same_contact_point',
] as const
export type ReasonCode = (typeof reasonCodes)[number]
export const counterCodes = [
  'different_v_numbers',
  'different_birth_dates',
  'different_names',
  'different_number_plates',
] as const
export type CounterCode = (typeof counterCodes)[number]
export const notCountedCodes = ['placeholder_birth_date'] as const
export type NotCountedCode = (typeof notCountedCodes)[number]

export interface Reason<C extends string> {
  readonly code: C
  /** What stands on either side, as written. */
  readonly left: string
  readonly right: string
  /** Why two spellings are taken for one name. */
  readonly rules: readonly NameRule[]
}
export interface Reasons {
  readonly for: readonly Reason<ReasonCode>[]
  readonly against: readonly Reason<CounterCode>[]
  /** Seen and left out, with why: so that nobody adds it in his head. */
  readonly notCounted: readonly Reason<NotCountedCode>[]
}

/** Facts about texts that reasons need beside the two sides. */
export interface TextFacts {
  readonly sameLine: (left: Fact, right: Fact) => boolean
  readonly sameForwardedMessage: (leftSignal: string, rightSignal: string) => boolean
}

export function reasonsBetween(left: Evidence, right: Evidence, texts: TextFacts): Reasons {
  if (left.kind !== right.kind) return { for: [], against: [], notCounted: [] }
  switch (left.kind) {
    case 'person':
      return personReasons(left, right, texts)
    case 'vehicle':
      return vehicleReasons(left, right)
    case 'location':
      return sameWords(left, right, 'same_place_name')
    case 'organisation':
      return sameWords(left, right, 'same_organisation_name')
    case 'contact_point':
      return sameWords(left, right, 'same_contact_point')
    case 'event':
      return { for: [], against: [], notCounted: [] }
  }
}

/** Grounds to ask a person at all. Sharing a telephone or a reference is a tie between people, never by itself one person. */
export function isWorthAsking(kind: Evidence['kind'], reasons: Reasons): boolean {
  const codes = new Set(reasons.for.map(reason => reason.code))
  if (kind !== 'person') return codes.size > 0 && reasons.against.length === 0
  const byNumber =
    codes.has('same_v_number') || codes.has('v_number_after_padding') || codes.has('same_document_number')
  const byName = codes.has('same_name') || codes.has('name_variant')
  const byPart =
    codes.has('shared_name_part') &&
    (codes.has('same_line') || codes.has('same_phone') || codes.has('same_email') || codes.has('same_account'))
  // R34: against two complete numbers it takes two independent reasons; a name alone never does.
  if (reasons.against.some(reason => reason.code === 'different_v_numbers'))
    return (byNumber || byName) && codes.size >= 2
  return byNumber || byName || byPart
}

/** Nothing but a name speaks for it: said in words wherever it is shown. */
export function isNameOnly(reasons: Reasons): boolean {
  return (
    reasons.for.length > 0 &&
    reasons.for.every(
      reason => reason.code === 'same_name' || reason.code === 'name_variant' || reason.code === 'shared_name_part',
    )
  )
}

function personReasons(left: Evidence, right: Evidence, texts: TextFacts): Reasons {
  const found: Reason<ReasonCode>[] = []
  const against: Reason<CounterCode>[] = []
  const notCounted: Reason<NotCountedCode>[] = []
  const numbers = pairsOf(left.vNumbers, right.vNumbers).map(([a, b]) => ({
    a,
    b,
    verdict: compareVNumbers(a.compared, b.compared),
  }))
  const equal = numbers.find(n => n.verdict === 'same')
  const padded = numbers.find(n => n.verdict === 'after_padding')
  const other = numbers.find(n => n.verdict === 'different')
  if (equal) found.push(reason('same_v_number', equal.a, equal.b))
  else if (padded) found.push(reason('v_number_after_padding', padded.a, padded.b))
  if (other && !equal) against.push(reason('different_v_numbers', other.a, other.b))
  addShared(found, 'same_document_number', left.documentNumbers, right.documentNumbers)
  const names = bestNames(left.mentions, right.mentions)
  if (names) found.push(names)
  else if (left.mentions.length > 0 && right.mentions.length > 0 && found.length > 0)
    against.push(reason('different_names', first(left.mentions), first(right.mentions)))
  for (const [kind, code] of [
    ['phone', 'same_phone'],
    ['email', 'same_email'],
    ['social_handle', 'same_account'],
    ['iban', 'same_iban'],
  ] as const) {
    addShared(
      found,
      code,
      left.contacts.filter(c => c.kind === kind),
      right.contacts.filter(c => c.kind === kind),
    )
  }
  addBirthReasons(left, right, found, against, notCounted)
  addShared(found, 'same_reference', left.references, right.references, true)
  const line = pairsOf(left.mentions, right.mentions).find(
    ([a, b]) => a.signal === b.signal && a.mention !== b.mention && texts.sameLine(a, b),
  )
  if (line) found.push(reason('same_line', line[0], line[1]))
  const forwarded = pairsOf(left.mentions, right.mentions).find(
    ([a, b]) => a.signal !== b.signal && texts.sameForwardedMessage(a.signal, b.signal),
  )
  if (forwarded) found.push(reason('same_forwarded_message', forwarded[0], forwarded[1]))
  return { for: found, against, notCounted }
}

function addBirthReasons(
  left: Evidence,
  right: Evidence,
  found: Reason<ReasonCode>[],
  against: Reason<CounterCode>[],
  notCounted: Reason<NotCountedCode>[],
): void {
  const dates = pairsOf(left.births, right.births).map(([a, b]) => ({
    a,
    b,
    da: readBirthDate(a.compared),
    db: readBirthDate(b.compared),
  }))
  const real = dates.filter(d => d.da && d.db && !d.da.placeholder && !d.db.placeholder)
  const equal = real.find(d => d.da?.edtf === d.db?.edtf)
  if (equal) found.push(reason('same_birth_date', equal.a, equal.b))
  else if (real[0]) against.push(reason('different_birth_dates', real[0].a, real[0].b))
  const filledIn = [...left.births, ...right.births].filter(fact => readBirthDate(fact.compared)?.placeholder)
  const [one, two] = filledIn
  if (one) notCounted.push(reason('placeholder_birth_date', one, two ?? one))
}

/** The strongest agreement between any of their names. */
function bestNames(left: readonly Fact[], right: readonly Fact[]): Reason<ReasonCode> | null {
  let best: Reason<'same_name' | 'name_variant' | 'shared_name_part'> | null = null
  const strength = { same_name: 3, name_variant: 2, shared_name_part: 1 } as const
  for (const [a, b] of pairsOf(left, right)) {
    const { kind, rules } = comparePrepared(prepareName(a.compared), prepareName(b.compared))
    if (kind === 'different') continue
    const code = kind === 'same' ? 'same_name' : kind === 'variant' ? 'name_variant' : 'shared_name_part'
    if (best === null || strength[code] > strength[best.code]) best = { code, left: a.surface, right: b.surface, rules }
  }
  return best
}

function vehicleReasons(left: Evidence, right: Evidence): Reasons {
  const found: Reason<ReasonCode>[] = []
  addShared(found, 'same_number_plate', left.plates, right.plates)
  const [a] = left.plates
  const [b] = right.plates
  return {
    for: found,
    against: found.length === 0 && a && b ? [reason('different_number_plates', a, b)] : [],
    notCounted: [],
  }
}

function sameWords(left: Evidence, right: Evidence, code: ReasonCode): Reasons {
  const found: Reason<ReasonCode>[] = []
  addShared(found, code, left.mentions, right.mentions)
  return { for: found, against: [], notCounted: [] }
}

/** `apart`: only between two signals, for what one signal says about everybody in it. */
function addShared(
  found: Reason<ReasonCode>[],
  code: ReasonCode,
  left: readonly Fact[],
  right: readonly Fact[],
  apart = false,
): void {
  const shared = pairsOf(left, right).find(([a, b]) => a.compared === b.compared && !(apart && a.signal === b.signal))
  if (shared) found.push(reason(code, shared[0], shared[1]))
}

function pairsOf<L, R>(left: readonly L[], right: readonly R[]): [L, R][] {
  return left.flatMap(a => right.map((b): [L, R] => [a, b]))
}

function reason<C extends string>(code: C, left: Fact, right: Fact): Reason<C> {
  return { code, left: left.surface, right: right.surface, rules: [] }
}

function first(facts: readonly Fact[]): Fact {
  return facts[0] ?? { surface: '', compared: '', mention: '', signal: '' }
}
