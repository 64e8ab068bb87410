/** A mail process that was taken over sees no vault and reaches one host (security design §15, row 32). */
import { spawnSync } from 'node:child_process'
import { createServer, type AddressInfo } from 'node:net'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { mailFlags } from '../../../main/cli/mail-host.ts'
import { plainParser } from '../../support/parser.ts'
import { aVault } from '../../support/vault.ts'

it('reads no file, starts no program and connects to nobody but its own server', async () => {
  const vault = await aVault(plainParser)
  const server = createServer(socket => socket.end())
  const port = await new Promise<number>(resolve => {
    server.listen(0, '127.0.0.1', () => resolve(unsafeAddress(server.address()).port))
  })
  try {
    const child = join(import.meta.dirname, '../../support/mail-reach-child.ts')
    // The child of this test lies with the tests; that one folder more is all that it may read beyond the real one.
    const readable = `--allow-fs-read=${join(import.meta.dirname, '../../support')}/*`
    const argv = [...mailFlags, readable, child, '127.0.0.1', String(port), vault.folder]
    const { stdout, stderr } = spawnSync(process.execPath, argv, { env: {}, encoding: 'utf8' })
    expect(stdout, stderr).not.toBe('')
    const { own, environment, ...reached } = unsafeSaid(stdout)
    expect(own).toBe('reached')
    expect(environment).toBe(0)
    expect(Object.keys(reached)).toHaveLength(10)
    for (const [what, code] of Object.entries(reached)) expect(code, what).toBe('ERR_ACCESS_DENIED')
  } finally {
    await new Promise(resolve => server.close(resolve))
    await vault.close()
  }
})

/** It listens on TCP, so it has one. */
function unsafeAddress(address: unknown): AddressInfo {
  return address as AddressInfo
}

/** Written by the child of this test. */
function unsafeSaid(text: string): Record<string, string | number> {
  return JSON.parse(text) as Record<string, string | number>
}
