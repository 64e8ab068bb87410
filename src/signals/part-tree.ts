/**
 * Everything that came in with a signal as one tree: its originals, and of a message each node of it, also those that are no file of their
 * own. Nothing of it is left out, and what was not read is counted (R48).
 */
import { sql } from 'kysely'
import { IMP } from '../contract/error-codes/intake.ts'
import { OriginalId } from '../contract/ids.ts'
import type { MessageNode } from '../contract/parsed-document.ts'
import { maxPartRows, type PartFate, type PartRow, type PartTree } from '../contract/signals.ts'
import type { Reader } from '../vault/index.ts'
import { q } from './queries.ts'
import { blankPagesOf, depthOf, type Structure } from './read-depth.ts'

interface Kept {
  readonly id: string
  readonly parent: string | null
  readonly name: string
  readonly mediaType: string
  readonly sizeBytes: number
  readonly isStub: boolean
  readonly structure: Structure | null
  readonly hasText: boolean
  readonly isTyped: boolean
  readonly text: string
}

export function partTreeOf(reader: Reader, signal: string): PartTree {
  const kept = keptOf(reader, signal)
  const within = Map.groupBy(kept, original => original.parent)
  const known = new Set(kept.map(({ id }) => id))
  const rows = kept
    .filter(({ parent }) => parent === null || !known.has(parent))
    .flatMap(original => rowsOf(original, 0, within))
  const leaves = rows.filter(({ became }) => became !== 'holds')
  return {
    rows: rows.slice(0, maxPartRows),
    all: leaves.length,
    partly: leaves.filter(({ became }) => became === 'partly').length,
    notRead: leaves.filter(({ became }) => unread.has(became)).length,
  }
}

const unread = new Set<PartFate>(['no_words', 'encrypted', 'unopened', 'not_read'])

type Within = ReadonlyMap<string | null, readonly Kept[]>

/** Its own row first. */
function rowsOf(original: Kept, depth: number, within: Within): [PartRow, ...PartRow[]] {
  const nodes = original.structure?.nodes ?? []
  const children = within.get(original.id) ?? []
  const ofNode = new Map(children.map(child => [child.structure?.node ?? null, child]))
  const inside = nodes.flatMap((node, at) => rowsOfNode(node, ofNode.get(at), depth + 1, within))
  // A list has no text, hence no node either: where its message tells its nodes, it is told there.
  const others = children.filter(
    child => nodes.length === 0 || (typeof child.structure?.node !== 'number' && !child.isStub),
  )
  const below = [...inside, ...others.flatMap(child => rowsOf(child, depth + 1, within))]
  const { code, fate } = fateOf(original)
  const isHolder = nodes.length > 0 || (below.length > 0 && !original.hasText && code === null)
  const row = {
    ...{ depth, mediaType: original.mediaType, name: original.name, sizeBytes: original.sizeBytes, code },
    became: isHolder ? ('holds' as const) : fate,
    original: original.isStub ? null : OriginalId.parse(original.id),
  }
  return [row, ...below]
}

function rowsOfNode(node: MessageNode, child: Kept | undefined, depth: number, within: Within): PartRow[] {
  const at = depth + node.depth
  if (child !== undefined) {
    const [row, ...below] = rowsOf(child, at, within)
    return [node.fate === 'part' ? row : { ...row, became: fateOfNode(node) }, ...below]
  }
  const { mediaType, name, sizeBytes, code } = node
  return [{ depth: at, mediaType, name, sizeBytes, code, became: fateOfNode(node), original: null }]
}

function fateOfNode({ fate }: MessageNode): PartFate {
  return fate === 'held_back' || fate === 'part' ? 'not_read' : fate
}

function fateOf(original: Kept): { readonly fate: PartFate; readonly code: string | null } {
  const { structure, hasText, isTyped, isStub } = original
  if (isStub) return { fate: 'list', code: null }
  if (structure === null) return { fate: 'no_words', code: null }
  if (typeof structure.refusal === 'string') return { fate: 'not_read', code: structure.refusal }
  const met = (code: string): boolean => (structure.warnings ?? []).some(warning => warning.code === code)
  if (structure.format === 'unknown' && !hasText) {
    if (met(IMP.signed)) return { fate: 'signature', code: IMP.signed }
    const isSealed = /pkcs7-mime|pgp-encrypted/.test(original.mediaType)
    if (met(IMP.ownFormat)) return { fate: isSealed ? 'encrypted' : 'unopened', code: IMP.ownFormat }
  }
  const depth = depthOf(structure, hasText, isTyped, blankPagesOf(structure, original.text))
  return { fate: depth === 'fully' ? 'read' : depth === 'partly' ? 'partly' : 'no_words', code: null }
}

function keptOf(reader: Reader, signal: string): Kept[] {
  const originals = reader.all(
    q
      .selectFrom('original')
      .select(['id', 'parent', 'name', 'media_type', 'size_bytes', 'kept_as'])
      .where('owner', '=', signal)
      .orderBy('hlc')
      .orderBy('id'),
  )
  const texts = reader.all(
    q
      .selectFrom('visible_extract')
      .select(['original', 'structure', 'has_text', 'reading'])
      // The words themselves are looked at only where there are pages to tell apart.
      .select(sql<string>`CASE WHEN json_extract(structure, '$.pages') > 0 THEN text ELSE '' END`.as('text'))
      .where('signal', '=', signal)
      .orderBy('hlc')
      .orderBy('id'),
  )
  const ofOriginal = Map.groupBy(texts, text => text.original)
  return originals.map(original => {
    const own = ofOriginal.get(original.id) ?? []
    // The last reading of it counts.
    const read = own.findLast(({ reading }) => reading === 'read')
    return {
      ...{ id: original.id, parent: original.parent, name: original.name, mediaType: original.media_type },
      sizeBytes: original.size_bytes,
      isStub: original.kept_as === 'extract_only',
      structure: read === undefined ? null : unsafeStructure(read.structure),
      hasText: read?.has_text === 1,
      isTyped: own.some(({ reading }) => reading === 'transcribed' || reading === 'typed'),
      text: read?.text ?? '',
    }
  })
}

/** A structure is ours, written by `register-signal.ts`. */
function unsafeStructure(json: string): Structure {
  return JSON.parse(json) as Structure
}
