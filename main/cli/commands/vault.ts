/** Making, looking after, backing up and recovering a vault. */
import { resolve } from 'node:path'
import type { Command } from 'commander'
import { Refused } from '../../../src/contract/errors.ts'
import { recoverVault, restoreVault } from '../../../src/offline.ts'
import { does, type Cli } from '../define.ts'
import { badInput } from '../failures.ts'
import { orInterrupted } from '../io.ts'
import { textOfFile } from '../files.ts'
import { filesOf, schakelOf, vaultFolderOf, withDoubtful, withVault, type Run } from '../run.ts'
import { showShares } from '../shares.ts'
import { newPassphraseOf, passphraseOf, sharesOf } from '../secrets.ts'

export function addVaultCommands(program: Command, cli: Cli): void {
  const { t } = cli
  does(
    cli,
    program
      .command('init')
      .description(
        t('maak een kluis; de eerste gebruiker is coördinator', 'make a vault; its first user is coordinator'),
      )
      .option('--full-name <NAME>', t('volledige naam van de eerste gebruiker', 'full name of the first user'))
      .option(
        '--new-passphrase-file <FILE>',
        t('lees de wachtzin uit dit bestand', 'read the passphrase from this file'),
      )
      .option(
        '--show-shares',
        t(
          'ook met --json: zet de drie hersteldelen in de uitvoer',
          'also with --json: put the three recovery shares in the output',
        ),
      ),
    init,
  )
  const vault = program.command('vault').description(t('zorg voor de kluis', 'care for the vault'))
  does(cli, vault.command('info').description(t('toegangen, versie en omvang', 'accesses, version and size')), info)
  does(
    cli,
    vault
      .command('verify')
      .description(
        t('controleer elke bladzijde, elk origineel en het logboek', 'verify every page, every original and the log'),
      ),
    verify,
  )
  does(
    cli,
    vault
      .command('backup')
      .description(t('maak een reservekopie die daarna is teruggelezen', 'make a backup that is then read back'))
      .requiredOption('--to <DIR>', t('nieuwe map', 'new folder')),
    backup,
  )
  does(
    cli,
    vault
      .command('restore')
      .argument('<BACKUP>')
      .description(t('zet een reservekopie terug in een nieuwe map', 'restore a backup into a new folder'))
      .requiredOption('--to <DIR>', t('nieuwe map', 'new folder'))
      .option('--why <TEXT>', t('reden, voor het logboek', 'reason, for the log')),
    restore,
  )
  does(
    cli,
    vault
      .command('accept')
      .description(
        t(
          'open een kluis die niet de nieuwste stand is, met een reden in het logboek',
          'open a vault that is not in its newest state, with a reason in the log',
        ),
      )
      .requiredOption('--why <TEXT>', t('reden, voor het logboek', 'reason, for the log')),
    accept,
  )
  does(
    cli,
    vault
      .command('drill')
      .description(
        t(
          'oefen het herstel: zouden deze twee delen de kluis openen? Er verandert niets',
          'practise recovery: would these two shares open the vault? Nothing changes',
        ),
      )
      .option(
        '--shares <FILE>',
        t('lees de delen uit dit bestand, een per regel', 'read the shares from this file, one a line'),
      ),
    drill,
  )
  does(
    cli,
    vault
      .command('papers')
      .description(
        t(
          'nieuwe hersteldelen; de oude openen daarna niets meer. Een deel wordt van papier teruggelezen',
          'new recovery shares; the former ones then open nothing. One share is read back from its paper',
        ),
      )
      .requiredOption('--why <TEXT>', t('reden, voor het logboek', 'reason, for the log')),
    papers,
  )
  does(
    cli,
    vault
      .command('rotate')
      .description(
        t(
          'nieuwe hoofdsleutel, verzegeld aan ieder die nu een toegang heeft',
          'new master key, sealed to everybody who has an access now',
        ),
      )
      .requiredOption('--why <TEXT>', t('reden, voor het logboek', 'reason, for the log')),
    rotate,
  )
  does(
    cli,
    vault
      .command('passphrase')
      .description(t('verander uw wachtzin', 'change your passphrase'))
      .option(
        '--new-passphrase-file <FILE>',
        t('lees de nieuwe wachtzin uit dit bestand', 'read the new passphrase from this file'),
      ),
    changePassphrase,
  )
  does(
    cli,
    vault
      .command('recover')
      .description(
        t(
          'maak een nieuwe toegang met twee van de drie hersteldelen',
          'make a new access with two of the three recovery shares',
        ),
      )
      .option(
        '--shares <FILE>',
        t('lees de delen uit dit bestand, een per regel', 'read the shares from this file, one a line'),
      )
      .option(
        '--new-passphrase-file <FILE>',
        t('lees de nieuwe wachtzin uit dit bestand', 'read the new passphrase from this file'),
      ),
    recover,
  )
  does(
    cli,
    vault
      .command('trust')
      .argument('<FILE>')
      .description(t('leg org.skorg vast of neem een intrekking in', 'pin org.skorg or take in a revocation')),
    trust,
  )
}

