/** Forms in which contact points, plates and references are compared. The surface is never overwritten (model invariant 8). */
import { phoneOf, type MentionKind } from '../annotation/index.ts'

/** Null for what is compared otherwise (names, V-numbers, dates) or never (descriptions). */
export function comparedAs(kind: MentionKind, surface: string, proposed: string | null): string | null {
  switch (kind) {
    case 'phone':
      return phoneOf(surface) ?? surface.replaceAll(/[^\d+]/g, '')
    case 'email':
      return lowerDomain(surface)
    case 'social_handle':
      return proposed ?? surface.replace(/^@/, '').toLowerCase()
    case 'iban':
    case 'document_number':
      return surface.replaceAll(/\s/g, '').toUpperCase()
    case 'number_plate':
      return surface.replaceAll(/[\s-]/g, '').toUpperCase()
    case 'chain_reference':
      return surface
    case 'location':
    case 'organisation':
      return surface
        .toLowerCase()
        .replaceAll(/\s+/g, ' ')
        .replace(/ van (?=\p{L}+$)/u, ' ')
    case 'person':
    case 'v_number':
    case 'birth_date':
    case 'date':
    case 'vehicle':
      return null
  }
}

function lowerDomain(address: string): string {
  const at = address.lastIndexOf('@')
  return at < 0 ? address : address.slice(0, at) + address.slice(at).toLowerCase()
}
