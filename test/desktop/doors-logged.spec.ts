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

let flood: number | undefined

/** So many calls at once, all over one other port of the page; their answers, whatever they are. */
function overManyCalls(calls: number): Promise<string[]> {
  const isFirst = flood === undefined
  flood = (flood ?? 0) + calls
  return desktop.page.evaluate(
    ([many, opens, last]) =>
      new Promise<string[]>(resolve => {
        const send = (port: MessagePort): void => {
          const answers: string[] = []
          port.onmessage = ({ data }) => {
            answers.push(String(data))
            if (answers.length === many) resolve(answers)
          }
          for (let n = last - many; n < last; n += 1)
            port.postMessage(JSON.stringify({ i: String(n), p: { u: '/vault/status', b: { json: {} } } }))
        }
        const kept: unknown = Reflect.get(window, 'floodingPort')
        if (!opens && kept instanceof MessagePort) {
          send(kept)
          return
        }
        const hear = (event: MessageEvent): void => {
          const [port] = event.ports
          if (port === undefined) return
          window.removeEventListener('message', hear)
          Reflect.set(window, 'floodingPort', port)
          send(port)
        }
        window.addEventListener('message', hear)
        window.schakel.ready()
      }),
    [calls, isFirst, flood] as const,
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
  it('is refused, with a code, what it asks more than 200 times in a second, and heard again after it', async () => {
    const answers = await overManyCalls(500)
    const refused = answers.filter(answer => answer.includes('TOO_FAST'))
    expect(answers.filter(answer => answer.includes('"unlocked":true')).length).toBeGreaterThanOrEqual(200)
    expect(refused.length).toBeGreaterThan(0)
    expect(refused.every(answer => !answer.includes('unlocked'))).toBe(true)
    await expect.poll(async () => (await overManyCalls(1)).join('')).toContain('"unlocked":true')
    // The page of the program has a window of its own, which others do not use up.
    await desktop.page.getByRole('heading', { level: 1 }).focus()
    await desktop.page.keyboard.press('g')
    await desktop.page.keyboard.press('w')
    await desktop.page.getByRole('heading', { name: 'Niet over mensen' }).waitFor()
  })

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
        node: ['require', 'process', 'module'].filter(name => Reflect.get(window, name) !== undefined),
        devices: ['usb', 'hid', 'serial', 'bluetooth', 'geolocation'].filter(
          name => Reflect.get(navigator, name) !== undefined,
        ),
        webrtc: 'RTCPeerConnection' in window && Reflect.get(window, 'RTCPeerConnection') !== undefined,
        script: (() => {
          try {
            const script = document.createElement('script')
            script.textContent = 'window.intruder = true'
            document.body.append(script)
          } catch {
            // Refused before it is written.
          }
          return 'intruder' in window
        })(),
      }
      window.location.href = 'https://example.invalid/'
      return answers
    })
    expect(tried).toEqual({
      opened: false,
      file: 404,
      remote: 'failed',
      notify: 'denied',
      node: [],
      devices: [],
      webrtc: false,
      script: false,
    })
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
        'node',
        'device',
        'webrtc',
        'policy',
        'rate',
      ]),
    )
    expect(told.filter(door => door === 'message').length).toBeGreaterThanOrEqual(2)
  })
})

async function doorsInTheLog(): Promise<string[]> {
  const entries = await logOf(desktop, 'coordinator')
  return entries.flatMap(({ act, object }) => (act === 'DOOR_REFUSED' && object !== undefined ? [object.id] : []))
}
