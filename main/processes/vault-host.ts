/** The vault process, seen from main: one for each unlocking, ended by killing it. Main never sees what it holds. */
import { join } from 'node:path'
import { utilityProcess, type MessagePortMain } from 'electron'
import type { LockCause } from '../channels.ts'
import type { FromVault, ToVault } from './messages.ts'

export interface VaultHost {
  readonly pid: number | undefined
  send(message: ToVault, ports?: MessagePortMain[]): void
  /** Asks the process to finish and write, then kills it, after `finishMs` at the latest; resolves when it is gone. */
  end(cause: LockCause, finishMs: number): Promise<void>
}

export interface VaultHostOptions {
  readonly folder: string
  readonly heard: (message: FromVault) => void
  /** It ended without being asked to. */
  readonly died: () => void
}

/** After a polite end, the system's own. */
const killLimitMs = 500

export function startVault({ folder, heard, died }: VaultHostOptions): VaultHost {
  const child = utilityProcess.fork(join(import.meta.dirname, 'vault.cjs'), [], {
    serviceName: 'Schakel kluis',
    stdio: 'inherit',
    env: stateVariables(),
  })
  let ending = false
  const gone = new Promise<void>(resolve => {
    child.once('exit', () => {
      resolve()
      if (!ending) died()
    })
  })
  let finished: () => void = () => undefined
  child.on('message', (message: unknown) => {
    const known = unsafeFromVault(message)
    if (known.kind === 'locked') finished()
    heard(known)
  })
  const send = (message: ToVault, ports: MessagePortMain[] = []): void => child.postMessage(message, ports)
  send({ kind: 'start', folder })
  return {
    get pid() {
      return child.pid
    },
    send,
    async end(cause, finishMs) {
      ending = true
      const { pid } = child
      const closed = new Promise<void>(resolve => (finished = resolve))
      send({ kind: 'lock', cause })
      await Promise.race([closed, gone, after(finishMs)])
      child.kill()
      await Promise.race([gone, after(killLimitMs)])
      if (pid !== undefined && child.pid !== undefined) killHard(pid)
      await gone
    },
  }
}

/** What the core needs to find its state folder; nothing else of this environment is the vault's business. */
function stateVariables(): Record<string, string> {
  const names = ['SCHAKEL_STATE_DIR', 'XDG_STATE_HOME', 'HOME', 'LOCALAPPDATA']
  return Object.fromEntries(names.flatMap(name => (process.env[name] === undefined ? [] : [[name, process.env[name]]])))
}

function killHard(pid: number): void {
  try {
    process.kill(pid, 'SIGKILL')
  } catch {
    // It went in the meantime, which is what was wanted.
  }
}

function after(ms: number): Promise<void> {
  return new Promise(resolve => {
    setTimeout(resolve, ms)
  })
}

/** Our own process on the other side of a private channel: it sends what messages.ts says. */
function unsafeFromVault(message: unknown): FromVault {
  return message as FromVault
}
