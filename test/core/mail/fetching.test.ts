/** Fetching mail from a real server: everything once, whatever happens to the line, and nothing changed at the server. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { MailEvent } from '../../../src/contract/channels.ts'
import { startDovecot, type Dovecot } from '../../support/dovecot.ts'
import { startLineProxy } from '../../support/line-proxy.ts'
import { accountAt, addAccount, aMailVault, aMessage, endsOf, fetchAll, outcomesOf } from '../../support/mail-vault.ts'
import type { TestVault } from '../../support/vault.ts'

/** SCHAKEL_MAIL_MESSAGES=10000: the whole number that the issue names, once in a while. */
const manyMessages = Number(process.env['SCHAKEL_MAIL_MESSAGES'] ?? 300)

let server: Dovecot
let vault: TestVault
beforeEach(async () => {
  server = await startDovecot()
  vault = await aMailVault()
})
afterEach(async () => {
  await vault.close()
  await server.stop()
})

async function titles(): Promise<string[]> {
  const all: string[] = []
  let after: string | undefined
  do {
    const page = await vault.client.signals.list({ limit: 200, ...(after === undefined ? {} : { after }) })
    all.push(...page.rows.map(row => row.title))
    after = page.next ?? undefined
  } while (after !== undefined)
  return all.sort()
}
const numbered = (count: number): string[] => Array.from({ length: count }, (_, n) => `Bericht nummer ${n}`).sort()
function deliver(count: number, from = 0): void {
  for (let n = from; n < from + count; n += 1) server.deliver(aMessage(n))
}

