/** People with a slot in the vault, and the certificates they sign with. */
import { Option, type Command } from 'commander'
import { UserId } from '../../../src/contract/ids.ts'
import { RoleCode } from '../../../src/contract/vault.ts'
import { does, each, type Cli } from '../define.ts'
import { findId } from '../find-ids.ts'
import { badInput } from '../failures.ts'
import { withVault, type OpenVault, type Run } from '../run.ts'
import { textOfFile, writeNew } from '../files.ts'
import { newPassphraseOf } from '../secrets.ts'

export function addUserCommands(program: Command, cli: Cli): void {
  const { t } = cli
  const user = program
    .command('user')
    .description(t('mensen met een toegang tot de kluis', 'people with access to the vault'))
  const role = new Option('--role <ROLE>', t('rol', 'role')).choices(RoleCode.options).makeOptionMandatory()
  does(
    cli,
    user
      .command('add')
      .argument('<NAME>')
      .description(t('geef iemand een toegang en een rol', 'give somebody an access and a role'))
      .addOption(role)
      .option('--full-name <NAME>', t('volledige naam', 'full name'))
      .option(
        '--new-passphrase-file <FILE>',
        t(
          'lees de wachtzin van de nieuwe gebruiker uit dit bestand',
          'read the passphrase of the new user from this file',
        ),
      ),
    add,
  )
  does(cli, user.command('list').description(t('wie een toegang heeft', 'who has access')), list)
  does(
    cli,
    user
      .command('card')
      .argument('<NAME>')
      .description(t('maak de kaart die "org certify" ondertekent', 'make the card that "org certify" signs'))
      .requiredOption('--out <FILE>', t('nieuw bestand', 'new file')),
    card,
  )
  does(
    cli,
    user.command('certify').argument('<FILE>').description(t('neem het certificaat in', 'take the certificate in')),
    certify,
  )
  does(
    cli,
    user
      .command('disable')
      .argument('<NAME>')
      .description(t('neem een toegang weg', 'take an access away'))
      .requiredOption('--why <TEXT>', t('reden', 'reason'))
      .option('--at-once', t('ook als er nog zaken en taken openstaan', 'also while cases and tasks are open')),
    disable,
  )
  does(
    cli,
    user
      .command('duties')
      .argument('<NAME>')
      .description(t('wat iemand die vertrekt nog te doen heeft', 'what somebody who leaves still has to do')),
    duties,
  )
  does(
    cli,
    user
      .command('hand-over')
      .argument('<NAME>')
      .description(t('draag werk van iemand over aan een collega', "hand somebody's work over to a colleague"))
      .requiredOption('--to <NAME>', t('collega', 'colleague'))
      .requiredOption('--why <TEXT>', t('reden', 'reason'))
      .option('--case <ID>', t('deze zaak; herhaalbaar', 'this case; may be repeated'), each)
      .option('--task <ID>', t('deze taak; herhaalbaar', 'this task; may be repeated'), each)
      .option('--all', t('alle zaken en taken', 'all cases and tasks')),
    handOver,
  )
}

async function add(
  run: Run,
  name: string,
  options: { role: string; fullName?: string; newPassphraseFile?: string },
): Promise<void> {
  const role = RoleCode.parse(options.role)
  await withVault(run, async ({ client }) => {
    const passphrase = await newPassphraseOf(run, options.newPassphraseFile)
    const made = await client.users.add({ name, fullName: options.fullName ?? name, role, passphrase })
    run.out.summary(
      { ...made, name, role },
      run.t(`${name} heeft toegang ${made.slot} als ${role}.`, `${name} has access ${made.slot} as ${role}.`),
    )
  })
}

async function list(run: Run): Promise<void> {
  const { t } = run
  await withVault(run, async ({ client }) => {
    run.out.table(
      'user',
      await client.users.list({}),
      [
        { head: t('Naam', 'Name'), of: u => u.name },
        { head: t('Volledige naam', 'Full name'), of: u => u.fullName },
        { head: t('Rol', 'Role'), of: u => u.role },
        { head: t('Toegang', 'Access'), of: u => u.slot },
        { head: t('Certificaat', 'Certificate'), of: u => (u.certified ? t('ja', 'yes') : t('nee', 'no')) },
      ],
      t('Geen gebruikers.', 'No users.'),
    )
  })
}

async function card(run: Run, name: string, { out }: { out: string }): Promise<void> {
  await withVault(run, async ({ client }) => {
    const made = await client.users.card({ name })
    await writeNew(out, made.card)
    run.out.summary(
      { card: out, name },
      run.t(
        `Kaart geschreven: ${out}. Laat haar ondertekenen met "schakel org certify".`,
        `Card written: ${out}. Have it signed with "schakel org certify".`,
      ),
    )
  })
}

