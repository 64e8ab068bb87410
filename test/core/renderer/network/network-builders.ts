/** Networks for tests of the picture, showing only what a test is about. */
import { EntityId, OriginId, RelationId, SignalId } from '../../../../src/contract/ids.ts'
import type { Network, NetworkNode, TieRow } from '../../../../src/contract/links.ts'
import type { Span } from '../../../../src/contract/shapes.ts'

export function uuid(number: number): string {
  return `0190f000-0000-7000-8000-${String(number).padStart(12, '0')}`
}

const plain = { handling: 'H0', assumed: false, conditions: [] } as const

export function aNode(number: number, more: Partial<NetworkNode> = {}): NetworkNode {
  return {
    id: EntityId.parse(uuid(number)),
    kind: 'person',
    subkind: null,
    label: `P${String(number)}`,
    alias: null,
    minor: false,
    identified: true,
    walked: true,
    context: false,
    ...more,
  }
}

export interface TieWish {
  readonly type?: string
  readonly evidence?: boolean
  readonly period?: string
  readonly span?: Span
  /** One a list for each origin. */
  readonly grades?: readonly (readonly (string | null)[])[]
  readonly handling?: 'H0' | 'H1' | 'H2' | 'H3'
}

let made = 0

export function aTie(from: NetworkNode, to: NetworkNode, wish: TieWish = {}): TieRow {
  made += 1
  const id = RelationId.parse(uuid(100_000 + made))
  const origin = OriginId.parse(uuid(200_000 + made))
  return {
    id,
    relations: [id],
    type: wish.type ?? 'met_with',
    nl: 'ontmoette',
    en: 'met with',
    directed: false,
    from: { id: from.id, kind: from.kind, label: from.label },
    to: { id: to.id, kind: to.kind, label: to.label },
    period: wish.period ?? null,
    span: wish.span ?? null,
    statements: [],
    signals: [SignalId.parse(uuid(300_000 + made))],
    origins: [origin],
    contradicting: [],
    receipts: 1,
    grades: (wish.grades ?? [['B2']]).map(list => ({
      origin,
      grades: list.map(text => {
        const source = (['A', 'B', 'C', 'X'] as const).find(letter => text?.startsWith(letter))
        const information = (['1', '2', '3', '4'] as const).find(digit => text?.endsWith(digit))
        return source && information ? { source, information } : null
      }),
    })),
    inherited: { ...plain, conditions: [], handling: wish.handling ?? 'H0' },
    evidence: wish.evidence ?? true,
  }
}

export function aNetwork(nodes: readonly NetworkNode[], ties: readonly TieRow[]): Network {
  return { nodes: [...nodes], ties: [...ties], connections: [], unnamed: [], inherited: { ...plain, conditions: [] } }
}
