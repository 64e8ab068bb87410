/** A vault that fetches mail from a server of the test, through the real mail process. */
import { mailByChild, type MailHostOptions } from '../../main/cli/mail-host.ts'
import type { MailEvent, NewMailAccount } from '../../src/contract/channels.ts'
import type { MailAccountId } from '../../src/contract/ids.ts'
import { testDeps } from './deps.ts'
import type { Dovecot } from './dovecot.ts'
import { plainParser } from './parser.ts'
import { aVault, type TestVault } from './vault.ts'

/** It never waits between two tries. */
export async function aMailVault(options: MailHostOptions = {}): Promise<TestVault> {
  return await aVault(plainParser, testDeps(), {
    openMail: mailByChild(options),
    channels: { mailWaits: [0, 0, 0, 0], lookEveryMs: 5 },
  })
}

export function accountAt(server: Dovecot, changes: Partial<NewMailAccount> = {}): NewMailAccount {
  const { tlsPort: port, user, password: secret, authority } = server
  return {
    name: 'Meldpunt',
    host: 'localhost',
    port,
    security: 'tls',
    user,
    auth: 'password',
    secret,
    authority,
    ...changes,
  }
}

export async function addAccount(
  { client }: TestVault,
  account: NewMailAccount,
  folders: readonly string[] = ['INBOX'],
): Promise<MailAccountId> {
  const made = await client.mail.add(account)
  await client.mail.choose({ account: made.account, folders: [...folders], watch: false })
  return made.account
}

export async function fetchAll({ client }: TestVault): Promise<MailEvent[]> {
  const events: MailEvent[] = []
  for await (const event of await client.mail.fetch({})) events.push(event)
  return events
}

/** How it ended, account by account. */
export function endsOf(events: readonly MailEvent[]): { code: string | null; taken: number }[] {
  return events.flatMap(event => (event.type === 'fetched' ? [{ code: event.code, taken: event.taken }] : []))
}

/** Outcomes by kind, over all imports of these events. */
export function outcomesOf(events: readonly MailEvent[]): Record<string, number> {
  const counts: Record<string, number> = {}
  for (const event of events) if (event.type === 'unit') counts[event.unit.kind] = (counts[event.unit.kind] ?? 0) + 1
  return counts
}

export function aMessage(n: number, from = `melder${n % 5}@coa.example`): string {
  const lines = [
    `Return-Path: <${from}>`,
    `Message-ID: <bericht-${n}@coa.example>`,
    `From: Melder <${from}>`,
    'To: meldpunt@ind.example',
    `Subject: Bericht nummer ${n}`,
    'Date: Mon, 24 Oct 2016 09:00:00 +0200',
    '',
    `Op kamer ${n} is iets gezien dat gemeld moet worden.`,
    'x'.repeat(n % 700),
  ]
  return `${lines.join('\r\n')}\r\n`
}
