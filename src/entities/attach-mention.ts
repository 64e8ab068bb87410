/** Entities begin with a mention, and grow by decisions of people (R30). What is attached with it becomes a statement each. */
import { decide, type Session } from '../access/index.ts'
import { getMention, placeKindOf } from '../annotation/index.ts'
import type { EntityKind } from '../contract/entities.ts'
import { Refused } from '../contract/errors.ts'
import { keepingOfSignal } from '../signals/index.ts'
import { insertRecord, newKeeping, type Tx } from '../vault/index.ts'
import { getEntity, keepingOfEntity, q } from './queries.ts'
import { entityKindOf } from './register.ts'
import { statementOfMention } from './statements.ts'
import { entity } from './tables.ts'

export interface Attached {
  readonly entity: string
  readonly decisions: string[]
  readonly statements: string[]
}

export interface NewEntity {
  readonly mention: string
  /** Only an event is said; everything else follows from the mention. */
  readonly kind?: EntityKind | undefined
  readonly subkind?: string | undefined
  readonly together?: readonly string[] | undefined
}

/** A new person or thing. A mention that is attached already gives its entity back. */
export function createEntity(tx: Tx, session: Session, made: NewEntity): Attached {
  const mention = getMention(tx, session, made.mention)
  const kind = made.kind === 'event' ? 'event' : entityKindOf(mention.kind)
  if (kind === null || (made.kind !== undefined && made.kind !== kind))
    throw new Refused('KIND_DOES_NOT_FIT', {
      subject: made.mention,
      details: { kind: mention.kind, needs: made.kind ?? 'person, location, vehicle, contact_point, organisation' },
    })
  const known = tx.get(
    q.selectFrom('cluster_mention').select('root').where('mention', '=', made.mention).where('kind', '=', kind),
  )
  if (known) return attachMention(tx, session, { entity: known.root, mention: made.mention, together: made.together })
  const subkind = made.subkind ?? subkindOf(mention)
  mustKnowSubkind(session, kind, subkind)
  const id = tx.uuid7()
  insertRecord(tx, entity, newKeeping(tx, 'unit', id), { kind, subkind }, { id })
  return attach(tx, session, { id, root: id, kind }, made.mention, made.together ?? [])
}

export interface Attachment {
  readonly entity: string
  readonly mention: string
  readonly together?: readonly string[] | undefined
  readonly because?: string | undefined
}

/** Refused: a reporter or somebody unnamed as a person (R15, R18), a mention of another kind, or of another signal. */
export function attachMention(tx: Tx, session: Session, made: Attachment): Attached {
  const { root, kind } = getEntity(tx, session, made.entity)
  return attach(tx, session, { id: made.entity, root, kind }, made.mention, made.together ?? [], made.because)
}

export function setSubkind(tx: Tx, session: Session, id: string, subkind: string): string {
  const { root, kind } = getEntity(tx, session, id)
  mustKnowSubkind(session, kind, subkind)
  tx.about('entity', root)
  return decide(tx, keepingOfEntity(tx, root), {
    kind: 'entity_subkind',
    value: subkind,
    subjects: [{ role: 'entity', record: root }],
  })
}

function attach(
  tx: Tx,
  session: Session,
  to: { id: string; root: string; kind: EntityKind },
  first: string,
  together: readonly string[],
  because?: string,
): Attached {
  const main = getMention(tx, session, first)
  if (to.kind !== 'event' && entityKindOf(main.kind) !== to.kind)
    throw new Refused('KIND_DOES_NOT_FIT', { subject: first, details: { kind: main.kind, needs: to.kind } })
  if (to.kind === 'person' && main.role === 'reporter') throw new Refused('REPORTER_IS_NO_PERSON', { subject: first })
  if (to.kind === 'person' && main.role === 'unnamed') throw new Refused('UNNAMED_STAYS_UNNAMED', { subject: first })
  tx.about('entity', to.root)
  const keeping = keepingOfSignal(tx, session, main.signal)
  const decisions: string[] = []
  const statements: string[] = []
  for (const id of new Set([first, ...together])) {
    const mention = getMention(tx, session, id)
    if (mention.signal !== main.signal)
      throw new Refused('KIND_DOES_NOT_FIT', { subject: id, details: { kind: mention.kind, needs: 'same signal' } })
    if (id !== first && !mayGoTogether(to.kind, mention.kind))
      throw new Refused('KIND_DOES_NOT_FIT', { subject: id, details: { kind: mention.kind, needs: to.kind } })
    const known = tx.get(
      q
        .selectFrom('mention_of as o')
        .innerJoin('entity_root as r', 'r.entity', 'o.entity')
        .select('o.decision')
        .where('o.mention', '=', id)
        .where('r.root', '=', to.root),
    )
    if (!known) {
      decisions.push(
        decide(tx, keeping, {
          kind: 'mention_of',
          subjects: [
            { role: 'mention', record: id },
            { role: 'entity', record: to.id },
          ],
          ...(because !== undefined && { because }),
        }),
      )
    }
    const said = statementOfMention(tx, session, mention)
    if (said !== null) statements.push(said)
  }
  return { entity: to.root, decisions, statements }
}

/** A person has names, numbers and dates; a telephone number is a thing of its own too, tied by a relation. */
function mayGoTogether(kind: EntityKind, mention: ReturnType<typeof getMention>['kind']): boolean {
  if (kind === 'person')
    return mention !== 'location' && mention !== 'organisation' && mention !== 'vehicle' && mention !== 'number_plate'
  if (kind === 'event') return true
  return entityKindOf(mention) === kind
}

function subkindOf(mention: ReturnType<typeof getMention>): string | null {
  const kind = entityKindOf(mention.kind)
  if (kind === 'contact_point') return mention.kind
  if (kind === 'location') return mention.proposed ?? placeKindOf(mention.surface)
  return null
}

function mustKnowSubkind(session: Session, kind: EntityKind, subkind: string | null): void {
  if (subkind === null) return
  const known =
    kind === 'location'
      ? session.codebooks.locationKinds.some(row => row.code === subkind)
      : kind === 'contact_point'
        ? session.codebooks.contactPointKinds.some(row => row.code === subkind)
        : kind === 'organisation'
          ? organisationKinds.includes(subkind)
          : kind === 'event'
            ? eventKinds.includes(subkind)
            : false
  if (!known) throw new Refused('CODE_UNKNOWN', { details: { code: subkind } })
}

/** Model §3. Religious organisations, parties and unions stay in the text: there is no kind for them. */
const organisationKinds = ['chain_partner', 'service', 'municipality', 'company', 'association', 'other']
const eventKinds = ['incident', 'meeting', 'check', 'conversation', 'travel']