async function init(
  run: Run,
  options: { fullName?: string; newPassphraseFile?: string; showShares?: true },
): Promise<void> {
  const { out, t } = run
  const name = userOf(run)
  const folder = vaultFolderOf(run)
  const passphrase = await newPassphraseOf(run, options.newPassphraseFile, true)
  const schakel = schakelOf(run)
  try {
    const shares = await orInterrupted(
      run.io.signal,
      schakel.found({ name, fullName: options.fullName ?? name, passphrase }),
    )
    out.say(
      t(
        `Kluis gemaakt in ${folder}. Eerste gebruiker: ${name}, coördinator.`,
        `Vault made in ${folder}. First user: ${name}, coordinator.`,
      ),
    )
    showShares(
      run,
      shares,
      options.showShares === true,
      t(
        'Hersteldelen. Elke twee van deze drie openen de kluis als een wachtzin kwijt is. Zonder toegang, zonder deel en zonder reservekopie zijn de gegevens weg.',
        'Recovery shares. Any two of these three open the vault when a passphrase is lost. Without an access, a share or a backup the data is gone.',
      ),
    )
    out.summary({ vault: folder, user: name, role: 'coordinator' })
  } finally {
    await schakel.lock('quit')
  }
}

async function info(run: Run): Promise<void> {
  const { out, t } = run
  await withVault(run, async ({ client }) => {
    const found = await client.care.info({})
    out.item('vault', found, [
      [t('Kenmerk', 'Id'), found.vault],
      [t('Schema', 'Schema'), found.schema],
      [t('Generatie', 'Generation'), found.generation],
      [t('Tijdvak van sleutels', 'Key epoch'), found.epoch],
      [t('Logregels', 'Log entries'), found.entries],
      [t('Originelen', 'Originals'), found.originals],
      [t('Toegangen', 'Accesses'), found.slots.map(slot => `${slot.id} ${slot.label} (${slot.kind})`).join('\n')],
    ])
  })
}

async function verify(run: Run): Promise<void> {
  const { out, t } = run
  await withVault(run, async ({ client }) => {
    const found = await client.care.verify({})
    out.table(
      'finding',
      found.findings,
      [
        { head: t('Soort', 'Kind'), of: f => f.kind },
        { head: t('Wat', 'What'), of: f => f.what },
      ],
      t('Geen gebreken gevonden.', 'No faults found.'),
    )
    const { findings, ...rest } = found
    out.summary(
      { ...rest, findings: findings.length },
      t(
        `Logboek: ${found.log} (${found.entries} regels). Originelen: ${found.originals}.`,
        `Log: ${found.log} (${found.entries} entries). Originals: ${found.originals}.`,
      ),
    )
    if (!found.sound) run.exit(5)
  })
}

