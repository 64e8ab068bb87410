/** What the painter draws, in words and states that are worked out already; it knows nothing of ties or time. */
import type { EntityKind } from '../../../src/contract/entities.ts'
import type { EntityId, RelationId } from '../../../src/contract/ids.ts'
import type { Point } from './geometry.ts'

export interface SceneNode {
  readonly id: EntityId
  readonly place: Point
  readonly kind: EntityKind
  readonly name: string
  /** Lines under the name: another writing, "minderjarig". */
  readonly under: readonly string[]
  readonly isUncertain: boolean
  readonly isFaded: boolean
  readonly isOnPath: boolean
  readonly isSelected: boolean
  readonly isPinned: boolean
}

export interface SceneLine {
  readonly id: RelationId
  readonly from: EntityId
  readonly to: EntityId
  readonly aside: number
  readonly words: string
  readonly grades: string
  readonly isDirected: boolean
  readonly isUncertain: boolean
  readonly isHeld: boolean
  readonly isFaded: boolean
  readonly isOnPath: boolean
  readonly isSelected: boolean
}

export interface SceneArea {
  readonly members: readonly EntityId[]
  readonly name: string
  readonly under: string
}

export interface Scene {
  readonly nodes: readonly SceneNode[]
  readonly lines: readonly SceneLine[]
  readonly areas: readonly SceneArea[]
}
