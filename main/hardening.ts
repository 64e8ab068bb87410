/** What no page may do, whatever it contains. Set before the first window exists, and on every one that is made. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { app, type Session, type WebContents } from 'electron'
import type { Door } from '../src/contract/doors.ts'
import type { DoorRefused } from './doors.ts'

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
export function hardenProgram(refused: DoorRefused): void {
  app.enableSandbox()
  app.commandLine.appendSwitch('host-resolver-rules', 'MAP * ~NOTFOUND')
  app.commandLine.appendSwitch('no-proxy-server')
  app.commandLine.appendSwitch('disable-background-networking')
  app.commandLine.appendSwitch('disable-component-update')
  app.commandLine.appendSwitch('disable-domain-reliability')
  app.commandLine.appendSwitch('no-pings')
  app.commandLine.appendSwitch('force-webrtc-ip-handling-policy', 'disable_non_proxied_udp')
  app.on('web-contents-created', (_event, contents) => hardenContents(contents, refused))
  app.on('session-created', session => hardenSession(session, refused))
  app.on('login', event => {
    event.preventDefault()
    refused('network_identity')
  })
  app.on('certificate-error', (event, _contents, _url, _error, _certificate, decide) => {
    event.preventDefault()
    decide(false)
    refused('network_identity')
  })
  app.on('select-client-certificate', event => {
    event.preventDefault()
    refused('network_identity')
  })
}

function hardenContents(contents: WebContents, refused: DoorRefused): void {
  const shut = (door: Door) => (event: { preventDefault(): void }) => {
    event.preventDefault()
    refused(door)
  }
  // Content policy, request filter and resolver rule do not stop WebRTC; this does.
  contents.setWebRTCIPHandlingPolicy('disable_non_proxied_udp')
  contents.setWindowOpenHandler(() => {
    refused('window')
    return { action: 'deny' }
  })
  // Of the main frame both are told; that is one try.
  contents.on('will-navigate', event => event.preventDefault())
  contents.on('will-frame-navigate', shut('navigation'))
  contents.on('will-redirect', shut('navigation'))
  contents.on('will-attach-webview', shut('webview'))
}

/** Sessions serve the application's own addresses and nothing else; no device, no permission, no download. */
function hardenSession(session: Session, refused: DoorRefused): void {
  session.setPermissionRequestHandler((_contents, _permission, answer) => {
    answer(false)
    refused('permission')
  })
  // Chromium asks this by itself too; the answer is no, and asking is no try.
  session.setPermissionCheckHandler(() => false)
  session.setDevicePermissionHandler(() => false)
  session.setBluetoothPairingHandler((_details, answer) => {
    answer({ confirmed: false })
    refused('device')
  })
  session.setSpellCheckerEnabled(false)
  session.webRequest.onBeforeRequest((details, answer) => {
    const isOurs = details.url.startsWith('app://')
    answer({ cancel: !isOurs })
    if (!isOurs) refused('request')
  })
  session.on('will-download', event => {
    event.preventDefault()
    refused('download')
  })
  session.on('select-serial-port', (event, _ports, _contents, answer) => {
    event.preventDefault()
    answer('')
    refused('device')
  })
  session.on('select-hid-device', (event, _details, answer) => {
    event.preventDefault()
    answer()
    refused('device')
  })
  session.on('select-usb-device', (event, _details, answer) => {
    event.preventDefault()
    answer()
    refused('device')
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
