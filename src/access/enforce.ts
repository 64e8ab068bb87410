/**
 * The middleware in front of every procedure: unlocked, permitted, purpose named; then the call gets `act`, which runs a
 * command under exactly the log entry that its contract row names. A refusal is logged as well.
 */
import { os } from '@orpc/server'
import { Locked, Refused, SchakelError, codes } from '../contract/errors.ts'
import type { RowMeta } from '../contract/procedure.ts'
import { PurposeInput } from '../contract/shapes.ts'
import type { ActMeta } from '../audit/index.ts'
import type { Tx } from '../vault/index.ts'
import { checkPurpose } from './purposes.ts'
import { mayRole } from './roles.ts'
import type { Session } from './session.ts'
import { asRefusal } from './well-formed.ts'

/** What every caller brings: the screens' port, the CLI, a test. */
export interface CallContext {
  /** The open session, or null while locked. */
  readonly session: () => Session | null
}

/** What a handler gets beside its input. */
export interface Call {
  readonly session: Session
  /** Runs a command as one transaction with its log entry; may run several times in one long call. */
  readonly act: <T>(command: (tx: Tx) => T, override?: Partial<ActMeta>) => T
}

const base = os.$context<CallContext>().$meta<RowMeta>({ permission: 'vault.manage', audit: 'unnamed', purpose: false })

/** Used by every area: `implement(contract.signals).$context<CallContext>().use(enforced)`. */
export const enforced = base.middleware(async ({ context, next, procedure }, input: unknown) => {
  const row = procedure['~orpc'].meta
  const session = context.session()
  if (!session) throw new Locked('LOCKED')
  session.deps.pace.asked(session.deps.clock.monotonic())
  const { role } = session.user
  const content = mayRole(role, row.permission) ? undefined : session.content.allowing(role, row.permission)
  const refusal = (error: SchakelError) => {
    if (codes[error.code].audit) logRefusal(session, { act: row.audit, purpose: content?.purpose }, error)
  }
  try {
    if (!content && !mayRole(role, row.permission)) throw new Refused('NOT_PERMITTED')
    const named = row.purpose ? checkPurpose(session.codebooks, purposeOf(input)) : undefined
    // Whatever a privacy officer reads, he reads for what he opened content for.
    const purpose = content?.purpose ?? named
    const act: Call['act'] = (command, override = {}) =>
      session.db.act(session.acting, { act: row.audit, purpose, ...override }, command)
    return await next({ context: { session: () => session, call: { session, act } satisfies Call } })
  } catch (thrown) {
    const error = asRefusal(thrown)
    if (error instanceof SchakelError) refusal(error)
    throw error
  }
})

/** In front of the few rows that answer while the vault is locked: there is no role to ask for, and no log to write in. */
export const wellFormed = base.middleware(async ({ next }) => {
  try {
    return await next()
  } catch (error) {
    throw asRefusal(error)
  }
})

function logRefusal(session: Session, meta: Pick<ActMeta, 'act' | 'purpose'>, error: SchakelError): void {
  session.db.act(session.acting, { ...meta, result: error.code }, tx => {
    if (error.subject) tx.about('subject', error.subject)
  })
}

function purposeOf(input: unknown): PurposeInput | undefined {
  if (typeof input !== 'object' || input === null || !('purpose' in input)) return undefined
  const parsed = PurposeInput.safeParse(input.purpose)
  return parsed.success ? parsed.data : undefined
}
