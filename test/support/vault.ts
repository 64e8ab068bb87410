/** A real vault in a temporary folder, at the floor cost of its passphrase, with a parser of the test's choice. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createRouterClient } from '@orpc/server'
import type { ParserPort } from '../../src/intake/index.ts'
import { createSchakel, type Schakel, type SchakelOptions } from '../../src/schakel.ts'
import { floorSettings, type Deps } from '../../src/vault/index.ts'
import { testDeps } from './deps.ts'

export const testPassphrase = 'acht witte zwanen op het water'

export function clientOf(schakel: Schakel) {
  return createRouterClient(schakel.router, { context: schakel.context })
}

export interface TestVault {
  readonly schakel: Schakel
  readonly client: ReturnType<typeof clientOf>
  readonly folder: string
  readonly stateFolder: string
  readonly deps: Deps
  readonly shares: readonly [string, string, string]
  close(): Promise<void>
}

/** Opened for its first user, the coordinator. */
export async function aVault(
  openParser: () => ParserPort,
  deps: Deps = testDeps(),
  more: Partial<Pick<SchakelOptions, 'openMail' | 'channels'>> = {},
): Promise<TestVault> {
  const root = mkdtempSync(join(tmpdir(), 'schakel-vault-'))
  const folder = join(root, 'oefen.schakelkluis')
  const stateFolder = join(root, 'state')
  const schakel = createSchakel({ folder, stateFolder, openParser, deps, kdf: floorSettings(), ...more })
  const shares = await schakel.found({ name: 'coordinator', fullName: 'Coördinator', passphrase: testPassphrase })
  return {
    schakel,
    client: clientOf(schakel),
    folder,
    stateFolder,
    deps,
    shares,
    close: async () => {
      await schakel.lock('quit')
      rmSync(root, { recursive: true, force: true })
    },
  }
}
