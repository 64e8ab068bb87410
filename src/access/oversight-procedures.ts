import { implement } from '@orpc/server'
import { Refused } from '../contract/errors.ts'
import { oversight, oversightPurposes, type ContentAccess } from '../contract/oversight.ts'
import type { OpenContent } from './content-access.ts'
import { enforced, type CallContext } from './enforce.ts'

const os = implement(oversight).$context<CallContext>().use(enforced)

export function oversightProcedures() {
  return {
    open: os.open.handler(({ input, context: { call } }) => {
      const { content } = call.session
      if (!oversightPurposes.includes(input.purpose.code))
        throw new Refused('PURPOSE_NEEDED', { details: { purposes: oversightPurposes.join(', ') } })
      call.act(tx => tx.detail(input.because))
      // Only what stands in the log is in force.
      return shownContent(content.open({ code: input.purpose.code, ref: input.purpose.reference }))
    }),
    close: os.close.handler(({ context: { call } }) => {
      if (call.session.content.inForce === undefined) throw new Refused('NOT_FOUND')
      call.act(() => call.session.content.close())
      return { done: true as const }
    }),
  }
}

export function shownContent({ purpose, until }: OpenContent): ContentAccess {
  return { purpose: purpose.code, reference: purpose.ref ?? null, until }
}
