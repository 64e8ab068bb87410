/** The organisation's key and role certificates, on an offline machine; and key cards for recipients. None of it needs a vault. */
import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { Option, type Command } from 'commander'
import { certifyCard, foundOrganisation, makeKeys, revokeCertificate, showKeyFile } from '../../../src/offline.ts'
import { does, type Cli } from '../define.ts'
import { badInput } from '../failures.ts'
import { bytesOfFile, writeNew } from '../files.ts'
import { filesOf, type Run } from '../run.ts'
import { sharesOf } from '../secrets.ts'
import { showShares } from '../shares.ts'

const roles = ['liaison', 'coordinator', 'privacy_officer', 'config_admin', 'auditor'] as const
const permissions = ['author', 'review', 'release', 'status', 'config'] as const
type Role = (typeof roles)[number]
type Permission = (typeof permissions)[number]

export function addOrganisationCommands(program: Command, cli: Cli): void {
  const { t } = cli
  const org = program
    .command('org')
    .description(
      t(
        'sleutel van de organisatie; op een computer zonder netwerk',
        'key of the organisation; on a computer without network',
      ),
    )
  const orgFile = ['--org <FILE>', t('org.skorg', 'org.skorg'), 'org.skorg'] as const
  const shares = [
    '--shares <FILE>',
    t('lees twee van de drie delen uit dit bestand', 'read two of the three shares from this file'),
  ] as const
  const out = ['--out <FILE>', t('nieuw bestand', 'new file')] as const
  does(
    cli,
    org
      .command('init')
      .description(t('maak de sleutel: org.skorg en drie delen', 'make the key: org.skorg and three shares'))
      .requiredOption('--name <NAME>', t('naam van de organisatie', 'name of the organisation'))
      .requiredOption('--out <DIR>', t('map', 'folder'))
      .option(
        '--show-shares',
        t('ook met --json: zet de drie delen in de uitvoer', 'also with --json: put the three shares in the output'),
      ),
    init,
  )
  does(
    cli,
    org
      .command('certify')
      .argument('<CARD>')
      .description(
        t('geef een certificaat, met twee van de drie delen', 'give a certificate, with two of the three shares'),
      )
      .option(...orgFile)
      .option(...shares)
      .option(
        '--person <UUID>',
        t(
          'kenmerk van de mens, hetzelfde in al zijn certificaten; zonder wordt er een gemaakt',
          'id of the human, the same in all their certificates; without it one is made',
        ),
      )
      .addOption(
        new Option('--role <ROLE>', t('rol; herhaalbaar', 'role; may be repeated'))
          .argParser(choice(roles))
          .makeOptionMandatory(),
      )
      .addOption(
        new Option(
          '--may <ACT>',
          t(
            'wat de sleutel mag; herhaalbaar of met komma’s',
            'what the key may do; may be repeated or joined by commas',
          ),
        )
          .argParser(choice(permissions))
          .makeOptionMandatory(),
      )
      .option('--name <NAME>', t('naam of functie zoals ontvangers die zien', 'name or function as recipients see it'))
      .option('--days <N>', t('geldigheid, ten hoogste 400', 'term, 400 at most'), '365')
      .option(...out),
    certify,
  )
  does(
    cli,
    org
      .command('revoke')
      .argument('<SERIAL>')
      .description(
        t('trek een certificaat in, met twee van de drie delen', 'revoke a certificate, with two of the three shares'),
      )
      .option(...orgFile)
      .option(...shares)
      .addOption(
        new Option('--why <WHY>', t('vertrokken, of sleutel gestolen of gelekt', 'left, or key stolen or leaked'))
          .choices(['left', 'compromised'])
          .makeOptionMandatory(),
      )
      .option('--since <DATE>', t('vanaf wanneer; anders nu', 'from when; else now'))
      .option('--list <FILE>', t('de vorige lijst', 'the former list'))
      .option(...out),
    revoke,
  )
  const keycard = program
    .command('keycard')
    .description(t('sleutelkaarten voor ontvangers; zonder kluis', 'key cards for recipients; without a vault'))
  does(
    cli,
    keycard
      .command('make')
      .description(t('maak een sleutel en een kaart', 'make a key and a card'))
      .requiredOption('--name <NAME>', t('naam op de kaart', 'name on the card'))
      .requiredOption('--out <DIR>', t('map', 'folder'))
      .option(
        '--classical',
        t('zonder bescherming tegen quantumcomputers', 'without protection against quantum computers'),
      ),
    makeCard,
  )
  does(
    cli,
    keycard
      .command('show')
      .argument('<FILE>')
      .description(t('toon de twaalf groepen om te vergelijken', 'show the twelve groups to compare')),
    showCard,
  )
}

/** Repeated, or joined by commas; each one of the list. */
function choice<T extends string>(known: readonly T[]): (value: string, before?: readonly T[]) => readonly T[] {
  return (value, before = []) => {
    const given = value.split(',').map(one => known.find(code => code === one.trim()))
    if (given.includes(undefined)) throw badChoice(value, known)
    return [...before, ...given.filter(one => one !== undefined)]
  }
}

function badChoice(value: string, known: readonly string[]): Error {
  return badInput(`${value} (${known.join(', ')})`)
}

