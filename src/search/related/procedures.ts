/** Binds the contract's rows to this folder's functions, nothing else. */
import { implement } from '@orpc/server'
import { enforced, type CallContext } from '../../access/index.ts'
import { DecisionId } from '../../contract/ids.ts'
import { related } from '../../contract/related.ts'
import { compareSignals, relatedTo, withRelated } from './related-list.ts'
import { settlePair } from './settle.ts'

const os = implement(related).$context<CallContext>().use(enforced)

export const relatedProcedures = {
  list: os.list.handler(({ input, context: { call } }) =>
    call.act(tx => {
      tx.about('signal', input.signal)
      const found = relatedTo(tx, call.session, input.signal)
      tx.count(found.signals.length)
      return found
    }),
  ),
  among: os.among.handler(({ input, context: { call } }) =>
    call.act(tx => {
      tx.count(input.signals.length)
      return { signals: withRelated(tx, call.session, input.signals) }
    }),
  ),
  compare: os.compare.handler(({ input, context: { call } }) =>
    call.act(tx => {
      tx.about('signal', input.left)
      return compareSignals(tx, call.session, input.left, input.right)
    }),
  ),
  settle: os.settle.handler(({ input, context: { call } }) =>
    call.act(tx => {
      const shown = compareSignals(tx, call.session, input.left, input.right).reasons.map(reason => reason.code)
      return { decision: DecisionId.parse(settlePair(tx, call.session, input, shown)) }
    }),
  ),
}
