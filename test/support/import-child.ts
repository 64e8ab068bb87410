/**
 * A process that imports and says so line by line, to be killed at any moment. Arguments: vault folder, state folder, path, and `resume` to
 * carry on what was cut short where there is such an import.
 */
import { writeSync } from 'node:fs'
import { createRouterClient } from '@orpc/server'
import { createSchakel } from '../../src/schakel.ts'
import { floorSettings } from '../../src/vault/index.ts'
import { plainParser } from './parser.ts'
import { testPassphrase } from './vault.ts'

const [folder = '', stateFolder = '', path = '', how] = process.argv.slice(2)
const schakel = createSchakel({ folder, stateFolder, openParser: plainParser, kdf: floorSettings() })
const client = createRouterClient(schakel.router, { context: schakel.context })
const say = (line: string) => writeSync(1, `${line}\n`)
await client.vault.unlock({ passphrase: testPassphrase })
say('open')
const [laidAside] = how === 'resume' ? await client.imports.laidAside({}) : []
const events = laidAside
  ? await client.imports.resume({ run: laidAside.run })
  : await client.signals.import({ grant: schakel.give([path]) })
for await (const event of events) {
  // Written at once: what stands here was acknowledged before any kill that follows.
  if (event.type === 'unit') say(`${event.unit.kind} ${event.unit.label}`)
}
await schakel.lock('quit')
say('done')
