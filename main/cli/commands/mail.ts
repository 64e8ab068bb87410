/** Mail boxes: set up, tested, fetched. Nothing at the server is marked, moved or deleted. */
import { Option, type Command } from 'commander'
import { isErrorCode, nextStepOf, textOf } from '../../../src/contract/errors.ts'
import type { MailAccount, MailEvent } from '../../../src/contract/channels.ts'
import { does, each, type Cli } from '../define.ts'
import { badInput } from '../failures.ts'
import { textOfFile } from '../files.ts'
import { accountId } from '../find-ids.ts'
import { secretOf } from '../secrets.ts'
import { withVault, type OpenVault, type Run } from '../run.ts'
import { formatInstant } from '../words.ts'
import { showImport } from './intake.ts'

export function addMailCommands(program: Command, cli: Cli): void {
  const { t } = cli
  const mail = program
    .command('mail')
    .description(t('postbussen waarvan berichten worden opgehaald', 'mail boxes that are fetched'))
  const secretFile = t(
    'wachtwoord of token, uit de eerste regel van dit bestand',
    'password or token, from the first line of this file',
  )
  does(
    cli,
    mail
      .command('add')
      .description(
        t('stel een postbus in; daarna: mail test, mail choose', 'set up a mail box; then: mail test, mail choose'),
      )
      .requiredOption('--name <TEXT>', t('hoe de postbus hier heet', 'what the box is called here'))
      .requiredOption('--host <HOST>', t('naam van de mailserver', 'name of the mail server'))
      .requiredOption('--login <NAME>', t('gebruikersnaam bij de server', 'user name at the server'))
      .option('--port <N>', t('poort', 'port'))
      .addOption(
        new Option('--security <KIND>', t('soort beveiliging', 'kind of security'))
          .choices(['tls', 'starttls'])
          .default('tls'),
      )
      .addOption(
        new Option('--auth <KIND>', t('soort aanmelding', 'kind of login'))
          .choices(['password', 'xoauth2'])
          .default('password'),
      )
      .option('--secret-file <FILE>', secretFile)
      .option(
        '--authority <FILE>',
        t(
          'certificaat van de eigen certificaatautoriteit (PEM)',
          'certificate of your own certificate authority (PEM)',
        ),
      ),
    add,
  )
  does(
    cli,
    mail
      .command('list')
      .description(t('de postbussen en hoe het ophalen ging', 'the mail boxes and how fetching went')),
    list,
  )
  does(
    cli,
    mail.command('test').argument('<ID>').description(t('verbind, en toon de mappen', 'connect, and show the folders')),
    test,
  )
  does(
    cli,
    mail
      .command('choose')
      .argument('<ID>')
      .description(t('kies de mappen die worden opgehaald', 'choose the folders that are fetched'))
      .option('--folder <NAME>', t('map; meermaals mag', 'folder; may be repeated'), each)
      .option(
        '--stay-connected',
        t('blijf verbonden zolang het programma open is', 'stay connected while the program is open'),
      ),
    choose,
  )
  does(
    cli,
    mail
      .command('secret')
      .argument('<ID>')
      .description(t('geef een nieuw wachtwoord of token', 'give a new password or token'))
      .option('--secret-file <FILE>', secretFile),
    changeSecret,
  )
  does(
    cli,
    mail
      .command('fetch')
      .argument('[ID]')
      .description(t('haal op wat nieuw is; doel: intake', 'fetch what is new; purpose: intake'))
      .option('--watch', t('blijf luisteren tot u stopt', 'keep listening until you stop')),
    fetch,
  )
  does(
    cli,
    mail
      .command('remove')
      .argument('<ID>')
      .description(
        t(
          'verwijder instellingen en wachtwoord; wat binnenkwam blijft',
          'remove settings and password; what came in stays',
        ),
      )
      .requiredOption('--why <TEXT>', t('reden', 'reason')),
    remove,
  )
}

interface AddOptions {
  readonly name: string
  readonly host: string
  readonly login: string
  readonly port?: string
  readonly security: 'tls' | 'starttls'
  readonly auth: 'password' | 'xoauth2'
  readonly secretFile?: string
  readonly authority?: string
}

async function add(run: Run, o: AddOptions): Promise<void> {
  const port = o.port === undefined ? (o.security === 'tls' ? 993 : 143) : Number(o.port)
  if (!Number.isInteger(port)) throw badInput('--port')
  const authority = o.authority === undefined ? undefined : await textOfFile(o.authority, '--authority')
  const secret = await secretOf(run, o.secretFile)
  await withVault(run, async ({ client }) => {
    const { name, host, login: user, security, auth } = o
    const made = await client.mail.add({
      name,
      host,
      port,
      security,
      user,
      auth,
      secret,
      ...(authority === undefined ? {} : { authority }),
    })
    run.out.summary(made, run.t(`Postbus ingesteld: ${made.account}`, `Mail box set up: ${made.account}`))
  })
}

