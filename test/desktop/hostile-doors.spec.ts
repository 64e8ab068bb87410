import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openDesktop, processesOf, statusOf, type Desktop } from './support/desktop.ts'

declare global {
  interface Navigator {
    /** WebUSB, which the standard library does not describe. */
    readonly usb?: { requestDevice: (options: { filters: never[] }) => Promise<unknown> }
  }
}

describe('doors that stay shut for whatever runs in the page', () => {
  let desktop: Desktop
  beforeAll(async () => {
    desktop = await openDesktop()
  })
  afterAll(() => desktop.close())

  it('runs every process as an ordinary user, and pages under a system call filter', async () => {
    const processes = await processesOf(desktop.app)
    const statuses = processes.map(({ type, pid }) => ({ type, ...statusOf(pid) }))
    expect(statuses.filter(({ uid }) => uid === 0)).toEqual([])
    const pages = statuses.filter(({ type }) => type === 'Tab')
    expect(pages.length).toBeGreaterThan(0)
    expect(pages.filter(({ seccomp }) => seccomp !== 2)).toEqual([])
  })

  it('opens no window', async () => {
    expect(await desktop.page.evaluate(() => window.open('https://example.invalid/') === null)).toBe(true)
    expect(desktop.app.windows()).toHaveLength(1)
  })

  it('does not navigate, by script or by a link', async () => {
    const address = desktop.page.url()
    await desktop.page.evaluate(() => {
      window.location.href = 'https://example.invalid/'
    })
    await desktop.page.evaluate(() => {
      const link = document.createElement('a')
      link.href = 'app://schakel/other.html'
      document.body.append(link)
      link.click()
    })
    // Asked of main and of the document: the driver itself waits for a navigation that never comes.
    expect(
      await desktop.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.webContents.getURL()),
    ).toBe(address)
    expect(await desktop.page.evaluate(() => document.querySelector('h1')?.textContent)).toBe('Kluis is vergrendeld')
  })

  it('gives no permission and no device', async () => {
    const states = await desktop.page.evaluate(async () => {
      const names = ['geolocation', 'notifications', 'camera', 'microphone', 'midi'] as const
      return Promise.all(
        names.map(async name => {
          const { state } = await navigator.permissions.query({ name })
          return `${name} ${state}`
        }),
      )
    })
    expect(states.filter(state => !state.endsWith('denied'))).toEqual([])
    const media = await desktop.page.evaluate(() =>
      navigator.mediaDevices.getUserMedia({ audio: true }).then(
        () => 'given',
        (error: unknown) => String(error),
      ),
    )
    expect(media).not.toBe('given')
  })

  it('asks for a USB device without bringing the program down', async () => {
    const answer = await desktop.page.evaluate(async () => {
      const { usb } = navigator
      if (usb === undefined) return 'absent'
      return usb.requestDevice({ filters: [] }).then(
        () => 'given',
        () => 'refused',
      )
    })
    expect(['absent', 'refused']).toContain(answer)
    expect(await desktop.page.evaluate(() => document.querySelector('h1')?.textContent)).toBe('Kluis is vergrendeld')
  })

  it('reaches no network and no file', async () => {
    const tries = await desktop.page.evaluate(() =>
      Promise.all(
        [
          'https://example.invalid/',
          'http://127.0.0.1/',
          'file:///etc/hostname',
          'app://schakel/../main/index.cjs',
          'app://cell/cell.html',
        ].map(address =>
          fetch(address).then(
            response => response.status,
            () => 'failed',
          ),
        ),
      ),
    )
    expect(tries.filter(answer => answer === 200)).toEqual([])
  })

  it('serves only listed files, under a content policy, with every device denied', async () => {
    const [index, absent] = await desktop.page.evaluate(async () => {
      const answers = await Promise.all(
        ['app://schakel/index.html', 'app://schakel/INDEX.html'].map(address => fetch(address)),
      )
      return answers.map(({ status, headers }) => ({
        status,
        policy: headers.get('content-security-policy'),
        devices: headers.get('permissions-policy'),
      }))
    })
    expect(index?.status).toBe(200)
    expect(index?.policy).toMatch(
      /^default-src 'none'; script-src 'self'; style-src 'self' 'nonce-[A-Za-z0-9+/=]{24}';/,
    )
    expect(index?.policy).toContain("require-trusted-types-for 'script'")
    expect(index?.devices).toContain('usb=()')
    expect(absent?.status).toBe(404)
  })

  it('runs no script and no style that is written into the page, and makes no HTML from text', async () => {
    const ran = await desktop.page.evaluate(() => {
      const script = document.createElement('script')
      let isTrusted = true
      try {
        script.textContent = 'window.intruder = true'
      } catch {
        isTrusted = false
      }
      document.body.append(script)
      let html = true
      try {
        // eslint-disable-next-line no-restricted-properties -- this is the attack
        document.createElement('div').innerHTML = '<img src=x>'
      } catch {
        html = false
      }
      return { intruder: 'intruder' in window, isTrusted, html }
    })
    expect(ran).toEqual({ intruder: false, isTrusted: false, html: false })
  })

  it('leaves the page without Node and with a bridge of few requests', async () => {
    const found = await desktop.page.evaluate(() => ({
      node: ['require', 'process', 'module', 'Buffer'].filter(name => Reflect.get(window, name) !== undefined),
      bridge: Object.keys(window.schakel).sort(),
    }))
    expect(found).toEqual({
      node: [],
      bridge: [
        'chooseFiles',
        'chooseFolder',
        'chooseVault',
        'copy',
        'createVault',
        'grantDropped',
        'kept',
        'lock',
        'onIdle',
        'onLeaving',
        'onLook',
        'print',
        'ready',
        'saveLook',
        'tried',
      ],
    })
  })
})
