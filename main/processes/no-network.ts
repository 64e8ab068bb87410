/**
 * First import of the vault process: takes the network and other programs away from everything loaded after it. A guard
 * against mistakes and against a dependency that calls home, not a boundary against code execution (security design §2).
 */
import childProcess from 'node:child_process'
import dgram from 'node:dgram'
import dns from 'node:dns'
import http from 'node:http'
import https from 'node:https'
import { syncBuiltinESMExports } from 'node:module'
import net from 'node:net'
import tls from 'node:tls'

const refuse = (): never => {
  throw Object.assign(new Error('this process has no network and starts no programs'), { code: 'ERR_ACCESS_DENIED' })
}

function seal(target: object, names: readonly string[]): void {
  for (const name of names) {
    if (name in target) Object.defineProperty(target, name, { value: refuse, writable: false, configurable: false })
  }
}

seal(net.Socket.prototype, ['connect'])
seal(net.Server.prototype, ['listen'])
seal(net, ['connect', 'createConnection', 'createServer'])
seal(tls, ['connect', 'createServer'])
seal(http, ['request', 'get', 'createServer'])
seal(https, ['request', 'get', 'createServer'])
seal(dgram.Socket.prototype, ['send', 'bind', 'connect'])
seal(dgram, ['createSocket'])
const lookups = ['lookup', 'resolve', 'resolve4', 'resolve6', 'reverse']
seal(dns, lookups)
seal(dns.promises, lookups)
seal(childProcess, ['exec', 'execSync', 'execFile', 'execFileSync', 'fork', 'spawn', 'spawnSync'])
seal(globalThis, ['fetch', 'WebSocket', 'EventSource'])
syncBuiltinESMExports()
