/** Which ties the code list allows between two kinds. Never one that the program makes by itself, nor "not the same", which is a decision. */
import type { Codebooks } from '../../../src/contract/codebooks.ts'
import type { EntityKind } from '../../../src/contract/entities.ts'

type RelationType = Codebooks['relationTypes'][number]

const names: Readonly<Record<string, EntityKind>> = {
  Person: 'person',
  ContactPoint: 'contact_point',
  Vehicle: 'vehicle',
  Location: 'location',
  Organisation: 'organisation',
  Event: 'event',
}

export function relationTypesFor(
  types: readonly RelationType[],
  from: EntityKind | undefined,
  to: EntityKind | undefined,
): RelationType[] {
  if (from === undefined || to === undefined) return []
  return types.filter(
    type =>
      names[type.from] === from && names[type.to] === to && type.systemOnly !== true && type.code !== 'not_same_as',
  )
}
