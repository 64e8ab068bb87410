import { createHash } from 'node:crypto'
import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { _electron, type ElectronApplication } from 'playwright-core'
import { build } from 'vite'
import { afterAll, beforeAll, describe, expect, inject, it, vi } from 'vitest'
import { prepareLaunch, type Launch } from '../../../scripts/runtime/launch.ts'
import { renderPacket, type PacketDocument } from '../../../src/packets/render/index.ts'
import { documentOf } from '../../../src/packets/seal/packet-document.ts'
import { aPacketJson, aTeam } from '../../support/packets.ts'
import { statusOf } from '../support/desktop.ts'

describe('the composer', () => {
  let folder: string
  let launch: Launch
  let app: ElectronApplication
  let document: PacketDocument

  beforeAll(async () => {
    document = documentOf(await aPacketJson((await aTeam()).author))
    folder = await buildHarness()
    const { runtime, display } = inject('desktop')
    launch = prepareLaunch({ runtime, appFolder: folder, display })
    app = await _electron.launch({
      executablePath: launch.executable,
      args: [`--user-data-dir=${launch.makeFolder('profile')}`, launch.appFolder],
      env: { ...launch.env },
      chromiumSandbox: true,
    })
    await vi.waitFor(async () => expect(await app.evaluate(() => 'composers' in globalThis)).toBe(true))
  })
  afterAll(async () => {
    await app.close()
    launch.close()
    rmSync(folder, { recursive: true })
  })

  const living = () => app.evaluate(() => globalThis.composers.living())
  const set = (documents: readonly PacketDocument[]) =>
    app.evaluate((_electronModule, sent) => globalThis.composers.set(sent), documents)

  it('sets the same bytes as the renderer does in our own process, and is gone after the export', async () => {
    const expected = createHash('sha256').update(renderPacket(document)).digest('hex')
    const other = { ...document, number: 'PK-2026-099' }
    const told = await set([document, other, document])
    expect(told[0]).toBe(expected)
    expect(told[2]).toBe(expected)
    expect(told[1]).not.toBe(expected)
    await expect.poll(living).toEqual([])
  })

  it('names the characters that no font has, and goes on with the next document', async () => {
    const unprintable = { ...document, title: 'Naam 𐎀𐎁' }
    const [refused, after] = await set([unprintable, document])
    expect(refused).toMatch(/^PACKET_TEXT_UNPRINTABLE .*𐎀/)
    expect(after).toMatch(/^[0-9a-f]{64}$/)
  })

  it('is one process for an export, under an ordinary user, and is killed when the vault locks', async () => {
    await app.evaluate(() => globalThis.composers.begin())
    const first = await app.evaluate((_electronModule, sent) => globalThis.composers.setInOpenOne(sent), document)
    expect(first).toMatch(/^[0-9a-f]{64}$/)
    const [pid, ...others] = await living()
    expect(others).toEqual([])
    expect(statusOf(pid ?? 0)?.uid).not.toBe(0)
    await app.evaluate(() => globalThis.composers.endAll())
    await expect.poll(() => statusOf(pid ?? 0)).toBeUndefined()
  })

  it('says that it failed when it is killed while it works', async () => {
    await app.evaluate(() => globalThis.composers.begin())
    await app.evaluate((_electronModule, sent) => globalThis.composers.setInOpenOne(sent), document)
    const [pid] = await living()
    const long = { ...document, summary: Array.from({ length: 2_000 }, (_, i) => `Alinea ${i} `.repeat(150)) }
    const answer = app.evaluate((_electronModule, sent) => globalThis.composers.setInOpenOne(sent), long)
    await app.evaluate((_electronModule, victim) => process.kill(victim, 'SIGKILL'), pid ?? 0)
    expect(await answer).toBe('COMPOSER_FAILED {}')
    // It stays failed: an export never goes on in another process than it began in.
    const next = await app.evaluate((_electronModule, sent) => globalThis.composers.setInOpenOne(sent), document)
    expect(next).toBe('COMPOSER_FAILED {}')
  })
})

/** The harness beside the product's own built composer, with the template and the fonts where the program finds them. */
async function buildHarness(): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), 'schakel-composer-'))
  mkdirSync(join(folder, 'out'))
  await build({
    configFile: false,
    logLevel: 'error',
    build: {
      ssr: 'test/desktop/composer/harness.ts',
      outDir: join(folder, 'out/main'),
      emptyOutDir: true,
      target: 'node18.15',
      rolldownOptions: { external: ['electron'], output: { format: 'cjs', entryFileNames: 'index.cjs' } },
    },
    ssr: { noExternal: true },
  })
  for (const part of ['composer.cjs', 'chunks'])
    cpSync(join('out/main', part), join(folder, 'out/main', part), { recursive: true })
  cpSync('resources/packet', join(folder, 'resources/packet'), { recursive: true })
  symlinkSync(resolve('node_modules'), join(folder, 'node_modules'))
  cpSync('package-lock.json', join(folder, 'package-lock.json'))
  writeFileSync(
    join(folder, 'package.json'),
    JSON.stringify({ name: 'schakel-composer', version: '0.0.0', main: 'out/main/index.cjs' }),
  )
  return folder
}
