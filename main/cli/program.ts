/** The grammar of the command line: options that hold everywhere, groups of commands, help in the language of the user. */
import { Command, Option, type Help } from 'commander'
import type { Language } from '../../src/contract/errors.ts'
import { addAuditCommands } from './commands/audit.ts'
import { addAuditorCommands } from './commands/auditors.ts'
import { addCaseCommands } from './commands/cases.ts'
import { addDecisionCommands } from './commands/decisions.ts'
import { addFolderCommands } from './commands/folders.ts'
import { addIntakeCommands } from './commands/intake.ts'
import { addImportsCommands } from './commands/imports.ts'
import { addListCommands } from './commands/lists.ts'
import { addMailCommands } from './commands/mail.ts'
import { addOriginCommands } from './commands/origins.ts'
import { addQuarantineCommands } from './commands/quarantine.ts'
import { addSearchCommand } from './commands/search.ts'
import { addSignalCommands } from './commands/signals.ts'
import { addTaskCommands } from './commands/tasks.ts'
import { addUserCommands } from './commands/users.ts'
import { addVaultCommands } from './commands/vault.ts'
import { addAnnotateCommands } from './commands/annotate.ts'
import { addDemoCommand } from './commands/demo.ts'
import { addEntityCommands } from './commands/entities.ts'
import { addLinkCommands } from './commands/links.ts'
import { addOrganisationCommands } from './commands/org.ts'
import { addPacketCommands } from './commands/packets.ts'
import { addParseCommand } from './commands/parse.ts'
import { addRecipientCommands } from './commands/recipients.ts'
import { addStatementCommands } from './commands/statements.ts'
import type { Cli } from './define.ts'
import type { Io } from './io.ts'

export function createProgram(cli: Cli, io: Io, language: Language): Command {
  const { t } = cli
  const program = new Command('schakel')
  program
    .description(
      t(
        'Schakel: signalen in de vreemdelingenketen, beoordeeld door mensen, gedeeld in verzegelde pakketten.',
        'Schakel: signals in the immigration chain, judged by people, shared in sealed packets.',
      ),
    )
    .option('--vault <DIR>', t('map van de kluis (of SCHAKEL_VAULT)', 'folder of the vault (or SCHAKEL_VAULT)'))
    .option('--user <NAME>', t('wie u bent (of SCHAKEL_USER)', 'who you are (or SCHAKEL_USER)'))
    .option(
      '--passphrase-file <FILE>',
      t(
        'lees de wachtzin uit de eerste regel van dit bestand (of uit dat van SCHAKEL_PASSPHRASE_FILE)',
        'read the passphrase from the first line of this file (or the one of SCHAKEL_PASSPHRASE_FILE)',
      ),
    )
    .option('--json', t('JSON Lines op standaarduitvoer', 'JSON Lines on standard output'))
    .addOption(new Option('--lang <LANG>', t('taal', 'language')).choices(['nl', 'en']))
    .exitOverride()
    .configureOutput({ writeOut: io.stdout, writeErr: io.stderr, outputError: () => undefined })
    .configureHelp(helpIn(language))
    .helpOption('-h, --help', t('toon hulp', 'show help'))
    .helpCommand('help [command]', t('hulp bij een opdracht', 'help with a command'))
  const groups: readonly [nl: string, en: string, add: readonly ((program: Command, cli: Cli) => void)[]][] = [
    [
      'Kluis en mensen:',
      'Vault and people:',
      [addVaultCommands, addUserCommands, addAuditCommands, addAuditorCommands],
    ],
    [
      'Binnenkomst:',
      'Intake:',
      [
        addIntakeCommands,
        addMailCommands,
        addFolderCommands,
        addImportsCommands,
        addListCommands,
        addQuarantineCommands,
        addParseCommand,
      ],
    ],
    [
      'Beoordelen:',
      'Judging:',
      [
        addSignalCommands,
        addAnnotateCommands,
        addStatementCommands,
        addOriginCommands,
        addDecisionCommands,
        addTaskCommands,
      ],
    ],
    [
      'Zaken en verbanden:',
      'Cases and connections:',
      [addCaseCommands, addEntityCommands, addLinkCommands, addSearchCommand],
    ],
    [
      'Verstrekken en ontvangen:',
      'Providing and receiving:',
      [addRecipientCommands, addPacketCommands, addOrganisationCommands],
    ],
    ['Kennismaken:', 'Getting to know it:', [addDemoCommand]],
  ]
  for (const [nl, en, adders] of groups) {
    program.commandsGroup(t(nl, en))
    for (const add of adders) add(program, cli)
  }
  settle(program, cli)
  return program
}

/** Settings of the whole are not inherited by commands that were made before; help of each is in one language. */
function settle(command: Command, cli: Cli): void {
  for (const child of command.commands) {
    child.copyInheritedSettings(command).helpOption('-h, --help', cli.t('toon hulp', 'show help'))
    if (child.commands.length > 0)
      child.helpCommand('help [command]', cli.t('hulp bij een opdracht', 'help with a command'))
    settle(child, cli)
  }
}

const titles: Readonly<Record<string, string>> = {
  'Usage:': 'Gebruik:',
  'Options:': 'Opties:',
  'Commands:': 'Opdrachten:',
  'Arguments:': 'Argumenten:',
  'Global Options:': 'Algemene opties:',
}

function helpIn(language: Language): Partial<Help> {
  if (language === 'en') return {}
  return {
    styleTitle: title => titles[title] ?? title,
    styleUsage: text => text.replaceAll('[options]', '[opties]').replaceAll('[command]', '[opdracht]'),
    subcommandTerm: command => {
      const args = command.registeredArguments.map(a =>
        a.required ? `<${a.name()}${a.variadic ? '...' : ''}>` : `[${a.name()}${a.variadic ? '...' : ''}]`,
      )
      return [command.name(), command.options.length > 0 ? '[opties]' : '', ...args].filter(Boolean).join(' ')
    },
    optionDescription: option =>
      option.argChoices ? `${option.description} (${option.argChoices.join(', ')})` : option.description,
  }
}
