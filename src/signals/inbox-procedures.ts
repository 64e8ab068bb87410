/** Binds triage's rows of the contract to functions; what later areas know of a signal they bind themselves. */
import { implement } from '@orpc/server'
import { enforced, type CallContext } from '../access/index.ts'
import { DecisionId, TaskId } from '../contract/ids.ts'
import { inbox } from '../contract/inbox.ts'
import { viewClosing } from './close-signal.ts'
import { inboxWindow, placeInInbox, summariseInbox } from './inbox-list.ts'
import { askSource, putOff } from './put-aside.ts'
import { verifyOriginal } from './verify-original.ts'

const os = implement(inbox).$context<CallContext>().use(enforced)

export const inboxProcedures = {
  summary: os.summary.handler(({ input, context: { call } }) => call.act(tx => summariseInbox(tx, input, tx.at))),
  window: os.window.handler(({ input, context: { call } }) =>
    call.act(tx => {
      const rows = inboxWindow(tx, call.session.user.id, input, input.from, input.limit, tx.at)
      tx.count(rows.length)
      return { rows }
    }),
  ),
  place: os.place.handler(({ input, context: { call } }) =>
    call.act(tx => {
      tx.about('signal', input.signal)
      return { place: placeInInbox(tx, input, input.signal, tx.at) }
    }),
  ),
  verifyOriginal: os.verifyOriginal.handler(({ input, context: { call } }) =>
    call.act(tx => {
      tx.about('signal', input.signal)
      return { verdict: verifyOriginal(tx, call.session, input.signal) }
    }),
  ),
  ask: os.ask.handler(({ input, context: { call } }) =>
    call.act(tx => {
      const { decision, task } = askSource(tx, call.session, input)
      return { decision: DecisionId.parse(decision), task: TaskId.parse(task) }
    }),
  ),
  later: os.later.handler(({ input, context: { call } }) =>
    call.act(tx => ({ decision: DecisionId.parse(putOff(tx, call.session, input.signals, input.until)) })),
  ),
  closing: os.closing.handler(({ input, context: { call } }) =>
    call.act(tx => viewClosing(tx, call.session, input.signal)),
  ),
}
