/** A session over a real encrypted database in a temporary folder, without key slots: for tests of the areas above the vault. */
import { randomBytes } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { ContentAccess, shippedCodebooks, type Role, type Session } from '../../src/access/index.ts'
import { user } from '../../src/access/tables.ts'
import { AuditedDatabase } from '../../src/audit/index.ts'
import { createDatabase } from '../../src/vault/database.ts'
import { makeVaultFolder, vaultPaths } from '../../src/vault/folder.ts'
import { asOriginals, insertRecord, migrate, newKeeping, signerFromSeed } from '../../src/vault/index.ts'
import { testDeps, type TestDeps } from './deps.ts'

export interface TestRegister {
  readonly deps: TestDeps
  readonly db: AuditedDatabase
  readonly liaison: Session
  readonly coordinator: Session
  /** A second liaison, who is member of nothing until added. */
  readonly colleague: Session
  readonly folder: string
  close(): void
}

export function aRegister(): TestRegister {
  const deps = testDeps()
  const folder = mkdtempSync(join(tmpdir(), 'schakel-test-'))
  const paths = vaultPaths(join(folder, 'proef.schakelkluis'))
  makeVaultFolder(paths)
  const sql = createDatabase({ path: join(folder, 'case.db'), key: randomBytes(32), salt: randomBytes(16) })
  migrate(sql)
  const vaultId = deps.ids.random(16)
  const db = new AuditedDatabase(sql, deps, { vault: vaultId, detail: deps.ids.random(32) }, () => undefined, 'test')
  const nobody = { user: 'system', role: 'system', device: 'device-1', unlock: 'unlock-1' }
  const unit = db.act(nobody, { act: 'VAULT_CREATED', object: { type: 'vault', id: 'test' } }, tx =>
    newKeeping(tx, 'unit', 'unit'),
  )
  const sessionOf = (name: string, role: Role, slot: number): Session => {
    const person = deps.ids.uuid4()
    const id = db.act(nobody, { act: 'user.added' }, tx =>
      insertRecord(tx, user, unit, { slot, name, full_name: name, role, person }),
    )
    return {
      db,
      reader: db.reader,
      originals: asOriginals(paths, sql),
      deps,
      codebooks: shippedCodebooks,
      vaultId,
      letters: 'NH',
      acting: { user: id, role, device: 'device-1', unlock: 'unlock-1' },
      user: { id, name, fullName: name, role, person, slot, readsContent: false },
      content: new ContentAccess(deps.clock),
      signer: signerFromSeed(new Uint8Array(randomBytes(32))),
      duplicateKey: deps.ids.random(32),
      queryKey: deps.ids.random(32),
    }
  }
  return {
    deps,
    db,
    folder,
    liaison: sessionOf('liaison_1', 'liaison', 1),
    coordinator: sessionOf('coordinator_1', 'coordinator', 3),
    colleague: sessionOf('liaison_2', 'liaison', 4),
    close: () => {
      sql.close()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}
