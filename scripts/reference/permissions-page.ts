/** Who may do what, as one page: the roles' table, then every row of the contract with what it demands. */
import { mayRole } from '../../src/access/roles.ts'
import { roles } from '../../src/access/tables.ts'
import { contract as wholeContract } from '../../src/contract/contract.ts'
import { permissions, type RowMeta } from '../../src/contract/procedure.ts'
import { generatedMark } from './mark.ts'

interface Row {
  readonly '~orpc': { readonly meta: RowMeta }
}

const contract: Readonly<Record<string, Readonly<Record<string, Row>>>> = wholeContract

export function permissionsPage(): string {
  return [
    generatedMark,
    '# Permissions',
    'Default deny: what is not in the first table is refused and the refusal is logged (`src/access/enforce.ts`). The auditor has no access to a vault and so no column.',
    '## What a role may do',
    table(
      ['permission', ...roles],
      permissions.map(permission => [code(permission), ...roles.map(role => (mayRole(role, permission) ? 'yes' : ''))]),
    ),
    '## What each procedure asks',
    'One row of the contract each. *Log* is the word under which it stands in the log; *purpose* means that the caller names one from the list (R1). Under the roles: whether it may be called; `test/core/access/every-door.test.ts` calls each procedure as each role.',
    ...Object.entries(contract).flatMap(([area, rows]) => [
      `### ${area}`,
      table(
        ['procedure', 'permission', 'log', 'purpose', ...roles],
        Object.entries(rows).map(([name, row]) => {
          const { permission, audit: act, purpose } = row['~orpc'].meta
          return [
            code(`${area}.${name}`),
            code(permission),
            code(act),
            purpose ? 'yes' : '',
            // Opening and closing come before there is a role.
            ...roles.map(role => (area === 'vault' ? 'anybody' : mayRole(role, permission) ? 'yes' : '')),
          ]
        }),
      ),
    ]),
  ].join('\n\n')
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`
  return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n')
}

function code(text: string): string {
  return `\`${text}\``
}
