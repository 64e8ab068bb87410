/** Full text over visible extracts, with purpose. */
import { implement } from '@orpc/server'
import { enforced, type CallContext } from '../access/index.ts'
import { search } from '../contract/search.ts'
import { find } from './find.ts'
import { findAll } from './find-all.ts'

export { relatedProcedures } from './related/procedures.ts'
export { indexSignal } from './index-text.ts'
export { verifyTextIndex } from './verify-text-index.ts'
export { isNeverSearched, searchableText } from './never-search.ts'

const os = implement(search).$context<CallContext>().use(enforced)
export const searchProcedures = {
  find: os.find.handler(({ input, context: { call } }) => call.act(tx => find(tx, call.session, input))),
  all: os.all.handler(({ input, context: { call } }) => call.act(tx => findAll(tx, call.session, input))),
}
