/** Doors tried while the vault is open: each try is refused where it is made, and stands in the log afterwards. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { credentialsOf } from './support/filled-vault.ts'
import { openFilledDesktop, type FilledDesktop } from './support/desktop.ts'
import { logOf } from './support/log-of.ts'
import { UnlockPage } from './pages/vault-pages.ts'

let desktop: FilledDesktop
beforeAll(async () => {
  desktop = await openFilledDesktop({ stage: 'users', user: 'coordinator' })
})
afterAll(() => desktop.close())

/** What a page could do that got hold of the bridge: another port of the vault, and something of its own over it. */
async function overAPort(what: 'object' | 'oversized' | 'unknown procedure'): Promise<void> {
  await desktop.page.evaluate(
    wish =>
      new Promise<void>(resolve => {
        window.addEventListener('message', event => {
          const [port] = event.ports
          if (port === undefined) return
          port.start()
          if (wish === 'object') port.postMessage({ sql: 'DROP TABLE signal' })
          if (wish === 'oversized') port.postMessage('x'.repeat(8 * 1024 * 1024 + 1))
          if (wish === 'unknown procedure')
            port.postMessage(JSON.stringify({ i: '1', p: { u: '/vault/executeSql', b: { json: {} } } }))
          resolve()
        })
        window.schakel.ready()
      }),
    what,
  )
}

/** The vault locks by itself; the page of the new window is unlocked again. */
async function locksAfter(act: () => Promise<void>): Promise<void> {
  const next = desktop.app.waitForEvent('window')
  // The page may be gone before it can answer.
  await act().catch(() => undefined)
  const page = await next
  const { slot, passphrase } = credentialsOf('coordinator')
  await (await UnlockPage.on(desktop.app, page)).unlockAs(slot, passphrase)
  desktop = { ...desktop, page }
}

describe('a page that is not what it should be', () => {
  it('gets nowhere, with the vault open', async () => {
    const tried = await desktop.page.evaluate(async () => {
      const fetched = async (address: string): Promise<number | string> =>
        await fetch(address).then(
          ({ status }) => status,
          () => 'failed',
        )
      const opened = window.open('https://example.invalid/')
      const link = document.createElement('a')
      link.href = URL.createObjectURL(new Blob(['x']))
      link.download = 'names.txt'
      document.body.append(link)
      link.click()
      const answers = {
        opened: opened !== null,
        file: await fetched('app://schakel/no-such-file.js'),
        remote: await fetched('https://example.invalid/pixel.png'),
        notify: await Notification.requestPermission(),
        node: ['require', 'process', 'module'].filter(name => name in window),
      }
      window.location.href = 'https://example.invalid/'
      return answers
    })
    expect(tried).toEqual({ opened: false, file: 404, remote: 'failed', notify: 'denied', node: [] })
    // By what no content policy holds back: main asks for it in the page's own session.
    const answer = await desktop.app.evaluate(
      async ({ session }) =>
        await session
          .fromPartition('page')
          .fetch('http://127.0.0.1:9/')
          .then(
            () => 'reached',
            () => 'refused',
          ),
    )
    expect(answer).toBe('refused')
  })

  it('is locked out once it speaks on the port what our page never says', async () => {
    await locksAfter(() => overAPort('object'))
    await locksAfter(() => overAPort('oversized'))
    await locksAfter(() => overAPort('unknown procedure'))
  })

  it('has left each try in the log', async () => {
    const told = await doorsInTheLog()
    expect(told).toEqual(
      expect.arrayContaining([
        'window',
        'navigation',
        'request',
        'file',
        'permission',
        'download',
        'message',
        'procedure',
      ]),
    )
    expect(told.filter(door => door === 'message').length).toBeGreaterThanOrEqual(2)
  })
})

async function doorsInTheLog(): Promise<string[]> {
  const entries = await logOf(desktop, 'coordinator')
  return entries.flatMap(({ act, object }) => (act === 'DOOR_REFUSED' && object !== undefined ? [object.id] : []))
}
