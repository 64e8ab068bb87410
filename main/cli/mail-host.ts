/**
 * Intake's mail port in the CLI: a child process for each connection, under Node's permission model (the program's own files, no others; no
 * children, no add-ons). Account and secret go in over a pipe, never by argument or environment.
 */
import { spawn } from 'node:child_process'
import { join } from 'node:path'
import type { OpenMail } from '../../src/intake/channels/mail-port.ts'
import { createMailClient, mailBounds } from '../mail/client.ts'
import { mailSizes, type MailBounds } from '../mail/messages.ts'
import { FrameReader, frameOf } from './parser-child/frames.ts'

const root = join(import.meta.dirname, '../..')
const readable = ['package.json', 'main/*', 'src/*', 'node_modules/*']
export const mailFlags: readonly string[] = [
  '--permission',
  ...readable.map(path => `--allow-fs-read=${join(root, path)}`),
  '--max-old-space-size=512',
  '--no-addons',
]

export interface MailHostOptions {
  readonly bounds?: MailBounds
  /** Process ids, for tests that look at what the process can do. */
  readonly onStarted?: (pid: number) => void
}

export function mailByChild({ bounds = mailBounds, onStarted }: MailHostOptions = {}): OpenMail {
  return async settings => {
    const child = spawn(process.execPath, [...mailFlags, join(import.meta.dirname, 'mail-child.ts')], {
      cwd: root,
      env: {},
      stdio: ['pipe', 'pipe', 'ignore'],
      windowsHide: true,
    })
    const gone = Promise.withResolvers<undefined>()
    const ready = Promise.withResolvers<undefined>()
    child.stdin.on('error', () => child.kill('SIGKILL'))
    const client = createMailClient(
      {
        post(message) {
          for (const piece of frameOf(message)) child.stdin.write(piece)
        },
        async end() {
          child.kill('SIGKILL')
          await gone.promise
        },
      },
      bounds,
    )
    let isReady = false
    const reader = new FrameReader(
      mailSizes.messageBytes + mailSizes.answerBytes,
      head => {
        if (isReady) client.hear(head)
        isReady = true
        ready.resolve(undefined)
      },
      () => child.kill('SIGKILL'),
    )
    child.stdout.on('data', (piece: Uint8Array) => reader.push(piece))
    const over = (): void => {
      client.ended()
      gone.resolve(undefined)
      ready.resolve(undefined)
    }
    child.once('exit', over)
    child.once('error', over)
    await ready.promise
    if (child.pid !== undefined) onStarted?.(child.pid)
    return await client.open(settings)
  }
}
