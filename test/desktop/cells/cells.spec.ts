import { createHash } from 'node:crypto'
import { cpSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { createServer, type Server } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { _electron, type ElectronApplication, type Page } from 'playwright-core'
import { build } from 'vite'
import { afterAll, beforeAll, describe, expect, inject, it, vi } from 'vitest'
import { startParserHost } from '../../../main/cli/parser-host.ts'
import { prepareLaunch, type Launch } from '../../../scripts/runtime/launch.ts'
import { statusOf } from '../support/desktop.ts'

const samples = 'resources/samples'

describe('parser cells', () => {
  let folder: string
  let launch: Launch
  let app: ElectronApplication

  beforeAll(async () => {
    folder = await buildHarness()
    const { runtime, display } = inject('desktop')
    launch = prepareLaunch({ runtime, appFolder: folder, display })
    app = await _electron.launch({
      executablePath: launch.executable,
      args: [`--user-data-dir=${launch.makeFolder('profile')}`, launch.appFolder],
      env: { ...launch.env },
      chromiumSandbox: true,
    })
    await vi.waitFor(async () => expect(await app.evaluate(() => 'cells' in globalThis)).toBe(true))
  })
  afterAll(async () => {
    await app.close()
    launch.close()
    rmSync(folder, { recursive: true })
  })

  it('read the ten samples exactly as the child of the CLI does', async () => {
    const names = readdirSync(samples).filter(name => /^S\d\d_/.test(name))
    expect(names).toHaveLength(10)
    const items = names.map(name => ({ name, base64: readFileSync(join(samples, name)).toString('base64') }))
    const replies = await app.evaluate((_electron, sent) => globalThis.cells.read(sent), items)
    const child = startParserHost()
    const expected = await Promise.all(
      items.map(async ({ name, base64 }) =>
        toldByDigest(await child.parse(new Uint8Array(Buffer.from(base64, 'base64')), { name })),
      ),
    )
    await child.close()
    expect(replies).toEqual(expected)
  })

  it('give containers and scans a cell of their own, and end every cell with its delivery', async () => {
    const { made, ends } = await app.evaluate(() => globalThis.cells.story())
    // Two PDFs, one docx, one zip; the six plain ones share as long as nothing was flagged.
    expect(made).toBeGreaterThanOrEqual(5)
    expect(ends).toHaveLength(made)
    expect(new Set(ends)).toEqual(new Set(['done']))
  })

  it('that are given up while they start take nothing of the program with them', async () => {
    const before = await app.evaluate(() => globalThis.cells.story().ends.length)
    const moments = Array.from({ length: 40 }, (_, n) => n * 4)
    await app.evaluate((_electron, afterMs) => globalThis.cells.giveUp(afterMs), moments)
    const { made, ends } = await app.evaluate(() => globalThis.cells.story())
    expect(ends).toHaveLength(made)
    expect(new Set(ends.slice(before))).toEqual(new Set(['done']))
  })

  describe('against what runs in one', () => {
    let cell: Page
    let listener: Server
    let asked: string[]
    let address: string

    beforeAll(async () => {
      asked = []
      listener = createServer((request, response) => {
        asked.push(request.url ?? '')
        response.end()
      })
      address = await new Promise<string>(resolve => {
        listener.listen(0, '127.0.0.1', () => {
          const bound = listener.address()
          resolve(`127.0.0.1:${typeof bound === 'object' && bound !== null ? bound.port : 0}`)
        })
      })
      await app.evaluate(() => globalThis.cells.openOne())
      cell = await theOpenCell()
    })
    afterAll(() => {
      listener.close()
    })

    /** The driver may still be telling of cells that are gone. */
    async function theOpenCell(): Promise<Page> {
      const open = await vi.waitFor(() => {
        const pages = app.windows().filter(page => !page.isClosed())
        expect(pages).toHaveLength(1)
        return pages
      })
      return open[0] ?? expect.fail('no cell is open')
    }

    it('keep it under a system call filter and an ordinary user', async () => {
      const pids = await app.evaluate(({ BrowserWindow }) =>
        BrowserWindow.getAllWindows().map(window => window.webContents.getOSProcessId()),
      )
      expect(pids.map(pid => statusOf(pid)?.seccomp)).toEqual([2])
      expect(pids.map(pid => statusOf(pid)?.uid)).not.toContain(0)
    })

    it('have no Node, no bridge, no origin and no storage', async () => {
      const found = await cell.evaluate(() => {
        const tryStorage = (): string => {
          try {
            return typeof window.localStorage
          } catch {
            return 'refused'
          }
        }
        return {
          node: ['require', 'process', 'schakel'].filter(name => name in window),
          origin: window.origin,
          storage: tryStorage(),
        }
      })
      expect(found).toEqual({ node: [], origin: 'null', storage: 'refused' })
    })

    it('reach no network by any way a page has', async () => {
      await cell.evaluate(async host => {
        const attempts: (() => unknown)[] = [
          () => fetch(`http://${host}/fetch`),
          () => fetch(`http://${host}/nocors`, { mode: 'no-cors' }),
          () => {
            const request = new XMLHttpRequest()
            request.open('GET', `http://${host}/xhr`)
            request.send()
          },
          () => new WebSocket(`ws://${host}/socket`),
          () => new EventSource(`http://${host}/events`),
          () => navigator.sendBeacon(`http://${host}/beacon`, 'x'),
          () => {
            new Image().src = `http://${host}/image`
          },
          () => {
            for (const [name, property] of [
              ['iframe', 'src'],
              ['script', 'src'],
              ['link', 'href'],
              ['video', 'src'],
              ['object', 'data'],
            ] as const) {
              const element = document.createElement(name)
              element.setAttribute(property, `http://${host}/${name}`)
              if (name === 'link') element.setAttribute('rel', 'stylesheet')
              document.body.append(element)
            }
          },
          () => new Worker(`http://${host}/worker`),
          () => window.open(`http://${host}/window`),
          () => {
            const form = document.createElement('form')
            form.action = `http://${host}/form`
            document.body.append(form)
            form.submit()
          },
          () => {
            const link = document.createElement('a')
            link.href = `http://${host}/link`
            link.ping = `http://${host}/ping`
            document.body.append(link)
            link.click()
          },
          async () => {
            const peer = new RTCPeerConnection({ iceServers: [{ urls: `stun:${host}` }] })
            peer.createDataChannel('x')
            await peer.setLocalDescription(await peer.createOffer())
          },
        ]
        for (const attempt of attempts) {
          try {
            await Promise.race([attempt(), new Promise(resolve => setTimeout(resolve, 50))])
          } catch {
            continue
          }
        }
      }, address)
      // The cell still reads after all that, so the requests had their time; none of them came.
      const reply = await app.evaluate(() => globalThis.cells.readInOpenOne('een tweede regel'))
      expect(reply).toMatchObject({ kind: 'document', document: { text: 'een tweede regel' } })
      expect(asked).toEqual([])
      // The listener does hear who can reach it.
      await fetch(`http://${address}/control`)
      expect(asked).toEqual(['/control'])
    })

    it('are killed over their memory, and the item is read again in one that has read nothing else', async () => {
      const before = await app.evaluate(() => globalThis.cells.story().ends.length)
      const eats = cell.waitForEvent('console')
      void cell
        .evaluate(() => {
          // eslint-disable-next-line no-console -- the driver listens for it
          console.log('eats')
          const held: Uint8Array[] = []
          for (;;) held.push(new Uint8Array(16 * 1024 * 1024).fill(1))
        })
        .catch(() => undefined)
      await eats
      const reply = await app.evaluate(() => globalThis.cells.readInOpenOne('nog een keer gelezen'))
      expect(reply).toMatchObject({ kind: 'document', document: { text: 'nog een keer gelezen' } })
      await expect
        .poll(() => app.evaluate((_electron, from) => globalThis.cells.story().ends.slice(from), before))
        .toEqual(['memory', 'done'])
    })

    it('are replaced by a new one for the next item', async () => {
      const reply = await app.evaluate(() => globalThis.cells.readInOpenOne('weer gewoon'))
      expect(reply).toMatchObject({ kind: 'document', document: { text: 'weer gewoon' } })
    })

    /** Code in a cell that has read a line; then an item, which one that has read nothing else must answer. */
    async function takenOver(attack: () => void, text: string): Promise<unknown> {
      await app.evaluate(() => globalThis.cells.openFresh())
      const now = await theOpenCell()
      const begun = now.waitForEvent('console')
      void now.evaluate(attack).catch(() => undefined)
      await begun
      return await app.evaluate((_electron, words) => globalThis.cells.readInOpenOne(words), text)
    }

    it('are killed when they loop without end', async () => {
      const loops = () => {
        // eslint-disable-next-line no-console -- the driver listens for it
        console.log('begun')
        for (;;);
      }
      expect(await takenOver(loops, 'na de lus')).toMatchObject({ kind: 'document', document: { text: 'na de lus' } })
    })

    it('are killed when they answer what is no answer', async () => {
      const lies = () => {
        const { postMessage } = MessagePort.prototype
        MessagePort.prototype.postMessage = function (message: object) {
          postMessage.call(this, { ...message, reply: { kind: 'document', document: { text: 'verzonnen' } } })
        }
        // eslint-disable-next-line no-console -- the driver listens for it
        console.log('begun')
      }
      expect(await takenOver(lies, 'na de leugen')).toMatchObject({ document: { text: 'na de leugen' } })
    })

    it('are killed when they answer more than a reader may', async () => {
      const floods = () => {
        const { postMessage } = MessagePort.prototype
        MessagePort.prototype.postMessage = function (message: { reply?: { document?: object } }) {
          const document = { ...message.reply?.document, bytes: new Uint8Array(65 * 1024 * 1024) }
          postMessage.call(this, { ...message, reply: { kind: 'document', document } })
        }
        // eslint-disable-next-line no-console -- the driver listens for it
        console.log('begun')
      }
      expect(await takenOver(floods, 'na de vloed')).toMatchObject({ document: { text: 'na de vloed', bytes: null } })
    })
  })
})

/** The harness with the product's own built cell beside it, laid out as the product is. */
async function buildHarness(): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), 'schakel-cells-'))
  mkdirSync(join(folder, 'out'))
  for (const part of ['cell', 'preload']) cpSync(join('out', part), join(folder, 'out', part), { recursive: true })
  await build({
    configFile: false,
    logLevel: 'error',
    build: {
      ssr: 'test/desktop/cells/harness.ts',
      outDir: join(folder, 'out/main'),
      emptyOutDir: true,
      target: 'node18.15',
      rolldownOptions: { external: ['electron'], output: { format: 'cjs', entryFileNames: 'index.cjs' } },
    },
    ssr: { noExternal: true },
  })
  for (const part of ['files.json', 'character-maps', 'pdf-decoders', 'recognition'])
    cpSync(join('out/main', part), join(folder, 'out/main', part), { recursive: true })
  writeFileSync(
    join(folder, 'package.json'),
    JSON.stringify({ name: 'schakel-cells', version: '0.0.0', main: 'out/main/index.cjs' }),
  )
  return folder
}

function toldByDigest(value: unknown): unknown {
  return JSON.parse(
    JSON.stringify(value, (_key, part: unknown) =>
      part instanceof Uint8Array ? `sha256 ${createHash('sha256').update(part).digest('hex')}` : part,
    ),
  )
}
