/**
 * First import of the mail process: of the network it leaves one host, of the rest of the computer nothing. A guard against mistakes and
 * against a dependency that looks around; on the command line Node's permission model stands behind it (security design §2, row 32).
 */
import childProcess from 'node:child_process'
import dgram from 'node:dgram'
import fs from 'node:fs'
import http from 'node:http'
import https from 'node:https'
import { syncBuiltinESMExports } from 'node:module'
import net from 'node:net'
import workerThreads from 'node:worker_threads'

let allowed: { readonly host: string; readonly port: number } | null = null

/** The host that this process may connect to, once and for good. */
export function allowHost(host: string, port: number): void {
  allowed ??= { host, port }
}

const refuse = (): never => {
  throw Object.assign(new Error('this process reaches one mail server and nothing else'), { code: 'ERR_ACCESS_DENIED' })
}

function seal(target: object, names: readonly string[], value: unknown = refuse): void {
  for (const name of names)
    if (name in target) Object.defineProperty(target, name, { value, writable: false, configurable: false })
}

const connect = net.Socket.prototype.connect
function connectToAllowed(this: net.Socket, ...given: unknown[]): net.Socket {
  const { host, port } = targetOf(given[0])
  if (allowed === null || host !== allowed.host || Number(port) !== allowed.port) refuse()
  return unsafeCall(connect, this, given)
}

/** Options, or what `net.connect` makes of its arguments: an array that begins with them. */
function targetOf(given: unknown): { readonly host?: unknown; readonly port?: unknown } {
  const first: unknown = Array.isArray(given) ? given[0] : given
  return typeof first === 'object' && first !== null ? first : {}
}

/** The original, with whatever arguments it was called with. */
function unsafeCall(original: typeof connect, socket: net.Socket, given: unknown[]): net.Socket {
  return Reflect.apply(original, socket, given) as net.Socket
}

seal(net.Socket.prototype, ['connect'], connectToAllowed)
seal(net.Server.prototype, ['listen'])
seal(net, ['createServer'])
seal(http, ['request', 'get', 'createServer'])
seal(https, ['request', 'get', 'createServer'])
seal(dgram.Socket.prototype, ['send', 'bind', 'connect'])
seal(dgram, ['createSocket'])
seal(childProcess, ['exec', 'execSync', 'execFile', 'execFileSync', 'fork', 'spawn', 'spawnSync'])
seal(workerThreads, ['Worker'])
seal(globalThis, ['fetch', 'WebSocket', 'EventSource'])

/** Called when everything is loaded: loading reads files. */
export function closeFiles(): void {
  const reach = [
    'open',
    'opendir',
    'readFile',
    'writeFile',
    'appendFile',
    'readdir',
    'rm',
    'rename',
    'unlink',
    'stat',
    'lstat',
    'cp',
  ]
  seal(fs, [
    ...reach,
    ...reach.map(name => `${name}Sync`),
    'createReadStream',
    'createWriteStream',
    'watch',
    'copyFile',
  ])
  seal(fs.promises, [...reach, 'copyFile', 'watch'])
  syncBuiltinESMExports()
}
syncBuiltinESMExports()
