/** The log of a vault that the program worked in, read by the core: locked by leaving the program, then opened as somebody of the story. */
import { join } from 'node:path'
import { call } from '@orpc/server'
import type { Person } from '../../../main/cli/demo/stage.ts'
import { parseEntry, type Entry } from '../../../src/audit/index.ts'
import { createSchakel, floorSettings } from '../../../src/schakel.ts'
import { plainParser } from '../../support/parser.ts'
import type { FilledDesktop } from './desktop.ts'
import { credentialsOf } from './filled-vault.ts'

export async function logOf(desktop: FilledDesktop, reader: Person): Promise<Entry[]> {
  await desktop.app.close()
  const schakel = createSchakel({
    folder: join(desktop.root, 'oefenkluis.schakelkluis'),
    stateFolder: join(desktop.root, 'stand'),
    openParser: plainParser,
    kdf: floorSettings(),
  })
  const { slot, passphrase } = credentialsOf(reader)
  await call(schakel.router.vault.unlock, { slot, passphrase }, { context: schakel.context })
  try {
    const rows = schakel.opened()?.files.database.prepare('SELECT bytes FROM audit_entry ORDER BY n').all() ?? []
    return rows.flatMap(({ bytes }) => (bytes instanceof Uint8Array ? [parseEntry(bytes)] : []))
  } finally {
    await schakel.lock('quit')
  }
}
