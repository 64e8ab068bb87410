/** The work of the mail process: one connection to one box, asked one thing after another. It reads, and changes nothing at the server. */
import { ImapFlow } from 'imapflow'
import { failureOf } from './failure-of.ts'
import { mailSizes, type FromMail, type MailFailure, type MailRequest, type ToMail } from './messages.ts'
import { allowHost } from './one-host.ts'

type Answer = FromMail extends infer One ? (One extends { id: number } ? Omit<One, 'id'> : never) : never
type Message = Extract<FromMail, { kind: 'messages' }>['messages'][number]
type Opening = Extract<MailRequest, { kind: 'open' }>
interface Connection {
  readonly client: ImapFlow
  /** Since the folder was opened, or since it was waited for last. */
  hasNews: boolean
  over: MailFailure | null
  readonly ended: Promise<undefined>
}

/** Answers in the order in which it was asked. */
export function createMailServer(post: (message: FromMail) => void): (request: ToMail) => void {
  let connection: Connection | null = null
  let queue: Promise<void> = Promise.resolve()

  const answer = async (request: ToMail): Promise<Answer> => {
    if (request.kind === 'open') {
      connection = await connect(request)
      return { kind: 'opened' }
    }
    if (connection === null) return { kind: 'failed', failure: 'cut' }
    const open = connection
    if (open.over !== null) return { kind: 'failed', failure: open.over }
    try {
      return await ask(open, request)
    } catch (error) {
      return { kind: 'failed', failure: failureDuring(open, error) }
    }
  }
  return request => {
    queue = queue
      .then(async () => await answer(request))
      .catch((error: unknown): Answer => ({ kind: 'failed', failure: isFailure(error) ? error.failure : 'cut' }))
      .then(said => post({ ...said, id: request.id }))
  }
}

/** What ended the line is what went wrong; else what the library says. */
function failureDuring({ over }: Connection, error: unknown): MailFailure {
  return over ?? failureOf(error, isFolderGone(error) ? 'folder_gone' : 'cut')
}

class Failed extends Error {
  readonly failure: MailFailure
  constructor(failure: MailFailure) {
    super(failure)
    this.failure = failure
  }
}
const isFailure = (error: unknown): error is Failed => error instanceof Failed

async function connect({ settings, bounds }: Opening): Promise<Connection> {
  const { host, port, security, user, auth, secret, authority } = settings
  allowHost(host, port)
  const client = new ImapFlow({
    host,
    port,
    secure: security === 'tls',
    // Without it a server, or somebody before it, that leaves STARTTLS out would get the password in the clear.
    ...(security === 'starttls' ? { doSTARTTLS: true } : {}),
    auth: auth === 'xoauth2' ? { user, accessToken: secret } : { user, pass: secret },
    tls: { minVersion: 'TLSv1.2', rejectUnauthorized: true, ...(authority === null ? {} : { ca: authority }) },
    logger: false,
    clientInfo: { name: 'Schakel' },
    disableAutoIdle: true,
    disableCompression: true,
    disableBinary: true,
    connectionTimeout: bounds.connectMs,
    greetingTimeout: bounds.connectMs,
    socketTimeout: bounds.idleMs,
    maxLineLength: mailSizes.lineBytes,
    maxLiteralSize: mailSizes.messageBytes + 1024,
    maxResponseSize: mailSizes.messageBytes + mailSizes.lineBytes,
  })
  const closed = Promise.withResolvers<undefined>()
  const connection: Connection = { client, hasNews: false, over: null, ended: closed.promise }
  const end = (failure: MailFailure): void => {
    connection.over ??= failure
    closed.resolve(undefined)
  }
  const total = setTimeout(() => {
    end('too_slow')
    client.close()
  }, bounds.totalMs)
  client.on('error', (error: unknown) => end(failureOf(error, 'cut')))
  client.on('close', () => {
    clearTimeout(total)
    end('cut')
  })
  client.on('exists', ({ count, prevCount }) => {
    if (count > prevCount) connection.hasNews = true
  })
  try {
    await withinConnection(connection, client.connect())
  } catch (error) {
    clearTimeout(total)
    client.close()
    throw new Failed(openFailure(error, connection.over))
  }
  return connection
}

/** What was seen first counts, unless the library knows better: a refused login closes the line as well. */
function openFailure(error: unknown, over: MailFailure | null): MailFailure {
  const own = failureOf(error, 'cut')
  return own === 'cut' ? (over ?? 'unreachable') : own
}

/** The library answers when the line is cut, mostly; whoever waits must never wait for ever. */
async function withinConnection<T>(connection: Connection, work: Promise<T>): Promise<T> {
  work.catch(() => undefined)
  const over = connection.ended.then(() => {
    throw new Failed(connection.over ?? 'cut')
  })
  over.catch(() => undefined)
  return await Promise.race([work, over])
}

