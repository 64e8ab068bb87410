/** A process that imports and says so line by line, to be killed at any moment. Arguments: vault folder, state folder, path. */
import { writeSync } from 'node:fs'
import { createRouterClient } from '@orpc/server'
import { createSchakel } from '../../src/schakel.ts'
import { floorSettings } from '../../src/vault/index.ts'
import { plainParser } from './parser.ts'
import { testPassphrase } from './vault.ts'

const [folder = '', stateFolder = '', path = ''] = process.argv.slice(2)
const schakel = createSchakel({ folder, stateFolder, openParser: plainParser, kdf: floorSettings() })
const client = createRouterClient(schakel.router, { context: schakel.context })
const say = (line: string) => writeSync(1, `${line}\n`)
await client.vault.unlock({ passphrase: testPassphrase })
say('open')
for await (const event of await client.signals.import({ grant: schakel.give([path]) })) {
  // Written at once: what stands here was acknowledged before any kill that follows.
  if (event.type === 'unit') say(`${event.unit.kind} ${event.unit.label}`)
}
await schakel.lock('quit')
say('done')