async function certify(run: Run, file: string): Promise<void> {
  const certificate = await textOfFile(file)
  await withVault(run, async ({ client }) => {
    const taken = await client.users.certify({ certificate })
    run.out.summary(taken, run.t(`Certificaat ${taken.serial} ingenomen.`, `Certificate ${taken.serial} taken in.`))
  })
}

async function disable(run: Run, name: string, { why, atOnce }: { why: string; atOnce?: true }): Promise<void> {
  await withVault(run, async ({ client }) => {
    await client.users.disable({ name, because: why, atOnce: atOnce === true })
    run.out.summary(
      { disabled: name },
      run.t(
        `${name} heeft geen toegang meer. Wie een oude kopie van de map en de wachtzin heeft, kan die kopie nog openen.`,
        `${name} has no access any more. Who has an old copy of the folder and the passphrase can still open that copy.`,
      ),
    )
  })
}

/** Of who has an access now. Whoever has none any more is named by id. */
async function userId({ client }: OpenVault, typed: string) {
  const named = (await client.users.list({})).find(user => user.name === typed)
  return UserId.parse(named?.id ?? (await findId(typed, () => Promise.resolve([]))))
}

async function duties(run: Run, name: string): Promise<void> {
  const { out, t } = run
  await withVault(run, async vault => {
    const found = await vault.client.users.duties({ user: await userId(vault, name) })
    const none = t('Niets.', 'Nothing.')
    out.table(
      'case',
      found.cases,
      [
        { head: t('Zaak', 'Case'), of: c => c.number },
        { head: t('Titel', 'Title'), of: c => c.title },
        { head: t('Alleen', 'Alone'), of: c => (c.alone ? t('ja', 'yes') : t('nee', 'no')) },
      ],
      none,
    )
    out.table(
      'task',
      found.tasks,
      [
        { head: t('Taak', 'Task'), of: task => task.id },
        { head: t('Wat', 'What'), of: task => task.what },
        { head: t('Voor', 'Due'), of: task => task.dueOn },
      ],
      none,
    )
    out.table(
      'packet',
      found.packets,
      [
        { head: t('Pakket', 'Packet'), of: packet => packet.number },
        { head: t('Toestand', 'State'), of: packet => packet.state },
      ],
      none,
    )
    const { user, active, drafts, certificates } = found
    out.summary(
      {
        user: user.id,
        active,
        cases: found.cases.length,
        tasks: found.tasks.length,
        packets: found.packets.length,
        drafts,
        certificates,
      },
      [
        t(`Concepten die niemand anders kan lezen: ${drafts}`, `Drafts that nobody else can read: ${drafts}`),
        ...certificates.map(({ serial }) =>
          t(
            `In te trekken: schakel org revoke ${serial} --why left`,
            `To be revoked: schakel org revoke ${serial} --why left`,
          ),
        ),
        active
          ? t(
              `Toegang ${user.slot} weg te nemen: schakel user disable ${user.name}`,
              `Access ${user.slot} to be taken away: schakel user disable ${user.name}`,
            )
          : t('De toegang is weg.', 'The access is gone.'),
      ].join('\n'),
    )
  })
}

interface HandOverOptions {
  readonly to: string
  readonly why: string
  readonly case?: readonly string[]
  readonly task?: readonly string[]
  readonly all?: true
}

async function handOver(run: Run, name: string, o: HandOverOptions): Promise<void> {
  if (o.all !== true && o.case === undefined && o.task === undefined) throw badInput('--case, --task, --all')
  await withVault(run, async vault => {
    const [user, to] = [await userId(vault, name), await userId(vault, o.to)]
    const open = await vault.client.users.duties({ user })
    const wanted = async (all: readonly { id: string; number?: string }[], typed: readonly string[] = []) =>
      o.all === true
        ? all.map(({ id }) => id)
        : await Promise.all(typed.map(async id => await findId(id, () => Promise.resolve(all))))
    const [cases, tasks] = [await wanted(open.cases, o.case), await wanted(open.tasks, o.task)]
    const give = async (kind: 'case' | 'task', ids: readonly string[]): Promise<void> => {
      for (const id of ids) await vault.client.users.handOver({ user, kind, id, to, because: o.why })
    }
    await give('case', cases)
    await give('task', tasks)
    run.out.summary(
      { user, to, cases: cases.length, tasks: tasks.length },
      run.t(
        `Overgedragen aan ${o.to}: ${cases.length} zaken, ${tasks.length} taken.`,
        `Handed over to ${o.to}: ${cases.length} cases, ${tasks.length} tasks.`,
      ),
    )
  })
}
