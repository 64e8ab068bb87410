/** A process that fetches mail and says so line by line, to be killed at any moment. Arguments: vault folder, state folder. */
import { writeSync } from 'node:fs'
import { createRouterClient } from '@orpc/server'
import { mailByChild } from '../../main/cli/mail-host.ts'
import { createSchakel } from '../../src/schakel.ts'
import { floorSettings } from '../../src/vault/index.ts'
import { plainParser } from './parser.ts'
import { testPassphrase } from './vault.ts'

const [folder = '', stateFolder = ''] = process.argv.slice(2)
const openMail = mailByChild()
const schakel = createSchakel({ folder, stateFolder, openParser: plainParser, openMail, kdf: floorSettings() })
const client = createRouterClient(schakel.router, { context: schakel.context })
await client.vault.unlock({ passphrase: testPassphrase })
// Written at once: what stands here was acknowledged before any kill that follows.
for await (const event of await client.mail.fetch({})) if (event.type === 'unit') writeSync(1, `${event.unit.label}\n`)
await schakel.lock('quit')
writeSync(1, 'done\n')
