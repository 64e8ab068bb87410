/** `npm start [-- --vault=DIR]`: builds the application and runs it, with the sandbox on whoever starts it. */
import { spawn } from 'node:child_process'
import { resolve } from 'node:path'
import { buildApplication } from './build.ts'
import { openDisplay } from './runtime/display.ts'
import { prepareLaunch } from './runtime/launch.ts'
import { ensureLibraries } from './runtime/libraries.ts'
import { resolveRuntime } from './runtime/resolve.ts'

/** What a person may set for the program from outside. */
const passedOn = [
  'SCHAKEL_VAULT',
  'SCHAKEL_STATE_DIR',
  'LANG',
  'LANGUAGE',
  'XAUTHORITY',
  'WAYLAND_DISPLAY',
  'XDG_RUNTIME_DIR',
]

const runtime = await resolveRuntime()
ensureLibraries(runtime.executable)
await buildApplication()
const display = await openDisplay()
const launch = prepareLaunch({
  runtime,
  appFolder: resolve(import.meta.dirname, '..'),
  display: display.name,
  env: Object.fromEntries(
    passedOn.flatMap(name => (process.env[name] === undefined ? [] : [[name, process.env[name]]])),
  ),
})
console.log(`Schakel on Electron ${runtime.version} (${runtime.kind})`)
const child = spawn(launch.executable, [launch.appFolder, ...process.argv.slice(2)], {
  env: launch.env,
  stdio: 'inherit',
})
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => child.kill(signal))
child.on('exit', code => {
  display.close()
  launch.close()
  process.exitCode = code ?? 1
})
