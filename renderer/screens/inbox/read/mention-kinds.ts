/** How kinds of mentions look: those that are somebody or something have the colour and icon of their kind of entity. */
import type { MentionKind } from '../../../../src/contract/annotation.ts'
import type { EntityKind } from '../../../../src/contract/entities.ts'

const kinds: Readonly<Partial<Record<MentionKind, EntityKind>>> = {
  person: 'person',
  location: 'location',
  organisation: 'organisation',
  phone: 'contact_point',
  email: 'contact_point',
  social_handle: 'contact_point',
  iban: 'contact_point',
  vehicle: 'vehicle',
  number_plate: 'vehicle',
}

/** Undefined for numbers and dates, which are somebody's and nobody by themselves. */
export function entityKindOf(kind: MentionKind): EntityKind | undefined {
  return kinds[kind]
}

/** Numbers by which a person is known: shown as what they are. */
export function isNumber(kind: MentionKind): boolean {
  return kind === 'v_number' || kind === 'document_number' || kind === 'chain_reference'
}
