/** People with a slot in the vault, and the certificates they sign with. */
import { Option, type Command } from 'commander'
import { RoleCode } from '../../../src/contract/vault.ts'
import { does, type Cli } from '../define.ts'
import { withVault, type Run } from '../run.ts'
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
      .requiredOption('--why <TEXT>', t('reden', 'reason')),
    disable,
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

async function disable(run: Run, name: string, { why }: { why: string }): Promise<void> {
  await withVault(run, async ({ client }) => {
    await client.users.disable({ name, because: why })
    run.out.summary(
      { disabled: name },
      run.t(
        `${name} heeft geen toegang meer. Wie een oude kopie van de map en de wachtzin heeft, kan die kopie nog openen.`,
        `${name} has no access any more. Who has an old copy of the folder and the passphrase can still open that copy.`,
      ),
    )
  })
}
