/**
 * Every procedure of the contract, called for real by every role and while locked: allowed or refused as the table says, each refusal
 * with its code, in the log, and without a change (R4). And every way in which an input can be malformed. Nothing here is listed by
 * hand but the areas that a role without casework reaches.
 */
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { mayRole, type Role } from '../../../src/access/index.ts'
import { roles } from '../../../src/access/tables.ts'
import { parseEntry } from '../../../src/audit/index.ts'
import { SchakelError } from '../../../src/contract/errors.ts'
import { contractRows, inputsOf, malformationsOf, type ContractRow } from '../../support/contract-inputs.ts'
import { testDeps } from '../../support/deps.ts'
import { plainParser } from '../../support/parser.ts'
import { aVault, testPassphrase, type TestVault } from '../../support/vault.ts'

const seed = Number(process.env['SCHAKEL_SEED'] ?? Date.now() % 2 ** 31)

const passphraseOf = (role: Role): string =>
  role === 'coordinator' ? testPassphrase : `${role} loopt langs het lange water`
/** Opening and closing answer while locked, by design; they have tests of their own. */
const behindTheDoor = contractRows.filter(row => row.area !== 'vault')

/** Everybody may, of himself only; what is made up here is of nobody. */
const ofOneself = new Set(['users.card'])
/** Of the many ways in which the input of one row can be wrong, so many are tried through the vault in one run; the seed chooses. */
const triedOfEach = 10

let vault: TestVault
const deps = testDeps()
const longestWaitMs = 900_000
const slots = new Map<Role, number>([['coordinator', 1]])
beforeAll(async () => {
  vault = await aVault(plainParser, deps)
  for (const role of roles.filter(each => each !== 'coordinator')) {
    const made = await vault.client.users.add({ name: role, fullName: role, role, passphrase: passphraseOf(role) })
    slots.set(role, made.slot)
  }
})
afterAll(() => vault.close())

async function enter(role: Role): Promise<void> {
  await vault.client.vault.lock({ cause: 'demand' })
  const slot = slots.get(role)
  // Rows that ask for the passphrase were sent others; after that it has to be waited for.
  deps.clock.forward(longestWaitMs)
  await vault.client.vault.unlock({ passphrase: passphraseOf(role), ...(slot === undefined ? {} : { slot }) })
}

/** `ok`, or the code of whatever was thrown. A stream counts as answered: what refuses it comes before its first event. */
async function outcomeOf(row: ContractRow, input: unknown): Promise<string> {
  try {
    await unsafeCall(vault.client, row)(input)
    return 'ok'
  } catch (error) {
    return error instanceof SchakelError ? error.code : `no code of ours: ${String(error)}`
  }
}

function unsafeCall(client: unknown, { area, name }: ContractRow): (input: unknown) => Promise<unknown> {
  return (client as Record<string, Record<string, (input: unknown) => Promise<unknown>>>)[area]?.[name] ?? fail(name)
}

function fail(name: string): never {
  throw new Error(`the client has no ${name}`)
}

/** Rows that the database wrote so far, of whatever table. */
function written(): number {
  const row = vault.schakel.opened()?.files.database.prepare('SELECT total_changes() AS n').get()
  return Number(row?.['n'])
}

function rowsOf(table: 'audit_entry' | 'row_digest'): number {
  const row = vault.schakel.opened()?.files.database.prepare(`SELECT count(*) AS n FROM ${table}`).get()
  return Number(row?.['n'])
}
const log = (): number => rowsOf('audit_entry')
/** Every row of a record has its digest. */
const recorded = (): number => rowsOf('row_digest')

function lastEntry() {
  const row = vault.schakel
    .opened()
    ?.files.database.prepare('SELECT bytes FROM audit_entry ORDER BY n DESC LIMIT 1')
    .get()
  const bytes = row?.['bytes']
  return bytes instanceof Uint8Array ? parseEntry(bytes) : undefined
}

const sampled = (row: ContractRow): unknown => fc.sample(inputsOf(row), { seed, numRuns: 1 })[0]

function chosen<T>(all: readonly T[]): T[] {
  const length = Math.min(triedOfEach, all.length)
  const some = fc.shuffledSubarray([...all], { minLength: length, maxLength: length })
  return fc.sample(some, { seed, numRuns: 1 }).flat()
}

describe('while the vault is locked', () => {
  beforeAll(async () => {
    await vault.client.vault.lock({ cause: 'demand' })
  })
  it.each(behindTheDoor.map(row => [row.path, row] as const))('%s answers nobody', async (_, row) => {
    expect(await outcomeOf(row, sampled(row))).toBe('LOCKED')
  })
})

