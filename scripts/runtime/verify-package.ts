/** Looks at a package as it was made: its fuses, and that it starts and shows its first screen with the sandbox on. */
import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { FuseState, FuseV1Options, getCurrentFuseWire } from '@electron/fuses'
import { openDisplay } from './display.ts'
import { prepareLaunch } from './launch.ts'

const startLimitMs = 30_000
const endLimitMs = 5_000

/** Security design §10. The fuses that a check build's old Electron does not have are absent from its wire. */
const wanted: readonly (readonly [fuse: FuseV1Options, isOn: boolean])[] = [
  [FuseV1Options.RunAsNode, false],
  [FuseV1Options.EnableCookieEncryption, false],
  [FuseV1Options.EnableNodeOptionsEnvironmentVariable, false],
  [FuseV1Options.EnableNodeCliInspectArguments, false],
  [FuseV1Options.EnableEmbeddedAsarIntegrityValidation, true],
  [FuseV1Options.OnlyLoadAppFromAsar, true],
  [FuseV1Options.LoadBrowserProcessSpecificV8Snapshot, false],
  [FuseV1Options.GrantFileProtocolExtraPrivileges, false],
  [FuseV1Options.WasmTrapHandlers, true],
]

/** Throws with the first thing that is not as it must be. @param folder the unpacked application. */
export async function verifyPackage(folder: string, isCheck: boolean): Promise<void> {
  const executable = join(folder, 'schakel')
  const wire = await getCurrentFuseWire(executable)
  for (const [fuse, isOn] of wanted) {
    const state = wire[fuse]
    const isAbsent = state === undefined || state === FuseState.INHERIT
    if (isAbsent ? !isCheck : (state === FuseState.ENABLE) !== isOn)
      throw new Error(`fuse ${FuseV1Options[fuse]} is not ${isOn ? 'on' : 'off'}`)
  }
  const foreign = foreignNativeFiles(join(folder, 'resources/app.asar.unpacked'))
  if (foreign.length > 0) throw new Error(`native files for other platforms: ${foreign.join(', ')}`)
  // A release build refuses to be looked into, so only a check build is started here.
  if (isCheck) await startAndLook(folder, executable)
}

function foreignNativeFiles(unpacked: string): string[] {
  if (!existsSync(unpacked)) return ['none at all']
  return readdirSync(unpacked, { recursive: true, encoding: 'utf8' }).filter(
    file => /prebuilds/.test(file) && file.endsWith('.node') && !file.includes(`${process.platform}-${process.arch}`),
  )
}

async function startAndLook(folder: string, executable: string): Promise<void> {
  const display = await openDisplay()
  const launch = prepareLaunch({
    runtime: { kind: 'override', dist: folder, executable, version: 'packaged' },
    appFolder: folder,
    display: display.name,
  })
  const profile = launch.makeFolder('profile')
  const child = spawn(launch.executable, ['--remote-debugging-port=0', `--user-data-dir=${profile}`], {
    // An empty folder is no vault. That the package can say so shows that the vault process loads its native files.
    env: { ...launch.env, SCHAKEL_VAULT: launch.makeFolder('vault') },
    stdio: ['ignore', 'ignore', 'pipe'],
  })
  try {
    const port = await new Promise<string>((resolve, reject) => {
      let heard = ''
      const limit = setTimeout(() => reject(new Error(`the package did not start:\n${heard}`)), startLimitMs)
      child.once('exit', code => reject(new Error(`the package ended with ${code ?? 'a signal'}:\n${heard}`)))
      child.stderr.on('data', (bytes: Buffer) => {
        heard += bytes.toString()
        const found = /DevTools listening on ws:\/\/[^:]+:(\d+)/.exec(heard)?.[1]
        if (found === undefined) return
        clearTimeout(limit)
        resolve(found)
      })
    })
    await waitForText(port)
  } finally {
    // An application whose check failed would go on running.
    await end(child)
    launch.close()
    display.close()
  }
}

async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return
  const gone = once(child, 'exit')
  child.kill()
  const limit = setTimeout(() => child.kill('SIGKILL'), endLimitMs)
  await gone
  clearTimeout(limit)
}

async function waitForText(port: string): Promise<void> {
  const until = performance.now() + startLimitMs
  let last = ''
  while (performance.now() < until) {
    last = await textOf(port).catch((error: unknown) => String(error))
    if (last.includes('Dit is geen kluismap.')) return
    await new Promise(resolve => setTimeout(resolve, 100))
  }
  throw new Error(`the first screen of the package is not what it must be: ${last}`)
}

async function textOf(port: string): Promise<string> {
  const targets = unsafeTargets(await (await fetch(`http://127.0.0.1:${port}/json/list`)).json())
  const address = targets.find(({ url }) => url === 'app://schakel/index.html')?.webSocketDebuggerUrl
  if (address === undefined) return 'no page yet'
  const socket = new WebSocket(address)
  try {
    return await new Promise<string>((resolve, reject) => {
      socket.addEventListener('error', () => reject(new Error('the page does not answer')))
      socket.addEventListener('message', event => resolve(unsafeValue(JSON.parse(String(event.data)))))
      socket.addEventListener('open', () =>
        socket.send(
          JSON.stringify({
            id: 1,
            method: 'Runtime.evaluate',
            params: { expression: 'document.body.innerText' },
          }),
        ),
      )
    })
  } finally {
    socket.close()
  }
}

/** Chromium's own protocol, from the program that was just started. */
function unsafeTargets(list: unknown): readonly { url: string; webSocketDebuggerUrl: string }[] {
  return list as readonly { url: string; webSocketDebuggerUrl: string }[]
}

/** As above; an error in place of a result while the page is not there yet. */
function unsafeValue(answer: unknown): string {
  return (answer as { result?: { result: { value: string } } }).result?.result.value ?? 'no document yet'
}
