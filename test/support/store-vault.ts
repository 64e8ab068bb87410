/**
 * Stores a vault as this version of the program writes it, so that later versions can be held to opening it:
 * `node test/support/store-vault.ts`, once for each schema, before its migration has a successor. Everybody in it is invented.
 */
import { cpSync, existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createSchakel } from '../../src/schakel.ts'
import { floorSettings, schemaVersion } from '../../src/vault/index.ts'
import { testDeps } from './deps.ts'
import { plainParser } from './parser.ts'
import { sampleFiles } from './samples.ts'
import { storedPassphrase, storedVaults } from './stored-vaults.ts'
import { clientOf } from './vault.ts'

async function store(): Promise<void> {
  const target = join(storedVaults, `schema-${schemaVersion}`)
  if (existsSync(target)) throw new Error(`${target} stands already: a stored vault is never made anew`)
  const root = mkdtempSync(join(tmpdir(), 'schakel-stored-'))
  const folder = join(root, 'vault.schakelkluis')
  const deps = testDeps()
  const schakel = createSchakel({
    folder,
    stateFolder: join(root, 'state'),
    openParser: plainParser,
    deps,
    kdf: floorSettings(),
  })
  await schakel.found({ name: 'coordinator', fullName: 'Coördinator', passphrase: storedPassphrase })
  const client = clientOf(schakel)
  // Above 256 KiB an original is a file of its own.
  const large = join(root, 'lang.txt')
  writeFileSync(large, `Een lange notitie.\n${'Nog een regel van dezelfde notitie.\n'.repeat(9_000)}`)
  const [mail = ''] = sampleFiles()
  const events = await client.signals.import({ grant: schakel.give([mail, large]) })
  while (!(await events.next()).done);
  await schakel.workDone()
  await schakel.lock('quit')
  cpSync(folder, target, { recursive: true })
  rmSync(root, { recursive: true })
}

await store()