describe('a mail box', () => {
  it('is connected to by nobody before it is set up and a folder is chosen', async () => {
    await expect(fetchAll(vault)).rejects.toMatchObject({ code: 'MAIL_NOTHING_CHOSEN' })
    await vault.client.mail.add(accountAt(server))
    await expect(fetchAll(vault)).rejects.toMatchObject({ code: 'MAIL_NOTHING_CHOSEN' })
  })

  it('gives each message once, and the next time only what is new', async () => {
    deliver(3)
    await addAccount(vault, accountAt(server))
    expect(endsOf(await fetchAll(vault))).toEqual([{ code: null, taken: 3 }])
    expect(endsOf(await fetchAll(vault))).toEqual([{ code: null, taken: 0 }])
    deliver(2, 3)
    const events = await fetchAll(vault)
    expect(outcomesOf(events)).toEqual({ registered: 2 })
    expect(await titles()).toEqual(numbered(5))
    expect((await vault.client.mail.accounts({}))[0]?.last).toMatchObject({ code: null, taken: 2 })
  })

  it('is left as it was: nothing is marked as read, moved or deleted', async () => {
    deliver(3)
    const before = server.flags()
    await addAccount(vault, accountAt(server))
    await fetchAll(vault)
    expect(server.flags()).toEqual(before)
    expect(server.flags().join()).not.toContain('Seen')
  })

  it('is read in the chosen folders only, and a message in two folders is one signal', async () => {
    deliver(2)
    server.deliver(aMessage(1), 'Meldingen')
    server.deliver(aMessage(2), 'Meldingen')
    server.deliver(aMessage(99), 'Privé')
    const account = await addAccount(vault, accountAt(server), ['INBOX', 'Meldingen'])
    expect(await vault.client.mail.folders({ account })).toContainEqual({ path: 'Meldingen', messages: 2 })
    const events = await fetchAll(vault)
    expect(outcomesOf(events)).toEqual({ registered: 3, duplicate: 1 })
    expect(await titles()).toEqual(numbered(3))
  })

  it('comes in over XOAUTH2, and beside another account', async () => {
    deliver(2)
    const xoauth2 = { name: 'Met token', auth: 'xoauth2', secret: server.token } as const
    await addAccount(vault, accountAt(server, xoauth2))
    await addAccount(vault, accountAt(server, { security: 'starttls', port: server.plainPort }))
    const events = await fetchAll(vault)
    expect(endsOf(events)).toEqual([
      { code: null, taken: 2 },
      { code: null, taken: 2 },
    ])
    expect(outcomesOf(events)).toEqual({ registered: 2, duplicate: 2 })
  })

  it('that the server numbers anew loses nothing and doubles nothing, and tells of no second delivery', async () => {
    deliver(4)
    await addAccount(vault, accountAt(server))
    await fetchAll(vault)
    server.admin('mailbox', 'update', '-u', server.user, '--uid-validity', '4242', 'INBOX')
    deliver(2, 4)
    const events = await fetchAll(vault)
    expect(outcomesOf(events)).toEqual({ registered: 2, duplicate: 4 })
    expect(await titles()).toEqual(numbered(6))
    const [first] = (await vault.client.signals.list({ limit: 200 })).rows.filter(
      row => row.title === 'Bericht nummer 0',
    )
    if (!first) throw new Error('the first message is a signal')
    expect((await vault.client.signals.show({ signal: first.id })).deliveries).toHaveLength(1)
  })

  it('of a message too large to read keeps where it is, and goes on', async () => {
    deliver(1)
    server.deliver(`${aMessage(50)}${'regel zonder betekenis\r\n'.repeat(2_400_000)}`)
    deliver(1, 1)
    await addAccount(vault, accountAt(server))
    const events = await fetchAll(vault)
    expect(outcomesOf(events)).toEqual({ registered: 2, refused: 1 })
    expect(events).toContainEqual({ type: 'unit', unit: { kind: 'refused', label: 'INBOX 2.eml', code: 'IMP-20' } })
    expect(await titles()).toEqual(numbered(2))
  })

  it('tells a watcher what arrives while it listens', async () => {
    deliver(1)
    const account = await addAccount(vault, accountAt(server))
    const stop = new AbortController()
    const seen: MailEvent['type'][] = []
    const numbers: string[] = []
    const watching = (async () => {
      for await (const event of await vault.client.mail.watch({ account }, { signal: stop.signal })) {
        seen.push(event.type)
        if (event.type === 'unit') numbers.push(event.unit.label)
        if (event.type === 'listening' && numbers.length === 1) server.deliver(aMessage(1))
        if (event.type === 'listening' && numbers.length === 2) stop.abort()
      }
    })()
    await watching.catch(() => undefined)
    expect(numbers).toEqual(['INBOX 1.eml', 'INBOX 2.eml'])
    expect(await titles()).toEqual(numbered(2))
  })

  it('gives a stopped import the rest the next time', async () => {
    deliver(200)
    await addAccount(vault, accountAt(server))
    let taken = 0
    for await (const event of await vault.client.mail.fetch({})) {
      if (event.type === 'started') await vault.client.imports.stop({ run: event.run })
      if (event.type === 'fetched') ({ taken } = event)
    }
    expect(taken).toBeLessThan(200)
    expect(endsOf(await fetchAll(vault))).toEqual([{ code: null, taken: 200 - taken }])
    expect(await titles()).toEqual(numbered(200))
  })

  it(`gives ${manyMessages} messages over ten lines that are cut, each exactly once`, async () => {
    deliver(manyMessages)
    let lines = 0
    // Together less than all there is, so that ten are needed: one in the greeting, the others in the numbers or in a message.
    const share = Math.floor((manyMessages * 600) / 15)
    const cutAfter = (): number | null => (lines++ < 10 ? (lines === 1 ? 1_500 : share + 997 * lines) : null)
    const proxy = await startLineProxy(() => server.tlsPort, { cutAfter })
    try {
      await addAccount(vault, accountAt(server, { port: proxy.port }))
      let left = 0
      for (let fetches = 0; fetches < 12; fetches += 1) {
        const ends = endsOf(await fetchAll(vault))
        left = ends.filter(({ code }) => code !== null).length
        if (left === 0) break
      }
      expect(left).toBe(0)
      expect(proxy.cuts).toBe(10)
      expect(await titles()).toEqual(numbered(manyMessages))
      const { rows } = await vault.client.imports.runs({ limit: 50 })
      expect(rows.reduce((sum, run) => sum + run.sum.received, 0)).toBe(manyMessages)
    } finally {
      await proxy.stop()
    }
  }, 3_600_000)

  it('that was removed leaves no settings, no secret and no place behind', async () => {
    deliver(1)
    const account = await addAccount(vault, accountAt(server))
    await fetchAll(vault)
    await vault.client.mail.remove({ account, because: 'het meldpunt is opgeheven' })
    expect(await vault.client.mail.accounts({})).toEqual([])
    const database = vault.schakel.opened()?.files.database
    for (const table of ['mail_account', 'mail_choice', 'mail_secret', 'mail_position', 'mail_state'])
      expect(database?.prepare(`SELECT count(*) AS n FROM ${table}`).get(), table).toEqual({ n: 0 })
    expect(await titles()).toEqual(numbered(1))
    await expect(vault.client.mail.fetch({ account }).then(async events => await events.next())).rejects.toMatchObject({
      code: 'NOT_FOUND',
    })
  })
})
