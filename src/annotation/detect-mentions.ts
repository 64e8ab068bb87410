/**
 * Proposes what a text mentions: people, numbers, dates, places. Pure, by rules that a reader can follow; nothing learns and nothing is
 * sent anywhere. Signatures, mail headers, disclaimers and the sender's own numbers give nothing (R53).
 */
import { detectDates, type DateContext } from './detect/dates.ts'
import type { Detected } from './detect/found.ts'
import { detectIdentityZones } from './detect/identity-zone.ts'
import { detectNames } from './detect/names.ts'
import { detectCitizenNumbers, detectNumbers } from './detect/numbers.ts'
import { detectPlaces } from './detect/places.ts'
import { isInside, isOfficeNumber, zonesOf } from './detect/zones.ts'

export type { Detected } from './detect/found.ts'

export interface DetectionContext extends DateContext {
  /** Mail addresses of sender and receivers: never somebody's contact point. */
  readonly ownAddresses?: readonly string[] | undefined
}

/** Where two overlap the earlier in this list stays; of one kind the longer. */
const precedence: readonly Detected['kind'][] = [
  'email',
  'iban',
  'v_number',
  'document_number',
  'chain_reference',
  'birth_date',
  'date',
  'number_plate',
  'social_handle',
  'phone',
  'location',
  'vehicle',
  'person',
  'organisation',
]

/** In the order of the text, without overlaps. */
export function detectMentions(text: string, context: DetectionContext = {}): Detected[] {
  const zones = zonesOf(text)
  const citizenNumbers = detectCitizenNumbers(text)
  const own = new Set((context.ownAddresses ?? []).map(address => address.toLowerCase()))
  const identity = detectIdentityZones(text, context.year)
  const around = [
    ...detectNumbers(text),
    ...detectDates(text, context),
    ...detectPlaces(text),
    ...detectNames(text),
    // Letters of a machine-readable zone are its fields and nothing else.
  ].filter(found => !isInside(identity.zones, found))
  const all = [...around, ...identity.found].filter(
    found =>
      !isInside(zones, found) &&
      !isInside(citizenNumbers, found) &&
      !(found.kind === 'phone' && isOfficeNumber(text, found)) &&
      !(found.kind === 'email' && own.has(found.exact.toLowerCase())),
  )
  all.sort(
    (a, b) =>
      precedence.indexOf(a.kind) - precedence.indexOf(b.kind) ||
      b.end - b.start - (a.end - a.start) ||
      a.start - b.start,
  )
  const kept: Detected[] = []
  for (const found of all) if (!isInside(kept, found)) kept.push(found)
  return kept.sort((a, b) => a.start - b.start)
}

export { isCitizenNumber } from '../contract/citizen-number.ts'
export { detectCitizenNumbers, phoneOf } from './detect/numbers.ts'
export { readBirthDate } from './detect/dates.ts'
export { placeKindOf } from './detect/places.ts'