async function list(run: Run): Promise<void> {
  const { t } = run
  await withVault(run, async ({ client }) => {
    run.out.table(
      'account',
      await client.mail.accounts({}),
      [
        { head: 'Id', of: a => a.account },
        { head: t('Naam', 'Name'), of: a => a.name },
        { head: t('Server', 'Server'), of: a => `${a.user} @ ${a.host}:${a.port}` },
        { head: t('Mappen', 'Folders'), of: a => a.folders.join(', ') },
        { head: t('Laatst', 'Last'), of: a => formatInstant(a.last?.at) },
        { head: '', of: a => (a.last ? resultOf(run, a.last.code, a.last.taken) : '') },
      ],
      t('Geen postbussen.', 'No mail boxes.'),
    )
  })
}

function resultOf({ t, language }: Run, code: string | null, taken: number): string {
  if (code !== null)
    return isErrorCode(code) ? `${code}: ${textOf(code, language)} ${nextStepOf(code, language)}` : code
  return t(`${taken} berichten binnengehaald`, `${taken} messages taken in`)
}

async function test(run: Run, typed: string): Promise<void> {
  const { t } = run
  await withVault(run, async vault => {
    run.out.table(
      'folder',
      await vault.client.mail.folders({ account: await accountId(vault, typed) }),
      [
        { head: t('Map', 'Folder'), of: f => f.path },
        { head: t('Berichten', 'Messages'), of: f => f.messages },
      ],
      t('De verbinding werkt; er zijn geen mappen.', 'The connection works; there are no folders.'),
    )
  })
}

async function choose(run: Run, typed: string, o: { folder?: string[]; stayConnected?: boolean }): Promise<void> {
  await withVault(run, async vault => {
    const account = await accountId(vault, typed)
    await vault.client.mail.choose({ account, folders: o.folder ?? [], watch: o.stayConnected ?? false })
    run.out.summary({ account, folders: o.folder ?? [] }, run.t('Vastgelegd.', 'Recorded.'))
  })
}

async function changeSecret(run: Run, typed: string, o: { secretFile?: string }): Promise<void> {
  const secret = await secretOf(run, o.secretFile)
  await withVault(run, async vault => {
    const account = await accountId(vault, typed)
    await vault.client.mail.setSecret({ account, secret })
    run.out.summary({ account }, run.t('Vastgelegd.', 'Recorded.'))
  })
}

async function remove(run: Run, typed: string, o: { why: string }): Promise<void> {
  await withVault(run, async vault => {
    const account = await accountId(vault, typed)
    await vault.client.mail.remove({ account, because: o.why })
    run.out.summary({ account }, run.t('Verwijderd.', 'Removed.'))
  })
}

async function fetch(run: Run, typed: string | undefined, o: { watch?: boolean }): Promise<void> {
  await withVault(run, async vault => {
    const { client, signal } = vault
    const wanted = typed === undefined ? undefined : await accountId(vault, typed)
    if (o.watch === true) {
      const accounts = (await client.mail.accounts({})).filter(
        ({ account, folders }) => folders.length > 0 && (wanted ?? account) === account,
      )
      await Promise.all(accounts.map(async account => await watch(run, vault, account)))
      return
    }
    const events = await client.mail.fetch(wanted === undefined ? {} : { account: wanted }, { signal })
    for await (const event of events) show(run, event)
  })
}

async function watch(run: Run, { client, signal }: OpenVault, { account }: MailAccount): Promise<void> {
  for await (const event of await client.mail.watch({ account }, { signal })) show(run, event)
}

function show(run: Run, event: MailEvent): void {
  const { out, t } = run
  switch (event.type) {
    case 'waiting':
      out.hint(t(`${event.messages} nieuwe berichten.`, `${event.messages} new messages.`))
      return
    case 'listening':
      out.hint(t('Alles is binnen; wacht op nieuwe berichten.', 'Everything is in; waiting for new messages.'))
      return
    case 'fetched':
      out.row('fetched', { account: event.account, code: event.code, taken: event.taken })
      out.say(resultOf(run, event.code, event.taken))
      if (event.code !== null) run.exit(1)
      return
    default:
      showImport(run, event)
  }
}
