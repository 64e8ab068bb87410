/** Everybody and everything that signals mention, as two sides to compare: clusters as decided, and mentions that nobody attached yet. */
import { maySeeStream, type Session } from '../access/index.ts'
import type { Reader } from '../vault/index.ts'
import { comparedAs } from './contact-points.ts'
import type { Evidence, Fact } from './evidence.ts'
import { comparePrepared, prepareName } from './names/compare-names.ts'
import { q } from './queries.ts'
import type { EntityKind } from './tables.ts'

type MentionRow = ReturnType<typeof mentionRows>[number]

export interface Register {
  /** By root or mention id. */
  readonly sides: ReadonlyMap<string, Evidence>
  /** Side of each visible mention of a person or thing. */
  readonly sideOfMention: ReadonlyMap<string, string>
  readonly numberOf: (signal: string) => string
}

/** Kinds of mentions that are somebody or something; the others are their numbers and dates. */
const kindOf: Readonly<Partial<Record<MentionRow['kind'], EntityKind>>> = {
  person: 'person',
  location: 'location',
  vehicle: 'vehicle',
  number_plate: 'vehicle',
  organisation: 'organisation',
  phone: 'contact_point',
  email: 'contact_point',
  social_handle: 'contact_point',
  iban: 'contact_point',
}
/** How far behind a name its numbers stand, at most: a form or a paragraph. */
const companionUnits = 400

export function entityKindOf(mention: MentionRow['kind']): EntityKind | null {
  return kindOf[mention] ?? null
}

/** Reads what is visible to this user. `kind` limits it to one kind of entity. */
export function loadRegister(reader: Reader, session: Session, kind: EntityKind): Register {
  return registerOf(reader, mentionRows(reader, session), kind)
}

/** Several kinds with the mentions read once. */
export function loadRegisters(reader: Reader, session: Session, kinds: readonly EntityKind[]): Register[] {
  const rows = mentionRows(reader, session)
  return kinds.map(kind => registerOf(reader, rows, kind))
}

function registerOf(reader: Reader, rows: readonly MentionRow[], kind: EntityKind): Register {
  const numbers = new Map(rows.map(row => [row.signal, row.number]))
  const clusters = clustersOf(reader, rows, kind)
  const loose = looseOf(rows, kind, new Set(clusters.flatMap(cluster => cluster.own.map(row => row.id))))
  const byExtract = Map.groupBy(rows, row => row.extract)
  const sides = new Map<string, Evidence>()
  const sideOfMention = new Map<string, string>()
  for (const group of [...clusters, ...loose]) {
    const evidence = evidenceOf(group, kind, byExtract)
    sides.set(evidence.id, evidence)
    for (const row of group.own) sideOfMention.set(row.id, evidence.id)
  }
  return { sides, sideOfMention, numberOf: signal => numbers.get(signal) ?? '' }
}

interface Group {
  readonly id: string
  readonly type: 'entity' | 'mention'
  readonly own: readonly MentionRow[]
  /** Numbers and dates that a person attached. */
  readonly attached: readonly MentionRow[]
}

function mentionRows(reader: Reader, session: Session) {
  const rows = reader.all(
    q
      .selectFrom('visible_mention as m')
      .innerJoin('visible_signal as s', 's.id', 'm.signal')
      .select([
        'm.id',
        'm.signal',
        'm.kind',
        'm.surface',
        'm.script',
        'm.proposed',
        'm.role',
        'm.extract',
        'm.start',
        'm.end',
        's.number',
        's.stream',
      ])
      .orderBy('s.number')
      .orderBy('m.extract')
      .orderBy('m.start'),
  )
  const streams = new Map<string, boolean>()
  return rows.filter(row => {
    const may = streams.get(row.stream) ?? maySeeStream(reader, session.user, row.stream)
    streams.set(row.stream, may)
    return may
  })
}

function clustersOf(reader: Reader, rows: readonly MentionRow[], kind: EntityKind): Group[] {
  const byId = new Map(rows.map(row => [row.id, row]))
  const members = reader.all(q.selectFrom('cluster_mention').select(['root', 'mention']).where('kind', '=', kind))
  return [...Map.groupBy(members, member => member.root)].flatMap(([root, each]) => {
    const mentions = rowsInOrder(
      rows,
      new Set(each.flatMap(member => (byId.has(member.mention) ? [member.mention] : []))),
    )
    const own = mentions.filter(row => entityKindOf(row.kind) === kind)
    return mentions.length === 0
      ? []
      : [{ id: root, type: 'entity' as const, own, attached: mentions.filter(row => !own.includes(row)) }]
  })
}

