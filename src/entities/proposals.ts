/** Proposals that two are the same. They never join anything: a person decides, with the reasons in view (R30, R39). */
import type { Session } from '../access/index.ts'
import { mustSeeSignal } from '../annotation/index.ts'
import type { Proposal, ProposalSide, ReasonRow } from '../contract/entities.ts'
import { Refused } from '../contract/errors.ts'
import { EntityId, MentionId, SignalId } from '../contract/ids.ts'
import type { Reader } from '../vault/index.ts'
import type { Evidence } from './evidence.ts'
import { nameKeys } from './names/compare-names.ts'
import { earlierDecisions, type EarlierDecision } from './pair-decisions.ts'
import { getEntity, q } from './queries.ts'
import { isNameOnly, isWorthAsking, reasonsBetween, type Reasons } from './reasons.ts'
import { inWords } from './reason-words.ts'
import { loadRegister, type Register } from './register.ts'
import { isRestricted, textFactsOf } from './text-facts.ts'
import type { EntityKind } from './tables.ts'

/** Of one signal or one entity, by name. Nothing is offered for the register as a whole: that would be a hunt. */
export function proposalsFor(
  reader: Reader,
  session: Session,
  about: { signal?: string | undefined; entity?: string | undefined; kind: EntityKind },
): Proposal[] {
  const { kind, left } = leftSides(reader, session, about)
  const register = loadRegister(reader, session, kind)
  const propose = proposer(reader, register)
  const seen = new Set<string>()
  const found = left(register).flatMap(id => {
    const one = register.sides.get(id)
    return one ? propose(one, seen) : []
  })
  return found.sort(byName)
}

/** Who or what one mention may be: nobody attached it yet, or it is put elsewhere. Empty for reporters and the unnamed (R15, R18). */
export function candidatesFor(reader: Reader, session: Session, mention: string): Proposal[] {
  const register = loadRegister(reader, session, kindOfSide(reader, session, mention))
  const one = sideOf(reader, register, mention)
  return one ? proposer(reader, register)(one, new Set()).sort(byName) : []
}

/** Every pair with this side that is worth asking about and not settled before; `seen` keeps a pair from being asked twice. */
function proposer(reader: Reader, register: Register): (one: Evidence, seen: Set<string>) => Proposal[] {
  const texts = textFactsOf(reader)
  const decisions = earlierDecisions(reader)
  return (one, seen) =>
    sharingKeyWith(one, register).flatMap(other => {
      const pair = [one.id, other.id].sort().join('+')
      if (one.id === other.id || seen.has(pair)) return []
      seen.add(pair)
      const reasons = reasonsBetween(one, other, texts)
      const earlier = decisions.between(one, other)
      return isWorthAsking(one.kind, reasons) && !isSettled(earlier, reasons)
        ? [proposalOf(reader, register, one, other, reasons, earlier)]
        : []
    })
}

/** The only order that proposals about people have (R9). */
function byName(a: Proposal, b: Proposal): number {
  return (
    a.left.label.localeCompare(b.left.label, 'nl') ||
    a.right.label.localeCompare(b.right.label, 'nl') ||
    (a.right.signals[0]?.number ?? '').localeCompare(b.right.signals[0]?.number ?? '')
  )
}

/** Two put side by side by hand. */
export function compareTwo(reader: Reader, session: Session, left: string, right: string): Proposal {
  const kind = kindOfSide(reader, session, left)
  const register = loadRegister(reader, session, kind)
  const [one, other] = [left, right].map(id => sideOf(reader, register, id))
  if (!one || !other) throw new Refused('NOT_FOUND', { subject: one ? right : left })
  return proposalOf(
    reader,
    register,
    one,
    other,
    reasonsBetween(one, other, textFactsOf(reader)),
    earlierDecisions(reader).between(one, other),
  )
}

