/**
 * A parser child that was taken over: it does what the name of an item says. Built and started exactly as the real one, prelude first;
 * the modules it uses are there before the guard closes, as they would be for code that found a hole.
 */
import '../../main/cli/parser-child/prelude.ts'
import childProcess from 'node:child_process'
import dgram from 'node:dgram'
import dns from 'node:dns'
import fs from 'node:fs'
import net from 'node:net'
import vm from 'node:vm'
import { Worker } from 'node:worker_threads'
import { FrameReader, frameOf } from '../../main/cli/parser-child/frames.ts'

const { stdin, stdout } = process
const parent = process.ppid
let items = 0

/** Every way out, by name. A promise that resolves is a way that stood open. */
const attacks: Readonly<Record<string, () => unknown>> = {
  readFile: () => fs.readFileSync('/etc/hostname'),
  readOwnMemory: () => fs.readFileSync('/proc/self/maps'),
  writeFile: () => fs.writeFileSync('/tmp/schakel-escaped', 'x'),
  listFolder: () => fs.readdirSync('/'),
  spawn: () => childProcess.spawnSync('/bin/true').error ?? done(),
  fork: () => childProcess.execSync('true'),
  worker: () => new Worker('0', { eval: true }),
  connect: () => net.connect(Number(process.env['PORT'] ?? 9), '127.0.0.1'),
  socket: () => new net.Socket().connect(9, '127.0.0.1'),
  listen: () => net.createServer().listen(0),
  datagram: () => dgram.createSocket('udp4'),
  resolveName: () => dns.lookup('example.org', done),
  resolvePromise: () => dns.promises.resolve4('example.org'),
  fetch: () => fetch('http://127.0.0.1:9/'),
  webSocket: () => new WebSocket('ws://127.0.0.1:9/'),
  importHttp: () => import(/* @vite-ignore */ ['node', 'http'].join(':')),
  importFile: () => import(/* @vite-ignore */ ['file', '///etc/hostname'].join(':')),
  evaluate: () => unsafeCall(Reflect.construct(Function, ['return 1'])),
  runInContext: (): unknown => vm.runInNewContext('1'),
  signalParent: () => process.kill(parent, 0),
  binding: () => unsafeCall(Reflect.get(process, 'binding'), 'fs'),
  builtin: () => process.getBuiltinModule('fs'),
  addOn: () => process.dlopen({ exports: {} }, '/x.node'),
  environment: () => (Object.keys(process.env).length === 0 ? refuse() : done()),
}

/** Nothing of this is typed, and all of it should be refused. */
function unsafeCall(found: unknown, ...given: unknown[]): unknown {
  return (found as (...all: unknown[]) => unknown)(...given)
}

function done(): void {
  // Reached only by a way that stood open.
}
function refuse(): never {
  throw new Error('nothing there')
}

async function outcomes(): Promise<string> {
  const lines: string[] = []
  for (const [name, attack] of Object.entries(attacks)) {
    try {
      const result: unknown = await attack()
      lines.push(`${name}: ${result instanceof Error ? 'refused' : 'open'}`)
    } catch {
      lines.push(`${name}: refused`)
    }
  }
  return lines.join('\n')
}

function said(text: string): unknown {
  const nothing = {
    bytes: null,
    received: null,
    refusal: null,
    role: null,
    node: null,
    messageId: null,
    date: null,
    from: null,
    subject: null,
    language: null,
    charset: null,
    pages: null,
    rows: null,
    list: null,
    rebuilt: null,
    rest: null,
    declaredType: null,
  }
  return {
    kind: 'document',
    document: {
      format: 'txt',
      name: 'x',
      mediaType: 'text/plain',
      references: [],
      to: [],
      cc: [],
      bcc: [],
      replyTo: [],
      nodes: [],
      text,
      hasText: true,
      html: false,
      pageStarts: [],
      warnings: [],
      children: [],
      ...nothing,
    },
  }
}

function write(head: unknown): void {
  for (const piece of frameOf(head)) stdout.write(piece)
}

async function act(id: number, name: string): Promise<void> {
  items++
  const kept: Uint8Array[] = []
  switch (name) {
    case 'loop':
      for (;;) items++
    case 'eat':
      for (;;) kept.push(new Uint8Array(16 * 1024 * 1024).fill(1))
    case 'die':
      process.exit(3)
      break
    case 'die once':
      if (items > 1) process.exit(3)
      write({ id, reply: said('gelezen in een nieuw proces') })
      break
    case 'flood':
      stdout.write(Uint8Array.from([0xff, 0xff, 0xff, 0xff, 1, 0, 0, 0]))
      break
    case 'lie':
      write({ id, reply: { kind: 'document', document: { text: 'zonder vorm' } } })
      break
    case 'speak for another':
      write({ id: id + 7, reply: said('voor een ander') })
      break
    case 'speak twice':
      write({ id, reply: said('een') })
      write({ id: id + 1, reply: said('twee, ongevraagd') })
      break
    case 'attack':
      write({ id, reply: said(await outcomes()) })
      break
    default:
      write({ id, reply: said(`item ${items}`) })
  }
}

const reader = new FrameReader(
  64 * 1024 * 1024,
  head => {
    const item = unsafeItem(head)
    void act(item.id, item.name)
  },
  () => process.exit(1),
)
stdin.on('data', piece => reader.push(piece))
stdin.on('end', () => process.exit(0))
write({ ready: true })

/** Written by the host under test. */
function unsafeItem(head: unknown): { id: number; name: string } {
  return head as { id: number; name: string }
}
