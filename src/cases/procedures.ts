/** Binds the contract's rows to this area's functions, nothing else. */
import { implement } from '@orpc/server'
import { enforced, type CallContext } from '../access/index.ts'
import { cases } from '../contract/cases.ts'
import { CaseId, DecisionId, RecordId } from '../contract/ids.ts'
import { showCase } from './case-detail.ts'
import { listCases } from './case-list.ts'
import { caseLog } from './case-log.ts'
import { addSignal, assessCase, closeCase, openCase, removeSignal, shareCase, unshareCase } from './commands.ts'

const os = implement(cases).$context<CallContext>().use(enforced)

export const caseProcedures = {
  new: os.new.handler(({ input, context: { call } }) =>
    call.act(tx => {
      const made = openCase(tx, call.session, input)
      return { case: CaseId.parse(made.case), number: made.number }
    }),
  ),
  list: os.list.handler(({ context: { call } }) => call.act(tx => listCases(tx, call.session))),
  show: os.show.handler(({ input, context: { call } }) =>
    call.act(tx => {
      tx.about('case', input.case)
      return showCase(tx, call.session, input.case)
    }),
  ),
  add: os.add.handler(({ input, context: { call } }) =>
    call.act(tx => {
      const { tie, decision } = addSignal(tx, call.session, input.case, input.signal, input.because)
      return { tie: RecordId.parse(tie), decision: decision === undefined ? null : DecisionId.parse(decision) }
    }),
  ),
  remove: os.remove.handler(({ input, context: { call } }) =>
    call.act(tx => ({
      decision: DecisionId.parse(removeSignal(tx, call.session, input.case, input.signal, input.because)),
    })),
  ),
  share: os.share.handler(({ input, context: { call } }) =>
    call.act(tx => {
      shareCase(tx, call.session, input.case, input.user)
      return { done: true as const }
    }),
  ),
  unshare: os.unshare.handler(({ input, context: { call } }) =>
    call.act(tx => {
      unshareCase(tx, call.session, input.case, input.user, input.because)
      return { done: true as const }
    }),
  ),
  assess: os.assess.handler(({ input, context: { call } }) =>
    call.act(tx => ({ assessment: RecordId.parse(assessCase(tx, call.session, input)) })),
  ),
  close: os.close.handler(({ input, context: { call } }) =>
    call.act(tx => ({ decision: DecisionId.parse(closeCase(tx, call.session, input.case, input.because)) })),
  ),
  log: os.log.handler(({ input, context: { call } }) => call.act(tx => caseLog(tx, call.session, input))),
}
