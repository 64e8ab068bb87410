/** What two would be as one, for the eye of a person who has not decided yet (R30). Nothing is written. */
import type { Session } from '../access/index.ts'
import type { MergePreview } from '../contract/entities.ts'
import { Refused } from '../contract/errors.ts'
import type { Tx } from '../vault/index.ts'
import { contradictionsIn } from './entity-detail.ts'
import { attachmentsOf, mentionsOf, namesOf } from './entity-mentions.ts'
import { minorsOf } from './minors.ts'
import { kindOfSide, sideOf } from './proposals.ts'
import { labelOf, loadRegister } from './register.ts'
import { sourcesOf } from './sources.ts'
import { statementsOf } from './statements.ts'

/** Refused: two kinds, one side twice, a side that this user may not see. */
export function previewMerge(tx: Tx, session: Session, left: string, right: string): MergePreview {
  const [kind, other] = [kindOfSide(tx, session, left), kindOfSide(tx, session, right)]
  if (kind !== other) throw new Refused('KIND_DOES_NOT_FIT', { subject: right, details: { kind: other, needs: kind } })
  const register = loadRegister(tx, session, kind)
  const sides = [left, right].map(id => {
    const side = sideOf(tx, register, id)
    if (!side) throw new Refused('NOT_FOUND', { subject: id })
    return side
  })
  if (sides[0]?.id === sides[1]?.id) throw new Refused('ALREADY_SAME', { subject: left })
  tx.about('entity', sides[0]?.id ?? left)
  const ids = sides.flatMap(side =>
    side.type === 'entity' ? [...attachmentsOf(tx, side.id).keys()] : side.mentions.map(fact => fact.mention),
  )
  const mentions = mentionsOf(tx, session, ids)
  const roots = sides.map(side => side.id)
  const own = mentions.filter(row => row.kind === 'person' || kind !== 'person')
  const statements = statementsOf(tx, { mentions: mentions.map(row => row.id) })
  return {
    kind,
    label: labelOf(own, mentions),
    names: namesOf(own, statements),
    statements,
    contradictions: contradictionsIn(statements),
    // Either one a minor: both are, until somebody says otherwise (R14).
    minor: kind === 'person' && [...minorsOf(tx, roots, session.deps.clock.now()).values()].some(minor => minor.value),
    sources: sourcesOf(tx, [...new Set(mentions.map(row => row.signal))], statements),
  }
}
