/** Fetching one account: what is new becomes one import; what kept it from coming stands in its state, for a person to see. */
import type { Call } from '../../access/index.ts'
import type { MailEvent } from '../../contract/channels.ts'
import { codes, type ErrorCode } from '../../contract/errors.ts'
import { MailAccountId } from '../../contract/ids.ts'
import type { ParserPort } from '../../intake/index.ts'
import { importFrom, type ImportDeps } from '../import-files.ts'
import { listAccounts, positionOf, recordState, settingsOf } from './accounts.ts'
import { Mailbox, type MailboxDeps } from './mailbox.ts'
import { MailSource } from './mail-source.ts'

export interface MailDeps extends ImportDeps, MailboxDeps {
  readonly startParser: () => ParserPort
  /** New signals are owed work. */
  readonly wake: () => void
}

export interface FetchInput {
  readonly account: string
  readonly tell: 'units' | 'progress'
  readonly signal?: AbortSignal | undefined
}

/** How long a server is listened to before the other folders are looked at. */
const listenMs = 50_000

export async function* fetchAccount(call: Call, deps: MailDeps, input: FetchInput): AsyncGenerator<MailEvent> {
  const until = deps.running.until(input.signal)
  const box = new Mailbox(deps, settingsOf(call.session.reader, input.account), until.signal)
  try {
    const { event } = yield* takeNew(call, deps, box, input, false)
    yield event
  } finally {
    await box.end()
    until.finish()
  }
}

/** Goes on until the caller has enough, or something is wrong that waiting does not mend. */
export async function* watchAccount(call: Call, deps: MailDeps, input: FetchInput): AsyncGenerator<MailEvent> {
  const until = deps.running.until(input.signal)
  const box = new Mailbox(deps, settingsOf(call.session.reader, input.account), until.signal)
  const account = MailAccountId.parse(input.account)
  try {
    for (let isFirst = true; ; isFirst = false) {
      const { event, folders } = yield* takeNew(call, deps, box, input, !isFirst)
      if (isFirst || event.code !== null || event.taken > 0) yield event
      const [first] = folders
      if (first === undefined || (event.code !== null && !codes[event.code].retry)) return
      if (event.code === null) yield { type: 'listening', account }
      await listen(box, call, account, first)
    }
  } finally {
    await box.end()
    until.finish()
  }
}

async function listen(box: Mailbox, { session: { reader } }: Call, account: string, folder: string): Promise<void> {
  try {
    const session = await box.session()
    const { uidValidity } = await session.select(folder)
    const known = positionOf(reader, account, folder)
    // What came before the folder was opened for listening is no news any more.
    const missed = await session.after(known?.uidValidity === uidValidity ? known.uid : 0)
    if (missed.length === 0) await session.wait(listenMs)
    box.succeeded()
  } catch (error) {
    // Whatever it was, looking anew says it again.
    await box.failed(error, true)
  }
}

interface Taken {
  readonly folders: readonly string[]
  readonly event: Extract<MailEvent, { type: 'fetched' }> & { readonly code: ErrorCode | null }
}

/** `quiet`: without a line in the log where nothing came and nothing went wrong. */
async function* takeNew(
  call: Call,
  deps: MailDeps,
  box: Mailbox,
  { account: id, tell, signal }: FetchInput,
  quiet: boolean,
): AsyncGenerator<MailEvent, Taken> {
  const account = MailAccountId.parse(id)
  const { folders = [], last = null } = listAccounts(call.session.reader).find(each => each.account === account) ?? {}
  const source = new MailSource({ session: call.session, startParser: deps.startParser }, box, account, folders)
  const messages = await source.look()
  if (messages > 0) {
    yield { type: 'waiting', account, messages }
    yield* importFrom(source, call, deps, { channel: 'mail', tell, signal })
    deps.wake()
  }
  const { trouble, taken } = source
  if (!quiet || messages > 0 || trouble !== (last?.code ?? null))
    call.act(tx => recordState(tx, account, { code: trouble, taken }), { result: trouble ?? 'ok' })
  return { folders, event: { type: 'fetched', account, code: trouble, taken } }
}
