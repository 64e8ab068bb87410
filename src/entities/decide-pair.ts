/** A person's decision about a pair: the same, not the same, undecided. Each can be taken back (R30, R31, R39). */
import { decide, type Session } from '../access/index.ts'
import { Refused } from '../contract/errors.ts'
import { keepingOfSignal } from '../signals/index.ts'
import type { Keeping, Tx } from '../vault/index.ts'
import type { Evidence } from './evidence.ts'
import { shownText } from './pair-decisions.ts'
import { kindOfSide, sideOf } from './proposals.ts'
import { getEntity, keepingOfEntity } from './queries.ts'
import { reasonsBetween, type Reasons } from './reasons.ts'
import { loadRegister } from './register.ts'
import { textFactsOf } from './text-facts.ts'

/**
 * Joins two clusters. Refused: two kinds, one cluster already, and any reason against that was not on the screen: whoever joins
 * two people with different numbers says so knowingly (R34).
 */
export function mergeEntities(
  tx: Tx,
  session: Session,
  left: string,
  right: string,
  because: string,
  shown: readonly string[],
): string {
  const [a, b] = [getEntity(tx, session, left), getEntity(tx, session, right)]
  if (a.kind !== b.kind)
    throw new Refused('KIND_DOES_NOT_FIT', { subject: right, details: { kind: b.kind, needs: a.kind } })
  if (a.root === b.root) throw new Refused('ALREADY_SAME', { subject: left })
  const { one, other, reasons } = judge(tx, session, left, right)
  // A description is never shared between two (model, Vehicle): only a plate makes one vehicle of two.
  if (a.kind === 'vehicle' && (one.plates.length === 0 || other.plates.length === 0))
    throw new Refused('KIND_DOES_NOT_FIT', { subject: left, details: { kind: 'description', needs: 'number_plate' } })
  if (reasons.against.some(reason => !shown.includes(reason.code))) throw new Refused('NOTE_NEEDED', { subject: left })
  tx.about('entity', a.root)
  return decide(tx, keepingOfEntity(tx, a.root), {
    kind: 'same_entity',
    shown: shownText(reasons),
    because,
    subjects: [
      { role: 'left', record: a.root },
      { role: 'right', record: b.root },
    ],
  })
}

export function decidePair(
  tx: Tx,
  session: Session,
  kind: 'not_same_entity' | 'undecided',
  left: string,
  right: string,
  because: string,
): string {
  const { one, other, reasons } = judge(tx, session, left, right)
  if (one.id === other.id) throw new Refused('ALREADY_SAME', { subject: left })
  tx.about(one.type, one.id)
  return decide(tx, keepingOfSide(tx, session, one), {
    kind,
    shown: shownText(reasons),
    because,
    subjects: [
      { role: 'left', record: one.id },
      { role: 'right', record: other.id },
    ],
  })
}

/** Reasons against attaching a mention to an entity, which must have been on the screen as well. */
export function mustHaveSeen(
  tx: Tx,
  session: Session,
  entity: string,
  mention: string,
  shown: readonly string[],
): void {
  const register = loadRegister(tx, session, getEntity(tx, session, entity).kind)
  const [one, other] = [sideOf(tx, register, entity), sideOf(tx, register, mention)]
  if (!one || !other || one.id === other.id) return
  const { against } = reasonsBetween(one, other, textFactsOf(tx))
  if (against.some(reason => !shown.includes(reason.code))) throw new Refused('NOTE_NEEDED', { subject: entity })
}

function judge(
  tx: Tx,
  session: Session,
  left: string,
  right: string,
): { one: Evidence; other: Evidence; reasons: Reasons } {
  const register = loadRegister(tx, session, kindOfSide(tx, session, left))
  const [one, other] = [sideOf(tx, register, left), sideOf(tx, register, right)]
  if (!one || !other) throw new Refused('NOT_FOUND', { subject: one ? right : left })
  return { one, other, reasons: reasonsBetween(one, other, textFactsOf(tx)) }
}

function keepingOfSide(tx: Tx, session: Session, side: Evidence): Keeping {
  return side.type === 'entity' ? keepingOfEntity(tx, side.id) : keepingOfSignal(tx, session, side.signals[0] ?? '')
}
