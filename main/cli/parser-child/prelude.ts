/**
 * First import of the child: takes away what Node's permission model leaves open (docs: joints §4). Node 24 stops files, children,
 * add-ons and workers, but neither the network nor signals to the parent. This is a guard, not a wall: the wall is the empty
 * network namespace around it, where the system has one.
 */
import dgram from 'node:dgram'
import dns from 'node:dns'
import { registerHooks, syncBuiltinESMExports } from 'node:module'
import net from 'node:net'
import vm from 'node:vm'

const refuse = (): never => {
  throw Object.assign(new Error('not permitted'), { code: 'ERR_ACCESS_DENIED' })
}

function seal(object: object, name: string): void {
  try {
    Object.defineProperty(object, name, { value: refuse, writable: false, configurable: false })
  } catch {
    // Not configurable in this version: what it calls is sealed as well.
  }
}

seal(net.Socket.prototype, 'connect')
seal(net.Server.prototype, 'listen')
for (const name of ['connect', 'createConnection', 'createServer', '_createServerHandle']) seal(net, name)
for (const name of ['send', 'bind', 'connect']) seal(dgram.Socket.prototype, name)
for (const name of ['createSocket', '_createSocketHandle']) seal(dgram, name)
for (const name of Object.keys(vm)) if (typeof Reflect.get(vm, name) === 'function') seal(vm, name)
for (const name of Object.keys(dns)) if (typeof Reflect.get(dns, name) === 'function') seal(dns, name)
for (const name of Object.keys(dns.promises))
  if (typeof Reflect.get(dns.promises, name) === 'function') seal(dns.promises, name)
for (const name of ['kill', '_kill', 'getBuiltinModule', 'binding', '_linkedBinding', 'dlopen']) seal(process, name)
for (const name of ['fetch', 'WebSocket', 'EventSource', 'XMLHttpRequest', 'Worker'])
  Reflect.deleteProperty(globalThis, name)
// Readers are files of this bundle; whatever else asks for a module has taken over a reader.
registerHooks({
  resolve: (specifier, context, next) => (/^\.{1,2}\//.test(specifier) ? next(specifier, context) : refuse()),
})
syncBuiltinESMExports()
