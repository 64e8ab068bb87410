/** The code lists that this vault works with, for screens and scripts. */
import { implement } from '@orpc/server'
import { config } from '../contract/config.ts'
import { enforced, type CallContext } from './enforce.ts'

const os = implement(config).$context<CallContext>().use(enforced)

export const configProcedures = {
  codebooks: os.codebooks.handler(({ context: { call } }) => call.act(() => call.session.codebooks)),
}
