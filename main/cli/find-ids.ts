/**
 * Wherever an id is asked, people give the number they see (2016-NH-0042) or the first letters of an id, eight or more. Both are looked
 * up in the lists that this user may read.
 */
import { Refused } from '../../src/contract/errors.ts'
import { DropFolderId, ImportId, MailAccountId } from '../../src/contract/ids.ts'
import { badInput } from './failures.ts'
import type { OpenVault } from './run.ts'

const wholeId = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i
const shortest = 8

interface Listed {
  readonly id: string
  readonly number?: string
}

/** The one id that is meant. NOT_FOUND when there is none; BAD_INPUT when a beginning fits several. */
export async function findId(
  typed: string,
  list: () => AsyncIterable<Listed> | Promise<Iterable<Listed>>,
): Promise<string> {
  if (wholeId.test(typed)) return typed.toLowerCase()
  const wanted = typed.toLowerCase()
  const byStart: string[] = []
  for await (const { id, number } of await list()) {
    if (number?.toLowerCase() === wanted) return id
    if (wanted.length >= shortest && id.startsWith(wanted)) byStart.push(id)
  }
  const [found, ...others] = byStart
  if (found === undefined) throw new Refused('NOT_FOUND', { subject: typed })
  if (others.length > 0) throw badInput(`${typed} (${byStart.length}×)`)
  return found
}

/** By name too: there are few, and their names stand on their cards. */
export async function auditorId({ client }: OpenVault, typed: string): Promise<string> {
  const auditors = await client.audit.auditors({})
  const named = auditors.filter(({ name }) => name.toLowerCase() === typed.toLowerCase())
  const [only] = named
  if (named.length > 1) throw badInput(`${typed} (${named.length}×)`)
  return only?.id ?? (await findId(typed, () => Promise.resolve(auditors)))
}

/** By name too. */
export async function accountId({ client }: OpenVault, typed: string): Promise<MailAccountId> {
  const accounts = await client.mail.accounts({})
  const named = accounts.find(({ name }) => name.toLowerCase() === typed.toLowerCase())
  return MailAccountId.parse(named?.account ?? (await findId(typed, () => Promise.resolve(accounts.map(byAccount)))))
}
const byAccount = ({ account }: { readonly account: string }): Listed => ({ id: account })

export async function folderId({ client }: OpenVault, typed: string): Promise<DropFolderId> {
  const folders = await client.dropFolders.list({})
  return DropFolderId.parse(await findId(typed, () => Promise.resolve(folders.map(({ folder }) => ({ id: folder })))))
}

export async function importId({ client }: OpenVault, typed: string): Promise<ImportId> {
  const runs = () =>
    allPages(async after => {
      const { rows, next } = await client.imports.runs({ ...(after === undefined ? {} : { after }), limit: 200 })
      return { rows: rows.map(({ run }) => ({ id: run })), next }
    })
  return ImportId.parse(await findId(typed, runs))
}

export async function signalId({ client }: OpenVault, typed: string): Promise<string> {
  return await findId(typed, () => allPages(after => client.signals.list({ after, limit: 200 })))
}

export async function caseId({ client }: OpenVault, typed: string): Promise<string> {
  return await findId(typed, () => client.cases.list({}))
}

export async function decisionId({ client }: OpenVault, typed: string): Promise<string> {
  return await findId(typed, () => client.decisions.list({ limit: 200 }))
}

export async function quarantineId({ client }: OpenVault, typed: string): Promise<string> {
  return await findId(typed, () => client.quarantine.list({}))
}

export async function taskId({ client }: OpenVault, typed: string): Promise<string> {
  return await findId(typed, () => client.signals.tasks({}))
}

/** Every row of a list that comes in pages. */
export async function* allPages<T>(
  page: (after: string | undefined) => Promise<{ readonly rows: readonly T[]; readonly next: string | null }>,
): AsyncGenerator<T> {
  let after: string | undefined
  do {
    const { rows, next } = await page(after)
    yield* rows
    after = next ?? undefined
  } while (after !== undefined)
}

export async function allRows<T>(page: Parameters<typeof allPages<T>>[0]): Promise<T[]> {
  const rows: T[] = []
  for await (const row of allPages(page)) rows.push(row)
  return rows
}

export async function packetId({ client }: OpenVault, typed: string): Promise<string> {
  return await findId(typed, () => allPages(after => client.packets.list({ after, limit: 200 })))
}

/** Of a packet: the number of its place, or an id. */
export async function itemId({ client }: OpenVault, packet: string, typed: string): Promise<string> {
  return await findId(typed, async () =>
    (await client.packets.show({ packet })).contents.map(item => ({ id: item.id, number: String(item.position) })),
  )
}

/** By id, by function, or by kind where one recipient has it. */
export async function recipientId({ client }: OpenVault, typed: string): Promise<string> {
  if (wholeId.test(typed)) return typed.toLowerCase()
  const all = await client.recipients.list({})
  const ofKind = all.filter(recipient => recipient.kind === typed)
  if (ofKind.length === 1 && ofKind[0]) return ofKind[0].id
  return await findId(typed, () =>
    Promise.resolve(all.map(recipient => ({ id: recipient.id, number: recipient.function }))),
  )
}
