/** A display for windows: the one that is there, else a virtual one of our own. */
import { spawn } from 'node:child_process'
import type { Readable } from 'node:stream'

export interface Display {
  /** Value for DISPLAY; absent where the system needs none. */
  readonly name: string | undefined
  close(): void
}

export async function openDisplay(): Promise<Display> {
  if (process.platform !== 'linux' || process.env.DISPLAY !== undefined) {
    return { name: process.env.DISPLAY, close: () => undefined }
  }
  // It picks a free number and tells it on descriptor 3: nothing fixed, no lock files to clean.
  const server = spawn('Xvfb', ['-displayfd', '3', '-screen', '0', '1440x1000x24', '-nolisten', 'tcp', '-noreset'], {
    stdio: ['ignore', 'ignore', 'ignore', 'pipe'],
  })
  const number = await new Promise<string>((resolve, reject) => {
    server.once('error', reject)
    server.once('exit', code => reject(new Error(`Xvfb ended with ${code ?? 'a signal'} before it had a display`)))
    unsafeReadable(server.stdio[3]).once('data', (bytes: Buffer) => resolve(bytes.toString().trim()))
  })
  // A test run that ends early must not be held by its display.
  server.unref()
  // Nor may it outlive a run that broke off.
  process.once('exit', () => server.kill())
  return { name: `:${number}`, close: () => void server.kill() }
}

/** `stdio[3]` was asked for as a pipe above; the type allows every kind. */
function unsafeReadable(stream: unknown): Readable {
  return stream as Readable
}
