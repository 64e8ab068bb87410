/** One question to all kinds of persons and things, and the other spellings of its words that the register holds (R15, R36). */
import type { Session } from '../access/index.ts'
import type { Reader, Tx } from '../vault/index.ts'
import { searchablePersons } from './entity-list.ts'
import type { Evidence } from './evidence.ts'
import { matchQuery, type QueryMatch } from './match-query.ts'
import { minorsOf } from './minors.ts'
import { compareNames } from './names/compare-names.ts'
import { foldText } from './names/fold.ts'
import { q } from './queries.ts'
import { loadRegisters } from './register.ts'
import type { EntityKind } from './tables.ts'

const kinds: readonly EntityKind[] = ['person', 'contact_point', 'vehicle', 'location', 'organisation']

export interface FoundSide {
  readonly side: Evidence
  readonly match: QueryMatch
  readonly minor: boolean
  /** Of its latest mention. */
  readonly hlc: string
}
export interface FoundSides {
  readonly found: readonly FoundSide[]
  readonly spellings: readonly string[]
}

/**
 * Persons are asked for with the words as typed, things with the words that may be searched (R10): a person may be called Islam.
 * Of persons only those concerned and possible victims are found (R15).
 */
export function findEverywhere(tx: Tx, session: Session, typed: string, searchable: readonly string[]): FoundSides {
  const registers = loadRegisters(tx, session, kinds)
  const allowed = searchablePersons(tx)
  const sides = registers.flatMap(register => [...register.sides.values()])
  const words = searchable.join(' ')
  const found = sides.flatMap(side => {
    if (side.type !== 'entity' || (side.kind === 'person' && !allowed.has(side.id))) return []
    const asked = side.kind === 'person' ? typed : words
    const match = asked === '' ? null : matchQuery(asked, side)
    return match ? [{ side, match }] : []
  })
  const persons = sides.filter(side => side.kind === 'person' && (side.type === 'mention' || allowed.has(side.id)))
  const roots = found.map(({ side }) => side.id)
  const minors = minorsOf(tx, roots, session.deps.clock.now())
  const changes = lastMentions(tx, roots)
  return {
    found: found.map(each => ({
      ...each,
      minor: minors.get(each.side.id)?.value ?? false,
      hlc: changes.get(each.side.id) ?? '0',
    })),
    spellings: spellingsIn(searchable, persons),
  }
}

/** Words of names in the register that are another spelling of a word asked for. */
function spellingsIn(asked: readonly string[], persons: readonly Evidence[]): string[] {
  const names = persons.flatMap(side => side.mentions.map(fact => fact.surface))
  const words = new Map(
    names.flatMap(name => name.match(/[\p{L}\p{M}'’]{3,}/gu) ?? []).map(word => [foldText(word), word]),
  )
  const known = new Set(asked.map(foldText))
  return [...words]
    .filter(([folded, word]) => !known.has(folded) && asked.some(one => isSpellingOf(one, word)))
    .map(([, word]) => word)
    .sort((a, b) => a.localeCompare(b, 'nl'))
    .slice(0, 50)
}

export function isSpellingOf(asked: string, word: string): boolean {
  if (asked.length < 3 || !/^\p{L}/u.test(asked)) return false
  const { kind, rules } = compareNames(asked, word)
  return kind !== 'different' && !rules.includes('initial')
}

function lastMentions(reader: Reader, roots: readonly string[]): Map<string, string> {
  const rows = reader.all(
    q
      .selectFrom('mention_of as o')
      .innerJoin('entity_root as r', 'r.entity', 'o.entity')
      .select(eb => ['r.root', eb.fn.max('o.hlc').as('hlc')])
      .where('r.root', 'in', roots)
      .groupBy('r.root'),
  )
  return new Map(rows.map(row => [row.root, row.hlc]))
}