/** The side that an entity or a mention is part of. */
export function sideOf(reader: Reader, register: Register, id: string): Evidence | undefined {
  const root = reader.get(q.selectFrom('entity_root').select('root').where('entity', '=', id))?.root
  return register.sides.get(root ?? register.sideOfMention.get(id) ?? id)
}

export function kindOfSide(reader: Reader, session: Session, id: string): EntityKind {
  if (reader.get(q.selectFrom('entity').select('id').where('id', '=', id))) return getEntity(reader, session, id).kind
  const mention = reader.get(q.selectFrom('visible_mention').select(['signal', 'kind']).where('id', '=', id))
  if (!mention) throw new Refused('NOT_FOUND', { subject: id })
  mustSeeSignal(reader, session, mention.signal)
  if (
    mention.kind === 'person' ||
    mention.kind === 'location' ||
    mention.kind === 'vehicle' ||
    mention.kind === 'organisation'
  )
    return mention.kind
  return mention.kind === 'number_plate' ? 'vehicle' : 'contact_point'
}

function leftSides(
  reader: Reader,
  session: Session,
  about: { signal?: string | undefined; entity?: string | undefined; kind: EntityKind },
): { kind: EntityKind; left: (register: Register) => string[] } {
  if (about.entity !== undefined) {
    const { root, kind } = getEntity(reader, session, about.entity)
    return { kind, left: () => [root] }
  }
  const { signal } = about
  if (signal === undefined) throw new Refused('PARENT_NEEDED')
  mustSeeSignal(reader, session, signal)
  return {
    kind: about.kind,
    left: register => [...register.sides.values()].filter(side => side.signals.includes(signal)).map(side => side.id),
  }
}

/** Everybody who shares a key with this side: a part of a name, a number, an address. */
function sharingKeyWith(one: Evidence, register: Register): Evidence[] {
  if (one.kind !== 'person') return [...register.sides.values()]
  const keys = keysOf(one)
  return [...register.sides.values()].filter(
    other => other.id !== one.id && [...keysOf(other)].some(key => keys.has(key)),
  )
}

/** Two people are compared when they share one of these. */
export function keysOf(side: Evidence): Set<string> {
  return new Set([
    ...side.mentions.flatMap(fact => nameKeys(fact.compared)),
    ...[...side.vNumbers, ...side.documentNumbers].map(fact => `n${fact.compared.padStart(10, '0')}`),
  ])
}

/** Remembered, until a reason appears that was not on the screen then (R39). */
function isSettled(earlier: EarlierDecision | undefined, reasons: Reasons): boolean {
  return earlier?.kind === 'not_same' && reasons.for.every(reason => earlier.shownFor.has(reason.code))
}

function proposalOf(
  reader: Reader,
  register: Register,
  left: Evidence,
  right: Evidence,
  reasons: Reasons,
  earlier: EarlierDecision | undefined,
): Proposal {
  const rows = (list: Reasons['for'] | Reasons['against'] | Reasons['notCounted']): ReasonRow[] =>
    list.map(reason => ({ ...reason, rules: [...reason.rules], ...inWords(reason) }))
  return {
    kind: left.kind,
    left: sideRow(register, left),
    right: sideRow(register, right),
    reasons: rows(reasons.for),
    against: rows(reasons.against),
    notCounted: rows(reasons.notCounted),
    nameOnly: isNameOnly(reasons),
    restricted: isRestricted(reader, [...left.signals, ...right.signals]),
    decided: earlier?.kind ?? null,
  }
}

function sideRow(register: Register, side: Evidence): ProposalSide {
  return {
    entity: side.type === 'entity' ? EntityId.parse(side.id) : null,
    mention: side.type === 'mention' ? MentionId.parse(side.id) : null,
    label: side.label,
    surfaces: [...new Set(side.mentions.map(fact => fact.surface))],
    signals: side.signals.map(id => ({ id: SignalId.parse(id), number: register.numberOf(id) })),
  }
}
