/** What mentions are called and what may be done with each kind. */
import type { MentionKind, MentionRole, MentionRow } from '../../../src/contract/annotation.ts'
import type { EntityKind } from '../../../src/contract/entities.ts'
import type { TextPlace } from './text/marks.ts'

/** In the order in which they are offered: what people mark most comes first. */
export const mentionKinds: readonly MentionKind[] = [
  'person',
  'location',
  'organisation',
  'phone',
  'email',
  'social_handle',
  'iban',
  'vehicle',
  'number_plate',
  'v_number',
  'document_number',
  'chain_reference',
  'birth_date',
  'date',
]

export const mentionRoles: readonly MentionRole[] = [
  'subject',
  'possible_victim',
  'reporter',
  'witness',
  'staff',
  'harmed',
  'unnamed',
  'unknown',
]

/** What a mention of this kind becomes when it is linked; null for what belongs to somebody or stands by itself. */
export function entityKindOf(kind: MentionKind): EntityKind | null {
  switch (kind) {
    case 'person':
    case 'location':
    case 'organisation':
    case 'vehicle':
      return kind
    case 'number_plate':
      return 'vehicle'
    case 'phone':
    case 'email':
    case 'social_handle':
    case 'iban':
      return 'contact_point'
    case 'v_number':
    case 'document_number':
    case 'chain_reference':
    case 'birth_date':
    case 'date':
      return null
  }
}

/** Numbers and dates of a person: they are attached to one, never linked by themselves (R37). */
export function belongsToPerson(kind: MentionKind): boolean {
  return kind === 'v_number' || kind === 'document_number' || kind === 'chain_reference' || kind === 'birth_date'
}

/** The one mention that the words hold; null when there is none, or more: whom they are about is not guessed (R18). */
export function mentionWithin(mentions: readonly MentionRow[], chosen: TextPlace): string | null {
  const inside = mentions.filter(
    ({ place }) => place?.extract === chosen.extract && place.start >= chosen.start && place.end <= chosen.end,
  )
  const [only] = inside
  return inside.length === 1 && only !== undefined ? only.id : null
}