/** Also of a vault in doubt, which is neither opened nor changed by it. */
async function backup(run: Run, { to }: { to: string }): Promise<void> {
  await withDoubtful(run, async ({ client, give }, doubt) => {
    const grant = give([resolve(to)])
    const made = await (doubt === null ? client.care.backup({ grant }) : client.vault.secure({ grant }))
    run.out.summary(
      { backup: to, ...made },
      run.t(
        `Reservekopie gemaakt en teruggelezen: ${to} (${made.originals} originelen).`,
        `Backup made and read back: ${to} (${made.originals} originals).`,
      ),
    )
    if (doubt !== null)
      run.out.hint(
        run.t(
          'Deze kluis is niet de nieuwste stand; er is niets in veranderd. Zet de reservekopie alleen terug in een nieuwe map.',
          'This vault is not in its newest state; nothing in it was changed. Restore the backup into a new folder only.',
        ),
      )
    if (!made.sound) run.exit(5)
  })
}

async function accept(run: Run, { why }: { why: string }): Promise<void> {
  const { out, t } = run
  await withDoubtful(run, async ({ client }) => {
    const { doubt } = await client.vault.status({})
    if (doubt === null) throw new Refused('NOT_IN_DOUBT')
    await client.vault.accept({ because: why })
    out.summary(
      { accepted: true, missing: doubt.missing, here: doubt.here, recorded: doubt.recorded },
      t(
        `Aangenomen: de kluis opent weer. Er ontbreken ${doubt.missing} handelingen; dat staat met uw reden in het logboek.`,
        `Accepted: the vault opens again. ${doubt.missing} acts are missing; that stands in the log with your reason.`,
      ),
    )
  })
}

async function restore(run: Run, from: string, options: { to: string; why?: string }): Promise<void> {
  const { out, t } = run
  const passphrase = await passphraseOf(run)
  const because = options.why ?? t('reservekopie teruggezet', 'backup restored')
  const restored = await orInterrupted(
    run.io.signal,
    restoreVault({ from, to: options.to, passphrase, because }, filesOf(run)),
  )
  if (restored.missing > 0) {
    out.hint(
      t(
        `Op deze computer was de kluis ${restored.missing} handelingen verder. Ga alleen verder in de teruggezette map; de oude geldt hier voortaan als afgesplitst.`,
        `On this computer the vault was ${restored.missing} acts further. Continue only in the restored folder; the old one now counts as split off here.`,
      ),
    )
  }
  out.summary(
    { vault: options.to, ...restored },
    t(
      `Teruggezet in ${options.to}: ${restored.entries} logregels, ${restored.originals} originelen.`,
      `Restored into ${options.to}: ${restored.entries} log entries, ${restored.originals} originals.`,
    ),
  )
  if (!restored.sound) run.exit(5)
}

async function drill(run: Run, options: { shares?: string }): Promise<void> {
  await withVault(run, async ({ client }) => {
    const shares = await sharesOf(run, options.shares)
    const { set, drillDueAt } = await client.care.drill({ shares })
    const due = new Date(drillDueAt).toISOString().slice(0, 10)
    run.out.summary(
      { opens: true, set, due },
      run.t(
        `Deze delen openen de kluis. De volgende oefening is uiterlijk op ${due}.`,
        `These shares open the vault. Practise again by ${due}.`,
      ),
    )
  })
}

