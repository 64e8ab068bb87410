/** The rows of the list beside the picture, in sections that each stand by name: no order says anything about anybody (R9, R43). */
import type { Language } from '../../../src/contract/errors.ts'
import type { Connection, Network, NetworkNode, TieRow } from '../../../src/contract/links.ts'
import type { PlainKey } from '../../i18n/catalogue.ts'
import type { DrawnLine, Drawing } from './drawing.ts'
import type { Selected } from './network-state.ts'

export type ListValue =
  | { readonly kind: 'node'; readonly node: NetworkNode }
  | { readonly kind: 'line'; readonly line: DrawnLine }
  | { readonly kind: 'context'; readonly tie: TieRow }
  | { readonly kind: 'connection'; readonly connection: Connection }
  | { readonly kind: 'unnamed'; readonly unnamed: Network['unnamed'][number] }

export type ListItem =
  | { readonly kind: 'header'; readonly text: PlainKey; readonly count: number }
  | { readonly kind: 'row'; readonly value: ListValue }

export function listItems(network: Network, drawing: Drawing, language: Language): ListItem[] {
  const nodes = drawing.nodes.toSorted((a, b) => a.label.localeCompare(b.label, language))
  const row = (node: NetworkNode): ListValue => ({ kind: 'node', node })
  return [
    ...section('network.listPeople', nodes.filter(node => node.kind === 'person').map(row)),
    ...section('network.listThings', nodes.filter(node => node.kind !== 'person').map(row)),
    ...section(
      'network.listLines',
      drawing.lines.map(line => ({ kind: 'line', line })),
    ),
    ...section(
      'network.listConnections',
      network.connections.map(connection => ({ kind: 'connection', connection })),
    ),
    ...section(
      'network.listContext',
      drawing.areas.flatMap(area => area.ties.map(tie => ({ kind: 'context', tie }))),
    ),
    ...section(
      'network.listUnnamed',
      network.unnamed.map(unnamed => ({ kind: 'unnamed', unnamed })),
    ),
  ]
}

function section(text: PlainKey, values: readonly ListValue[]): ListItem[] {
  if (values.length === 0) return []
  return [{ kind: 'header', text, count: values.length }, ...values.map(value => ({ kind: 'row' as const, value }))]
}

export function connectionId(connection: Connection): string {
  return connection.ties.map(tie => tie.id).join()
}

/** What choosing a row selects, in the picture as well. */
export function selectionOf(value: ListValue): Selected {
  switch (value.kind) {
    case 'node':
      return { kind: 'node', id: value.node.id }
    case 'line':
      return { kind: 'line', id: value.line.tie.id }
    case 'context':
      return { kind: 'line', id: value.tie.id }
    case 'connection':
      return { kind: 'connection', id: connectionId(value.connection) }
    case 'unnamed':
      return { kind: 'unnamed', id: value.unnamed.mention }
  }
}
