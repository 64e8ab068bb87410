/** A mail process as intake's mail port sees it, whatever kind of process it is: requests out, answers that passed the schema in. */
import { Refused, type ErrorCode, type SchakelError } from '../../src/contract/errors.ts'
import type { MailSession, MailSettings } from '../../src/intake/channels/mail-port.ts'
import { FromMail, type MailBounds, type MailFailure, type MailRequest, type ToMail } from './messages.ts'

export interface MailLink {
  post(message: ToMail): void
  /** Ends the process; resolves when it is gone. */
  end(): Promise<void>
}

export interface MailClient {
  /** A message from the process. */
  hear(data: unknown): void
  /** The process is gone. */
  ended(): void
  open(settings: MailSettings): Promise<MailSession>
}

export const mailBounds: MailBounds = { connectMs: 15_000, idleMs: 60_000, totalMs: 600_000 }
/** The process keeps its own times; one that does not is ended this much later. */
const graceMs = 5_000

const codeOf: Readonly<Record<MailFailure, ErrorCode>> = {
  unreachable: 'MAIL_UNREACHABLE',
  certificate_expired: 'MAIL_CERTIFICATE_EXPIRED',
  certificate_other_host: 'MAIL_CERTIFICATE_OTHER_HOST',
  certificate_unknown: 'MAIL_CERTIFICATE_UNKNOWN',
  tls_too_old: 'MAIL_TLS_TOO_OLD',
  not_encrypted: 'MAIL_NOT_ENCRYPTED',
  login_refused: 'MAIL_LOGIN_REFUSED',
  folder_gone: 'MAIL_FOLDER_GONE',
  too_slow: 'MAIL_TOO_SLOW',
  cut: 'MAIL_CUT',
  not_understood: 'MAIL_NOT_UNDERSTOOD',
}
const failed = (failure: MailFailure): SchakelError => new Refused(codeOf[failure])

export function createMailClient(link: MailLink, bounds: MailBounds): MailClient {
  const waiting = new Map<number, PromiseWithResolvers<FromMail>>()
  let lastId = 0
  let over: MailFailure | null = null
  let total: NodeJS.Timeout | undefined

  const finish = (failure: MailFailure): void => {
    over ??= failure
    clearTimeout(total)
    for (const { reject } of waiting.values()) reject(failed(over))
    waiting.clear()
  }
  const ask = async (request: MailRequest): Promise<FromMail> => {
    if (over !== null) throw failed(over)
    const id = ++lastId
    const answer = Promise.withResolvers<FromMail>()
    waiting.set(id, answer)
    link.post({ ...request, id })
    return await answer.promise
  }
  /** The answer of this kind. Any other is no answer: somebody else is speaking. */
  async function asked<K extends FromMail['kind']>(
    request: MailRequest,
    kind: K,
  ): Promise<Extract<FromMail, { kind: K }>> {
    const answer = await ask(request)
    if (answer.kind === 'failed') throw failed(answer.failure)
    if (!isKind(answer, kind)) {
      finish('not_understood')
      throw failed('not_understood')
    }
    return answer
  }
  const session: MailSession = {
    folders: async () => (await asked({ kind: 'folders' }, 'folders')).folders,
    select: async folder => ({ uidValidity: (await asked({ kind: 'select', folder }, 'selected')).uidValidity }),
    after: async uid => (await asked({ kind: 'after', uid }, 'uids')).uids,
    fetch: async uids => await asked({ kind: 'fetch', uids }, 'messages'),
    wait: async limitMs => {
      await asked({ kind: 'wait', limitMs }, 'waited')
    },
    close: async () => {
      finish('cut')
      await link.end()
    },
  }
  return {
    hear(data) {
      const message = FromMail.safeParse(data)
      const found = message.success ? waiting.get(message.data.id) : undefined
      if (!message.success || !found) {
        finish('not_understood')
        void link.end()
        return
      }
      waiting.delete(message.data.id)
      found.resolve(message.data)
    },
    ended: () => finish('cut'),
    async open(settings) {
      total = setTimeout(() => {
        finish('too_slow')
        void link.end()
      }, bounds.totalMs + graceMs)
      try {
        await asked({ kind: 'open', settings, bounds }, 'opened')
        return session
      } catch (error) {
        await session.close()
        throw error
      }
    },
  }
}

function isKind<K extends FromMail['kind']>(message: FromMail, kind: K): message is Extract<FromMail, { kind: K }> {
  return message.kind === kind
}
