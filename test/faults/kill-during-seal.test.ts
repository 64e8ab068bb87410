/** Security design §15, rows 3 and 37: a kill in the middle of sealing or opening leaves nothing that looks finished. */
import { spawn } from 'node:child_process'
import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { openFile, sealFile } from '../../src/packets/seal/age-file.ts'
import { fileSource, memorySource } from '../../src/packets/seal/bytes.ts'
import { aFolder } from '../support/folders.ts'
import { aRecipient } from '../support/packets.ts'

const door = new URL('../../src/packets/seal/', import.meta.url).href

/** Runs a script of ours in a process of its own and kills it the moment its unfinished file appears. */
async function killWhenStarted(folder: string, script: string): Promise<void> {
  const child = spawn(process.execPath, ['--input-type=module', '-e', script], { cwd: folder, stdio: 'ignore' })
  const ended = new Promise(resolve => child.once('exit', resolve))
  const look = setInterval(() => {
    if (readdirSync(folder).some(name => name.endsWith('.part'))) child.kill('SIGKILL')
  }, 1)
  await ended
  clearInterval(look)
}

// A source that never ends in time: 2 GiB of zeros, read slowly.
const endless = `{ size: 2 ** 30, readInto: () => new Promise(done => setTimeout(done, 5)) }`

it('leaves only an unfinished file when it is killed, and the next attempt clears it away', async () => {
  const folder = aFolder()
  const { identity, recipient } = await aRecipient('classical')
  const script = `import { sealFile } from '${door}age-file.ts'
    await sealFile(${endless}, 'SKP-1.age', ['${recipient}'])`
  await killWhenStarted(folder, script)
  const left = readdirSync(folder)
  expect(left).toHaveLength(1)
  expect(left[0]).toMatch(/^\.SKP-1\.age\.[0-9a-f]{12}\.part$/)

  const path = join(folder, 'SKP-1.age')
  await sealFile(memorySource(Buffer.from('tekst')), path, [recipient])
  expect(readdirSync(folder)).toEqual(['SKP-1.age'])
  await openFile(path, join(folder, 'plain'), [identity])
  const plain = await fileSource(join(folder, 'plain'))
  expect(plain.size).toBe(5)
  await plain.close()
})
