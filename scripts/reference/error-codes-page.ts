/** Every code that a person, a log or a script may meet, with its texts and what to do next. */
import { intakeCodes } from '../../src/contract/error-codes/intake.ts'
import { packetRefusals } from '../../src/contract/error-codes/packet-refusals.ts'
import { packetCodes, packetReasons } from '../../src/contract/error-codes/packets.ts'
import { refusalCodes } from '../../src/contract/error-codes/refusals.ts'
import { vaultCodes } from '../../src/contract/error-codes/vault.ts'
import type { CodeClass, CodeRow } from '../../src/contract/errors.ts'
import { generatedMark } from './mark.ts'

const groups: readonly (readonly [title: string, about: string, rows: Readonly<Record<string, CodeRow>>])[] = [
  ['Intake', 'What reading says about one file or part of it.', intakeCodes],
  ['Vault', 'What is wrong with a vault folder, and what unlocking says.', vaultCodes],
  ['Packets: what a recipient’s program says', 'Each comes with an exact reason, listed at the end.', packetCodes],
  ['Packets: what cannot be done', 'Composing, reviewing, releasing, receipts, keys.', packetRefusals],
  ['Rules and permissions', 'Everything else that is refused.', refusalCodes],
]

const classes: Readonly<Record<CodeClass, string>> = {
  refused: 'refused by a rule',
  quarantine: 'set aside in quarantine',
  flag: 'let in with a remark',
  locked: 'locked',
  integrity: 'bytes are not what they must be',
  defect: 'a mistake of the program',
  usage: 'wrong usage',
}

export function errorCodesPage(): string {
  return [
    generatedMark,
    '# Error codes',
    'A code is stable: screens, the log and `--json` show the same one. Exit codes of the command line: 0 done, 1 refused by a rule, 2 wrong usage, 3 something was set aside and the rest is done, 4 locked or wrong passphrase, 5 integrity, 70 a defect.',
    ...groups.flatMap(([title, about, rows]) => [
      `## ${title}`,
      about,
      ...Object.entries(rows).flatMap(([code, row]) => [`### ${code}`, factsOf(row), textsOf(row)]),
    ]),
    '## Exact reasons of the packet codes',
    Object.entries(packetReasons)
      .map(([reason, { nl, en }]) => `- \`${reason}\`: ${plain(nl)} / ${plain(en)}`)
      .join('\n'),
  ].join('\n\n')
}

function factsOf(row: CodeRow): string {
  const facts = [
    classes[row.class],
    `exit ${row.exit}`,
    row.rule === undefined ? '' : `rule ${row.rule}`,
    row.audit ? 'logged' : '',
    row.retry ? 'may be tried again' : '',
  ]
  return `_${facts.filter(Boolean).join(' · ')}_`
}

function textsOf({ nl, nextNl, en, nextEn }: CodeRow): string {
  return `- nl: ${plain(nl)} → ${plain(nextNl)}\n- en: ${plain(en)} → ${plain(nextEn)}`
}

/** Texts hold no markup; what looks like it is shown as it stands. */
function plain(text: string): string {
  return text.replace(/[\\`*_<>[\]|]/g, '\\$&')
}