describe.each(roles)('%s', role => {
  beforeAll(() => enter(role))
  const cases = behindTheDoor.map(row => {
    const may = mayRole(role, row.permission)
    return [may ? 'may' : 'may not', row.path, may, row] as const
  })

  it.each(cases)('%s call %s', async (_, path, may, row) => {
    const before = written()
    const outcome = await outcomeOf(row, sampled(row))
    if (may && ofOneself.has(path)) {
      expect(outcome, path).toBe('NOT_PERMITTED')
      return
    }
    if (may) {
      // It may have no such record, or the wish makes no sense; but it was this role's to ask, and nothing broke.
      expect(outcome, path).not.toMatch(/NOT_PERMITTED|LOCKED|DEFECT|UNREACHABLE|no code of ours/)
      return
    }
    expect(outcome, path).toBe('NOT_PERMITTED')
    expect(written() - before, 'nothing but the line in the log').toBe(1)
    expect(lastEntry()).toMatchObject({ act: row.audit, result: 'NOT_PERMITTED', role })
  })
})

describe('a privacy officer who opened content', () => {
  const reads = ['signal.read', 'entity.read', 'case.read', 'packet.read', 'search.use']
  beforeAll(async () => {
    await enter('privacy_officer')
    await vault.client.oversight.open({ purpose: { code: 'quality_check' }, because: 'steekproef' })
  })

  it.each(behindTheDoor.filter(({ area }) => area !== 'oversight').map(row => [row.path, row] as const))(
    'reads by %s or is refused, and writes nothing but the log',
    async (path, row) => {
      const entries = log()
      const records = recorded()
      const outcome = await outcomeOf(row, sampled(row))
      const may = reads.includes(row.permission) || mayRole('privacy_officer', row.permission)
      if (may && !ofOneself.has(path)) expect(outcome, path).not.toMatch(/NOT_PERMITTED|LOCKED|DEFECT|no code of ours/)
      else expect(outcome, path).toBe('NOT_PERMITTED')
      if (reads.includes(row.permission)) {
        expect(recorded(), path).toBe(records)
        if (log() > entries) expect(lastEntry()?.purpose, path).toEqual({ code: 'quality_check' })
      }
    },
  )
})

describe('roles without casework', () => {
  const reached = (role: Role) => [
    ...new Set(behindTheDoor.filter(row => mayRole(role, row.permission)).map(row => row.area)),
  ]
  it('reach the vault, the log and their own desk, and no area that holds a signal, a person, a case or a packet', () => {
    expect(reached('privacy_officer')).toEqual(['care', 'users', 'config', 'audit', 'oversight', 'drafts', 'copies'])
    expect(reached('config_admin')).toEqual([
      'care',
      'users',
      'config',
      'audit',
      'mail',
      'dropFolders',
      'drafts',
      'copies',
    ])
  })
})

describe(`a malformed input (SCHAKEL_SEED=${seed})`, () => {
  const roleFor = (row: ContractRow): Role => roles.find(role => mayRole(role, row.permission)) ?? 'coordinator'
  const refusals = /^(BAD_INPUT|PURPOSE_NEEDED|REFERENCE_NEEDED)$/

  for (const role of roles) {
    const rows = behindTheDoor.filter(row => roleFor(row) === role)
    describe.runIf(rows.length > 0)(`of what ${role} may call`, () => {
      beforeAll(() => enter(role))
      it.each(rows.map(row => [row.path, row] as const))(
        '%s is refused, logged, and changes nothing',
        async (path, row) => {
          for (const { what, input } of chosen(malformationsOf(row, sampled(row)))) {
            const before = written()
            expect(await outcomeOf(row, input), `${path}, ${what}`).toMatch(refusals)
            expect(written() - before, `${path}, ${what}: nothing but the line in the log`).toBe(1)
            expect(lastEntry()?.act, `${path}, ${what}`).toBe(row.audit)
            expect(lastEntry()?.result, `${path}, ${what}`).toMatch(refusals)
          }
        },
      )
    })
  }

  it('is refused before a vault is open too', async () => {
    await vault.client.vault.lock({ cause: 'demand' })
    for (const row of contractRows.filter(({ area }) => area === 'vault'))
      for (const { what, input } of malformationsOf(row, sampled(row)))
        expect(await outcomeOf(row, input), `${row.path}, ${what}`).toBe('BAD_INPUT')
  })
})

describe('the schema of every row', () => {
  it.each(contractRows.map(row => [row.path, row] as const))('%s tells well-formed from malformed', (_, row) => {
    fc.assert(
      fc.property(inputsOf(row), input => {
        expect(row.schema.safeParse(input).success).toBe(true)
        for (const { what, input: wrong } of malformationsOf(row, input))
          expect(row.schema.safeParse(wrong).success, what).toBe(false)
      }),
      { seed, numRuns: 50 },
    )
  })
})