async function ask(connection: Connection, request: Exclude<MailRequest, Opening>): Promise<Answer> {
  const { client } = connection
  const within = async <T>(work: Promise<T>): Promise<T> => await withinConnection(connection, work)
  switch (request.kind) {
    case 'folders': {
      const listed = await within(client.list({ statusQuery: { messages: true } }))
      const folders = listed
        .filter(folder => !folder.flags.has('\\Noselect') && !folder.flags.has('\\NonExistent'))
        .map(({ path, status }) => ({ path, messages: status?.messages ?? 0 }))
      return { kind: 'folders', folders: folders.slice(0, mailSizes.folders) }
    }
    case 'select': {
      const box = await within(client.mailboxOpen(request.folder, { readOnly: true }))
      connection.hasNews = false
      return { kind: 'selected', uidValidity: String(box.uidValidity) }
    }
    case 'after': {
      const found = await within(client.search({ uid: `${request.uid + 1}:*` }, { uid: true }))
      // Of `n:*` a server gives the last message also when it is before n.
      const uids = found === false || found === undefined ? [] : found.filter(uid => uid > request.uid)
      return { kind: 'uids', uids: uids.sort((a, b) => a - b) }
    }
    case 'fetch':
      return await fetchSome(client, within, request.uids)
    case 'wait':
      await waitForNews(connection, request.limitMs)
      return { kind: 'waited' }
  }
}

async function fetchSome(
  client: ImapFlow,
  within: <T>(work: Promise<T>) => Promise<T>,
  uids: readonly number[],
): Promise<Answer> {
  const listed = await within(client.fetchAll([...uids], { uid: true, size: true }, { uid: true }))
  const sizes = new Map(listed.map(({ uid, size }) => [uid, size ?? 0]))
  const chosen: number[] = []
  let room: number = mailSizes.answerBytes
  for (const uid of uids) {
    const size = sizes.get(uid) ?? 0
    const weight = size > mailSizes.messageBytes ? 0 : size
    if (chosen.length > 0 && weight > room) break
    room -= weight
    chosen.push(uid)
  }
  const whole = chosen.filter(uid => (sizes.get(uid) ?? Infinity) <= mailSizes.messageBytes)
  const fetched =
    whole.length === 0 ? [] : await within(client.fetchAll(whole, { uid: true, source: true }, { uid: true }))
  const sources = new Map(fetched.map(({ uid, source }) => [uid, source]))
  const messages = chosen.flatMap((uid): Message[] => {
    const sizeBytes = sizes.get(uid)
    const source = sources.get(uid)
    if (sizeBytes === undefined) return []
    if (sizeBytes > mailSizes.messageBytes) return [{ uid, sender: '', sizeBytes, bytes: null }]
    return source
      ? [{ uid, sender: envelopeSender(source), sizeBytes: source.length, bytes: new Uint8Array(source) }]
      : []
  })
  return { kind: 'messages', messages, upTo: chosen.at(-1) ?? 0 }
}

async function waitForNews(connection: Connection, limitMs: number): Promise<void> {
  const { client } = connection
  if (!connection.hasNews) {
    const news = Promise.withResolvers<undefined>()
    const hear = (): void => news.resolve(undefined)
    client.on('exists', hear)
    const idling = client.idle().catch(() => undefined)
    const timer = setTimeout(hear, limitMs)
    try {
      await Promise.race([news.promise, connection.ended])
    } finally {
      clearTimeout(timer)
      client.off('exists', hear)
    }
    if (connection.over !== null) throw new Failed(connection.over)
    // A command ends the waiting.
    await withinConnection(connection, client.noop())
    await idling
  }
  connection.hasNews = false
}

/** Who handed it over, as the last server wrote it down; else who it says it is from. Only a key: nobody is shown this. */
function envelopeSender(source: Uint8Array): string {
  const head = Buffer.from(source.buffer, source.byteOffset, Math.min(source.length, 64 * 1024)).toString('latin1')
  const end = head.search(/\r?\n\r?\n/)
  const headers = end < 0 ? head : head.slice(0, end)
  const found =
    /^return-path:[ \t]*<([^<>\s]{1,320})>/im.exec(headers)?.[1] ??
    /^from:[^\r\n]*?([^\s<>"(),:;]{1,64}@[^\s<>"(),:;]{1,255})/im.exec(headers)?.[1]
  return (found ?? '').toLowerCase()
}

function isFolderGone(error: unknown): boolean {
  if (typeof error !== 'object' || error === null) return false
  if ('mailboxMissing' in error && error.mailboxMissing === true) return true
  return 'serverResponseCode' in error && error.serverResponseCode === 'NONEXISTENT'
}