/** Only where somebody can be asked: what was never on paper must not replace what is. */
async function papers(run: Run, { why }: { why: string }): Promise<void> {
  const { out, t } = run
  const { terminal } = run.io
  const passphrase = await passphraseOf(run)
  if (!terminal || out.json) throw new Refused('PAPERS_NEED_TERMINAL')
  await withVault(
    run,
    async ({ client }) => {
      const { shares, readBack } = await client.care.drawPapers({ passphrase })
      showShares(
        run,
        shares,
        true,
        t(
          'Nieuwe hersteldelen. De oude gelden tot u er een van deze hebt teruggelezen.',
          'New recovery shares. The former ones count until you have read one of these back.',
        ),
      )
      const share = await terminal.line(
        t(`Lees deel ${readBack} terug van papier: `, `Read share ${readBack} back from paper: `),
      )
      await client.care.usePapers({ share, because: why })
      out.summary(
        { renewed: true },
        t(
          'De oude hersteldelen openen deze kluis niet meer; oude reservekopieën nog wel. Vernietig ze.',
          'The former recovery shares no longer open this vault; they do open old backups. Destroy them.',
        ),
      )
    },
    passphrase,
  )
}

async function rotate(run: Run, { why }: { why: string }): Promise<void> {
  const passphrase = await passphraseOf(run)
  await withVault(
    run,
    async ({ client, workDone }) => {
      const made = await client.care.rotate({ passphrase, because: why })
      await workDone()
      const { owed } = await client.care.info({})
      run.out.summary(
        { rotated: true, ...made, owed },
        run.t(
          `Nieuwe hoofdsleutel (tijdvak ${made.epoch}), verzegeld aan ${made.accesses} toegangen. Wachtzinnen en hersteldelen blijven gelden; oude reservekopieën openen nog met de oude sleutel.`,
          `New master key (epoch ${made.epoch}), sealed to ${made.accesses} accesses. Passphrases and recovery shares stay; old backups still open with the old key.`,
        ),
      )
      if (owed > 0) run.exit(5)
    },
    passphrase,
  )
}

async function changePassphrase(run: Run, options: { newPassphraseFile?: string }): Promise<void> {
  const current = await passphraseOf(run)
  await withVault(
    run,
    async ({ client }) => {
      const next = await newPassphraseOf(run, options.newPassphraseFile)
      await client.care.changePassphrase({ current, next })
      run.out.summary(
        { changed: true },
        run.t(
          'Uw wachtzin is veranderd. Oude reservekopieën openen nog met de oude.',
          'Your passphrase was changed. Old backups still open with the old one.',
        ),
      )
    },
    current,
  )
}

async function recover(run: Run, options: { shares?: string; newPassphraseFile?: string }): Promise<void> {
  const shares = await sharesOf(run, options.shares)
  const passphrase = await newPassphraseOf(run, options.newPassphraseFile, true)
  const made = await orInterrupted(
    run.io.signal,
    recoverVault({ folder: vaultFolderOf(run), shares, passphrase }, filesOf(run)),
  )
  run.out.summary(
    made,
    run.t(
      `Nieuwe toegang ${made.slot} met de nieuwe wachtzin. De eerste opening staat voor iedereen in het logboek; voor ondertekenen is een nieuw certificaat nodig.`,
      `New access ${made.slot} with the new passphrase. Its first opening stands in the log for everybody; signing takes a new certificate.`,
    ),
  )
}

async function trust(run: Run, file: string): Promise<void> {
  const { t } = run
  const text = await textOfFile(file)
  await withVault(run, async ({ client }) => {
    const { kind, groups } = await client.users.trust({ file: text })
    run.out.summary(
      { kind, groups },
      kind === 'organisation'
        ? t(
            `Organisatiesleutel vastgelegd. Vergelijk deze twaalf groepen langs een andere weg:\n${groups}`,
            `Organisation key pinned. Compare these twelve groups over another channel:\n${groups}`,
          )
        : t(
            `Intrekking ingenomen, van de organisatie met deze twaalf groepen:\n${groups}`,
            `Revocation taken in, of the organisation with these twelve groups:\n${groups}`,
          ),
    )
  })
}

function userOf({ globals, io }: Run): string {
  const name = globals.user ?? io.environment['SCHAKEL_USER']
  if (name === undefined || name === '') throw badInput('--user')
  return name
}
