/** The tree of a message as it is shown: every node with its type, name and size, and what became of it, so that none goes unseen (R48). */
import type { MessageNode, NodeFate, ParsedDocument } from '../../contract/parsed-document.ts'
import { labelOf } from './labels.ts'
import { contentOf, fileNameOf } from './mail-body.ts'
import type { ReadPiece } from './mail-versions.ts'
import type { MimePart } from './mime-tree.ts'

/** `children` says of which nodes each document inside was made; each of them learns its node here. */
export function nodesOf(
  root: MimePart,
  bytes: Uint8Array,
  pieces: readonly ReadPiece[],
  children: ReadonlyMap<ParsedDocument, readonly MimePart[]>,
): MessageNode[] {
  const words = wordsOf(pieces)
  const owners = new Map<MimePart, ParsedDocument>()
  for (const [child, parts] of children) for (const part of parts) owners.set(part, child)
  const nodes: MessageNode[] = []
  const walk = (part: MimePart, depth: number): void => {
    const child = owners.get(part)
    if (child !== undefined) child.node ??= nodes.length
    const name = fileNameOf(part)
    const fate = fateOf(part, child, words.get(part)?.fate)
    nodes.push({
      depth,
      mediaType: part.type.value.slice(0, 255),
      name: name === null ? '' : labelOf(name).text,
      sizeBytes: words.get(part)?.sizeBytes ?? sizeOf(part, child, bytes),
      fate,
      code: fate === 'held_back' ? (child?.refusal?.code ?? null) : null,
    })
    for (const inner of part.children) walk(inner, depth + 1)
  }
  walk(root, 0)
  return nodes
}

function wordsOf(pieces: readonly ReadPiece[]) {
  const words = new Map<MimePart, { readonly fate: NodeFate; readonly sizeBytes: number }>()
  for (const { plain, html, shows, other } of pieces) {
    for (const version of [plain, html]) {
      // Only of plain text: a page without words may well show something.
      const isBlank = version === plain && version?.text.trim() === ''
      const fate = isBlank ? 'empty' : version === shows ? 'shown' : version === other ? 'other_words' : 'same_words'
      for (const [part, sizeBytes] of version?.parts ?? []) words.set(part, { fate, sizeBytes })
    }
  }
  return words
}

function fateOf(part: MimePart, child: ParsedDocument | undefined, ofWords: NodeFate | undefined): NodeFate {
  if (part.children.length > 0) return 'holds'
  if (child === undefined) return ofWords ?? 'empty'
  if (child.list !== null) return 'list'
  if (child.bytes === null) return 'held_back'
  return ofWords ?? 'part'
}

function sizeOf(part: MimePart, child: ParsedDocument | undefined, bytes: Uint8Array): number {
  if (part.children.length > 0 || part.tooDeep) return part.bodyEnd - part.bodyStart
  // What was decoded is not decoded again.
  return child?.received?.sizeBytes ?? child?.bytes?.length ?? contentOf(part, bytes).length
}