/** One side for each name in a signal, however often it stands there. Reporters and the unnamed are no side (R15, R18). */
function looseOf(rows: readonly MentionRow[], kind: EntityKind, taken: ReadonlySet<string>): Group[] {
  const open = rows.filter(row => entityKindOf(row.kind) === kind && !taken.has(row.id) && isSomebody(row))
  return [...Map.groupBy(open, row => `${row.signal} ${formOf(row)}`).values()].flatMap(own =>
    own[0] ? [{ id: own[0].id, type: 'mention' as const, own, attached: [] }] : [],
  )
}

function isSomebody(row: MentionRow): boolean {
  return row.kind !== 'person' || row.role === 'subject' || row.role === 'possible_victim' || row.role === 'unknown'
}

function formOf(row: MentionRow): string {
  return row.kind === 'person'
    ? prepareName(row.proposed ?? row.surface).plain
    : (comparedAs(row.kind, row.surface, row.proposed) ?? row.surface)
}

function rowsInOrder(rows: readonly MentionRow[], ids: ReadonlySet<string>): MentionRow[] {
  return rows.filter(row => ids.has(row.id))
}

function evidenceOf(group: Group, kind: EntityKind, byExtract: ReadonlyMap<string, readonly MentionRow[]>): Evidence {
  const companions =
    kind === 'person' ? group.own.flatMap(row => companionsOf(row, byExtract.get(row.extract) ?? [])) : []
  const all = [...new Map([...group.attached, ...companions].map(row => [row.id, row])).values()]
  const facts = (wanted: MentionRow['kind'], from: readonly MentionRow[] = all) =>
    from.filter(row => row.kind === wanted).map(factOf)
  const contacts = (['phone', 'email', 'social_handle', 'iban'] as const).flatMap(each =>
    facts(each).map(fact => ({ ...fact, kind: each })),
  )
  return {
    id: group.id,
    type: group.type,
    kind,
    label: labelOf(group.own, group.attached),
    mentions: group.own.map(factOf),
    signals: [...new Set([...group.own, ...group.attached].map(row => row.signal))],
    vNumbers: facts('v_number'),
    documentNumbers: facts('document_number', group.attached),
    births: facts('birth_date'),
    contacts,
    references: facts('chain_reference'),
    plates: facts('number_plate', [...group.own, ...group.attached]),
  }
}

/** Numbers beside a name, until somebody said whose they are: behind it, nearer to it than to any other name, or in a text with one name only. */
function companionsOf(person: MentionRow, inText: readonly MentionRow[]): MentionRow[] {
  const names = inText.filter(row => row.kind === 'person' && isSomebody(row))
  const others = names.filter(row => !isOneName(row, person))
  return inText.filter(row => {
    if (entityKindOf(row.kind) !== null && entityKindOf(row.kind) !== 'contact_point') return false
    // A reference is the letter's, not somebody's; a relative's card is not the bearer's (R37).
    if (row.kind === 'chain_reference') return true
    if (row.kind === 'document_number' || row.kind === 'date') return false
    if (others.length === 0) return true
    const nearest = names.filter(name => name.start < row.start && row.start - name.end <= companionUnits).at(-1)
    return nearest !== undefined && isOneName(nearest, person)
  })
}

/** Two spellings within one text, also in two writings. */
function isOneName(left: MentionRow, right: MentionRow): boolean {
  if (formOf(left) === formOf(right)) return true
  const { kind } = comparePrepared(
    prepareName(left.proposed ?? left.surface),
    prepareName(right.proposed ?? right.surface),
  )
  return kind === 'same' || kind === 'variant'
}

function factOf(row: MentionRow): Fact {
  const compared =
    row.kind === 'person'
      ? (row.proposed ?? row.surface)
      : (comparedAs(row.kind, row.surface, row.proposed) ?? row.surface)
  return {
    surface: row.kind === 'person' ? oneLine(row.proposed ?? row.surface) : row.surface,
    compared,
    mention: row.id,
    signal: row.signal,
  }
}

/** What it is called on a screen: its first name in Latin letters, in the words of the first signal. */
export function labelOf(
  own: readonly { surface: string; proposed: string | null; script: string }[],
  attached: readonly { surface: string }[] = [],
): string {
  const named = own.find(row => row.script === 'Latn') ?? own[0]
  return oneLine(
    named
      ? named.script === 'Latn' && named.proposed?.includes(named.surface)
        ? named.proposed
        : named.surface
      : (attached[0]?.surface ?? ''),
  )
}

function oneLine(text: string): string {
  return text.replaceAll(/\s+/g, ' ')
}
