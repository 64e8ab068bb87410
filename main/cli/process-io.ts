/** The real terminal, streams and signals of this process. */
import { openSync } from 'node:fs'
import { createInterface } from 'node:readline/promises'
import { ReadStream } from 'node:tty'
import { Interrupted, type Io, type Terminal } from './io.ts'

export function processIo(signal: AbortSignal): Io {
  for (const stream of [process.stdout, process.stderr]) stream.on('error', ignoreClosedPipe)
  return {
    stdout: text => void process.stdout.write(text),
    stderr: text => void process.stderr.write(text),
    stderrIsTerminal: process.stderr.isTTY,
    readInput,
    terminal: terminalOf(signal),
    environment: process.env,
    signal,
  }
}

/** Whoever read this (`| head`) has seen enough; the command goes on and the vault is locked as always. */
function ignoreClosedPipe(error: NodeJS.ErrnoException): void {
  if (error.code !== 'EPIPE') throw error
}

async function readInput(): Promise<string> {
  const chunks: Buffer[] = []
  for await (const chunk of process.stdin) chunks.push(Buffer.from(unsafeChunk(chunk)))
  return Buffer.concat(chunks).toString('utf8')
}

/** Standard input when it is a terminal; else the terminal behind the process, so that input may be a pipe. */
function terminalOf(signal: AbortSignal): Terminal | null {
  if (process.stdin.isTTY) return terminalOn(() => process.stdin, signal)
  if (!process.stderr.isTTY || process.platform === 'win32') return null
  return terminalOn(() => new ReadStream(openSync('/dev/tty', 'r')), signal)
}

function terminalOn(open: () => ReadStream, signal: AbortSignal): Terminal {
  return {
    async hidden(prompt) {
      process.stderr.write(prompt)
      const input = open()
      input.setRawMode(true)
      try {
        return await readHidden(input, signal)
      } finally {
        input.setRawMode(false)
        input.pause()
        process.stderr.write('\n')
      }
    },
    async line(prompt) {
      const input = open()
      const reader = createInterface({ input, output: process.stderr })
      try {
        return await reader.question(prompt, { signal })
      } finally {
        reader.close()
      }
    },
  }
}

/** Raw mode: the terminal shows nothing and makes no signals, so Ctrl+C arrives as a character. */
async function readHidden(input: ReadStream, signal: AbortSignal): Promise<string> {
  const { promise, resolve, reject } = Promise.withResolvers<string>()
  let typed: string[] = []
  const receive = (chunk: Buffer): void => {
    for (const character of chunk.toString('utf8')) {
      if (character === '\r' || character === '\n') resolve(typed.join(''))
      else if (character === '\u0003') reject(new Interrupted())
      else if (character === '\u007f' || character === '\b') typed.pop()
      else if (character === '\u0015') typed = []
      else if (character >= ' ') typed.push(character)
    }
  }
  const stop = (): void => reject(new Interrupted())
  input.on('data', receive)
  signal.addEventListener('abort', stop, { once: true })
  input.resume()
  try {
    return await promise
  } finally {
    input.off('data', receive)
    signal.removeEventListener('abort', stop)
  }
}

/** Standard input without an encoding gives buffers; its type says any. */
function unsafeChunk(chunk: unknown): Uint8Array {
  return chunk as Uint8Array
}
