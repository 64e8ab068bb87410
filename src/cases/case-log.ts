/** The log of one case, for those who may see the case: who looked, who changed, for which purpose. */
import { aroundCase, mustSeeCase, pageOf, type LogPage, type Session } from '../access/index.ts'
import type { Tx } from '../vault/index.ts'

export function caseLog(
  tx: Tx,
  session: Session,
  wish: { readonly case: string; readonly before?: number | undefined; readonly limit: number },
): Pick<LogPage, 'entries' | 'next'> {
  mustSeeCase(tx, session.user, wish.case)
  tx.about('case', wish.case)
  const { entries, next } = pageOf(tx, { objects: aroundCase(tx, wish.case) }, wish)
  tx.count(entries.length)
  return { entries, next }
}