async function init(run: Run, o: { name: string; out: string; showShares?: true }): Promise<void> {
  const { out, t } = run
  const file = join(o.out, 'org.skorg')
  const made = await foundOrganisation(o.name, filesOf(run))
  await mkdir(o.out, { recursive: true })
  await writeNew(file, made.file)
  showShares(
    run,
    made.shares,
    o.showShares === true,
    t(
      'Elke twee van deze drie delen zijn de sleutel van de organisatie.',
      'Any two of these three shares are the key of the organisation.',
    ),
  )
  out.summary(
    { organisation: made.organisation.name, keyid: made.organisation.keyid, groups: made.organisation.groups, file },
    t(
      `\nGeschreven: ${file}. Geef deze twaalf groepen langs een andere weg door:\n${made.organisation.groups}`,
      `\nWritten: ${file}. Pass on these twelve groups over another channel:\n${made.organisation.groups}`,
    ),
  )
}

interface Certifying {
  readonly org: string
  readonly shares?: string
  readonly person?: string
  readonly role: readonly Role[]
  readonly may: readonly Permission[]
  readonly name?: string
  readonly days: string
  readonly out?: string
}

async function certify(run: Run, card: string, o: Certifying): Promise<void> {
  const { t } = run
  const [organisation, cardFile] = [await bytesOfFile(o.org, '--org'), await bytesOfFile(card)]
  const shares = await sharesOf(run, o.shares)
  const made = await certifyCard(
    {
      organisation,
      shares,
      card: cardFile,
      roles: o.role,
      may: o.may,
      days: Number(o.days),
      ...(o.person === undefined ? {} : { person: o.person }),
      ...(o.name === undefined ? {} : { name: o.name }),
    },
    filesOf(run),
  )
  const file = o.out ?? `${card.replace(/\.skcard$/, '')}.skcert`
  await writeNew(file, made.file)
  run.out.summary(
    { certificate: file, serial: made.serial, person: made.person, roles: o.role, may: o.may, notAfter: made.notAfter },
    t(
      `Certificaat ${made.serial} geschreven: ${file}, geldig tot ${made.notAfter}. Kenmerk van de mens voor een volgend certificaat: ${made.person}`,
      `Certificate ${made.serial} written: ${file}, valid until ${made.notAfter}. Id of the human for a next certificate: ${made.person}`,
    ),
  )
}

async function revoke(
  run: Run,
  serial: string,
  o: { org: string; shares?: string; why: 'left' | 'compromised'; since?: string; list?: string; out?: string },
): Promise<void> {
  const organisation = await bytesOfFile(o.org, '--org')
  const former = o.list === undefined ? undefined : await bytesOfFile(o.list, '--list')
  const since = o.since === undefined ? undefined : Date.parse(o.since)
  if (since !== undefined && Number.isNaN(since)) throw badInput('--since')
  const shares = await sharesOf(run, o.shares)
  const made = await revokeCertificate(
    {
      organisation,
      shares,
      serial,
      why: o.why,
      ...(former ? { former } : {}),
      ...(since === undefined ? {} : { since }),
    },
    filesOf(run),
  )
  const file = o.out ?? `revoked-${made.seq}.skrevoked`
  await writeNew(file, made.file)
  run.out.summary(
    { revocation: file, seq: made.seq, revoked: made.revoked },
    run.t(
      `Ingetrokken. Lijst ${made.seq} geschreven: ${file}. Neem haar in elke kluis in met "schakel vault trust".`,
      `Revoked. List ${made.seq} written: ${file}. Take it in at every vault with "schakel vault trust".`,
    ),
  )
}

async function makeCard(run: Run, o: { name: string; out: string; classical?: true }): Promise<void> {
  const { out, t } = run
  const made = await makeKeys(o.name, o.classical === true, filesOf(run))
  await mkdir(o.out, { recursive: true })
  const files = {
    card: join(o.out, 'card.skcard'),
    identity: join(o.out, 'identity.txt'),
    signing: join(o.out, 'signing.txt'),
  }
  await writeNew(files.identity, made.identityFile, 0o600)
  await writeNew(files.signing, made.signingFile, 0o600)
  await writeNew(files.card, made.card)
  const { groups } = showKeyFile(made.card)
  out.summary(
    { ...files, groups, classical: o.classical === true },
    t(
      `Kaart, om weg te geven: ${files.card}\nSleutels, om te bewaren: ${files.identity} en ${files.signing}\nTwaalf groepen om te vergelijken:\n${groups.join('\n')}`,
      `Card, to give away: ${files.card}\nKeys, to keep: ${files.identity} and ${files.signing}\nTwelve groups to compare:\n${groups.join('\n')}`,
    ),
  )
}

async function showCard(run: Run, file: string): Promise<void> {
  const { out, t } = run
  const shown = showKeyFile(await bytesOfFile(file))
  out.item(shown.kind, shown, [
    [t('Naam', 'Name'), shown.name],
    [
      t('Soort', 'Kind'),
      shown.kind === 'organisation'
        ? t('sleutel van een organisatie', 'key of an organisation')
        : t('sleutelkaart', 'key card'),
    ],
    [t('Gemaakt', 'Created'), shown.created],
    [t('Geldig tot', 'Valid until'), shown.expires],
    [
      t('Quantumbestendig', 'Quantum safe'),
      shown.classical === null ? null : shown.classical ? t('nee', 'no') : t('ja', 'yes'),
    ],
    [t('Twaalf groepen', 'Twelve groups'), shown.groups.join('\n')],
    [t('Ondertekensleutel', 'Signing key'), shown.signingGroups],
  ])
}
