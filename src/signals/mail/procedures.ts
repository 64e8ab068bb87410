/** Binds the contract's rows about mail boxes to this area's functions. */
import { implement } from '@orpc/server'
import { enforced, type Call, type CallContext } from '../../access/index.ts'
import { mail, type MailEvent } from '../../contract/channels.ts'
import { Refused } from '../../contract/errors.ts'
import type { SignalDeps } from '../procedures.ts'
import { addAccount, changeSecret, chooseFolders, listAccounts, removeAccount, settingsOf } from './accounts.ts'
import { fetchAccount, watchAccount, type MailDeps } from './fetch-mail.ts'
import { Mailbox, type MailboxDeps } from './mailbox.ts'

const os = implement(mail).$context<CallContext>().use(enforced)
const done = { done: true } as const

export function mailProcedures(signalDeps: SignalDeps, mailDeps: MailboxDeps) {
  const deps: MailDeps = { ...signalDeps, ...mailDeps, wake: () => signalDeps.owed.wake() }
  return {
    accounts: os.accounts.handler(({ context: { call } }) =>
      call.act(tx => {
        const accounts = listAccounts(tx)
        tx.count(accounts.length)
        return accounts
      }),
    ),
    add: os.add.handler(({ input, context: { call } }) => call.act(tx => ({ account: addAccount(tx, input) }))),
    setSecret: os.setSecret.handler(({ input, context: { call } }) => {
      call.act(tx => changeSecret(tx, input.account, input.secret))
      return done
    }),
    folders: os.folders.handler(async ({ input, context: { call }, signal }) => {
      const until = deps.running.until(signal)
      const box = new Mailbox(deps, settingsOf(call.session.reader, input.account), until.signal)
      try {
        const folders = await (await box.session()).folders()
        return call.act(tx => {
          tx.about('mail_account', input.account)
          tx.count(folders.length)
          return folders.map(folder => ({ ...folder }))
        })
      } finally {
        await box.end()
        until.finish()
      }
    }),
    choose: os.choose.handler(({ input, context: { call } }) => {
      call.act(tx => chooseFolders(tx, input))
      return done
    }),
    remove: os.remove.handler(({ input, context: { call } }) => {
      call.act(tx => removeAccount(tx, input.account, input.because))
      return done
    }),
    fetch: os.fetch.handler(async function* ({ input, context: { call }, signal }) {
      for (const account of chosenAccounts(call, input.account))
        yield* fetchAccount(call, deps, { account, tell: input.tell, signal })
    }),
    watch: os.watch.handler(async function* ({ input, context: { call }, signal }): AsyncGenerator<MailEvent> {
      const [account] = chosenAccounts(call, input.account)
      if (account !== undefined) yield* watchAccount(call, deps, { account, tell: input.tell, signal })
    }),
  }
}

/** Those of which a folder was chosen. */
function chosenAccounts({ session }: Call, wanted: string | undefined): string[] {
  const accounts = listAccounts(session.reader)
  if (wanted !== undefined && !accounts.some(({ account }) => account === wanted))
    throw new Refused('NOT_FOUND', { subject: wanted })
  const chosen = accounts.filter(({ account, folders }) => folders.length > 0 && (wanted ?? account) === account)
  if (chosen.length === 0) throw new Refused('MAIL_NOTHING_CHOSEN')
  return chosen.map(({ account }) => account)
}
