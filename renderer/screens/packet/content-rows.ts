/** What could be in and what is, as lines of one list: kinds together, the order of the case kept. */
import type { Blocker, Candidate, PacketDetail, PacketSource } from '../../../src/contract/packet-shapes.ts'

export type Content = PacketDetail['contents'][number]

export interface ContentRow {
  readonly key: string
  readonly kind: Candidate['kind']
  readonly target: string
  readonly title: string
  readonly sources: readonly PacketSource[]
  readonly conditions: readonly string[]
  /** Numbers of what it speaks against. */
  readonly against: readonly string[]
  /** There is something in the packet that it speaks against (R16). */
  readonly isRequired: boolean
  /** Null: it is not in. */
  readonly content: Content | null
}

const groups = {
  signals: ['signal', 'passages'],
  original: ['original'],
  relation: ['relation', 'connection'],
  statement: ['statement'],
  judgement: ['assessment', 'annotation'],
} as const satisfies Record<string, readonly Candidate['kind'][]>
export type GroupName = keyof typeof groups
const order: readonly GroupName[] = ['signals', 'original', 'relation', 'statement', 'judgement']

export interface ContentGroup {
  readonly name: GroupName
  readonly rows: readonly ContentRow[]
}

export function groupsOf(candidates: readonly Candidate[], contents: readonly Content[]): ContentGroup[] {
  const shown = new Set(
    contents.flatMap(c => (c.kind === 'signal' || c.kind === 'passages' || c.kind === 'original' ? c.sources : [])),
  )
  const rows = candidates.flatMap(candidate => {
    const content = contents.find(({ id }) => id === candidate.item) ?? null
    const passages = candidate.kind === 'signal' ? contents.filter(c => isPassageOf(c, candidate.target)) : []
    const isRequired = content === null && passages.length === 0 && candidate.against.some(number => shown.has(number))
    const own: ContentRow = { ...candidate, key: `${candidate.kind} ${candidate.target}`, isRequired, content }
    return [own, ...passages.map(passage => rowOf(passage, candidate.title))]
  })
  const known = new Set(rows.flatMap(({ content }) => content?.id ?? []))
  const others = contents.filter(({ id }) => !known.has(id)).map(content => rowOf(content, content.title))
  const all = [...rows, ...others]
  const holds = (name: GroupName, kind: string): boolean => groups[name].some(one => one === kind)
  return order
    .map(name => ({ name, rows: all.filter(row => holds(name, row.kind)) }))
    .filter(group => group.rows.length > 0)
}

function isPassageOf({ kind, target }: Content, signal: string): boolean {
  return kind === 'passages' && target === signal
}

/** What is in without being offered: passages, a signal from elsewhere, one that is gone since. */
function rowOf(content: Content, title: string): ContentRow {
  return {
    key: content.id,
    kind: content.kind,
    target: content.target,
    title,
    sources: content.signals,
    conditions: content.conditions,
    against: [],
    isRequired: false,
    content,
  }
}

/** Why this line cannot go: its own reasons and those of every source behind it. */
export function blockersOf(row: ContentRow, blockers: readonly Blocker[]): Blocker[] {
  if (row.content === null) return []
  const ids = new Set<string>([row.content.id, ...row.sources.map(({ signal }) => signal)])
  return blockers.filter(({ source }) => ids.has(source))
}
