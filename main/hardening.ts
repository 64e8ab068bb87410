/** What no page may do, whatever it contains. Set before the first window exists, and on every one that is made. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { app, type Session, type WebContents } from 'electron'

/** Switches that weaken the sandbox or open a door into the program. Packaged builds refuse to start with them. */
const unsafeSwitches = [
  'no-sandbox',
  'remote-debugging-port',
  'remote-debugging-pipe',
  'inspect',
  'inspect-brk',
  'inspect-port',
  'js-flags',
]

export function unsafeSwitchesSet(): string[] {
  const given = process.argv.flatMap(argument => /^--([a-z-]+)/.exec(argument)?.[1] ?? [])
  return unsafeSwitches.filter(name => given.includes(name) || app.commandLine.hasSwitch(name))
}

/** A package made to try out packaging: it contains an old Electron, says so in red, and may be looked into. */
export function isCheckBuild(): boolean {
  const manifest: unknown = JSON.parse(readFileSync(join(app.getAppPath(), 'package.json'), 'utf8'))
  return (
    typeof manifest === 'object' && manifest !== null && 'isCheckBuild' in manifest && manifest.isCheckBuild === true
  )
}

/** Before `ready`: Chromium's own ways to the network end here, and every renderer gets the operating system's sandbox. */
export function hardenProgram(): void {
  app.enableSandbox()
  app.commandLine.appendSwitch('host-resolver-rules', 'MAP * ~NOTFOUND')
  app.commandLine.appendSwitch('no-proxy-server')
  app.commandLine.appendSwitch('disable-background-networking')
  app.commandLine.appendSwitch('disable-component-update')
  app.commandLine.appendSwitch('disable-domain-reliability')
  app.commandLine.appendSwitch('no-pings')
  app.commandLine.appendSwitch('force-webrtc-ip-handling-policy', 'disable_non_proxied_udp')
  app.on('web-contents-created', (_event, contents) => hardenContents(contents))
  app.on('session-created', hardenSession)
  app.on('login', event => event.preventDefault())
  app.on('certificate-error', (event, _contents, _url, _error, _certificate, decide) => {
    event.preventDefault()
    decide(false)
  })
  app.on('select-client-certificate', event => event.preventDefault())
}

function hardenContents(contents: WebContents): void {
  // Content policy, request filter and resolver rule do not stop WebRTC; this does.
  contents.setWebRTCIPHandlingPolicy('disable_non_proxied_udp')
  contents.setWindowOpenHandler(() => ({ action: 'deny' }))
  contents.on('will-navigate', event => event.preventDefault())
  contents.on('will-frame-navigate', event => event.preventDefault())
  contents.on('will-redirect', event => event.preventDefault())
  contents.on('will-attach-webview', event => event.preventDefault())
}

/** Sessions serve the application's own addresses and nothing else; no device, no permission, no download. */
export function hardenSession(session: Session): void {
  session.setPermissionRequestHandler((_contents, _permission, answer) => answer(false))
  session.setPermissionCheckHandler(() => false)
  session.setDevicePermissionHandler(() => false)
  session.setBluetoothPairingHandler((_details, answer) => answer({ confirmed: false }))
  session.setSpellCheckerEnabled(false)
  session.webRequest.onBeforeRequest((details, answer) => answer({ cancel: !details.url.startsWith('app://') }))
  session.on('will-download', event => event.preventDefault())
  session.on('select-serial-port', (event, _ports, _contents, answer) => {
    event.preventDefault()
    answer('')
  })
  session.on('select-hid-device', (event, _details, answer) => {
    event.preventDefault()
    answer()
  })
  session.on('select-usb-device', (event, _details, answer) => {
    event.preventDefault()
    answer()
  })
}

export const pagePreferences = {
  sandbox: true,
  contextIsolation: true,
  nodeIntegration: false,
  webSecurity: true,
  webviewTag: false,
  plugins: false,
  spellcheck: false,
  navigateOnDragDrop: false,
  devTools: !app.isPackaged,
} as const
