/** What a person decided about two signals that looked related, remembered with the reasons that were shown (R39). */
import { decide, type Session } from '../../access/index.ts'
import { Refused } from '../../contract/errors.ts'
import { keepingOfSignal, mustBeVisible } from '../../signals/index.ts'
import type { Reader, Tx } from '../../vault/index.ts'
import { q } from '../queries.ts'

export type Verdict = 'not_related' | 'not_same_origin' | 'undecided'
const kinds = {
  not_related: 'not_related',
  not_same_origin: 'not_same_origin',
  undecided: 'related_undecided',
} as const

/** `reasons`: the codes that stood on the screen. */
export function settlePair(
  tx: Tx,
  session: Session,
  made: { left: string; right: string; verdict: Verdict; because: string },
  reasons: readonly string[],
): string {
  mustBeVisible(tx, made.left)
  mustBeVisible(tx, made.right)
  if (made.left === made.right) throw new Refused('BAD_INPUT', { details: { field: 'right' } })
  tx.about('signal', made.left)
  return decide(tx, keepingOfSignal(tx, session, made.left), {
    kind: kinds[made.verdict],
    shown: reasons.join(','),
    because: made.because,
    subjects: [
      { role: 'left', record: made.left },
      { role: 'right', record: made.right },
    ],
  })
}

/** Reason codes that were shown when the pair was parted, by what was decided; absent when it was not. */
export function settledBetween(
  reader: Reader,
  left: string,
  right: string,
): { readonly not_related?: ReadonlySet<string>; readonly not_same_origin?: ReadonlySet<string> } {
  const rows = decisionsBetween(reader, left, right)
  const shownFor = (kind: string) => {
    const about = rows.filter(row => row.kind === kind)
    return about.length === 0 ? undefined : new Set(about.flatMap(row => (row.shown ?? '').split(',')))
  }
  const [notRelated, notSame] = [shownFor('not_related'), shownFor('not_same_origin')]
  return { ...(notRelated && { not_related: notRelated }), ...(notSame && { not_same_origin: notSame }) }
}

export function decisionsBetween(reader: Reader, left: string, right: string) {
  return reader.all(
    q
      .selectFrom('decision_in_force as l')
      .innerJoin('decision_in_force as r', 'r.id', 'l.id')
      .select(['l.id', 'l.kind', 'l.shown', 'l.because', 'l.author', 'l.hlc'])
      .where('l.kind', 'in', Object.values(kinds))
      .where('l.subject', '=', left)
      .where('r.subject', '=', right)
      .orderBy('l.hlc', 'desc'),
  )
}
