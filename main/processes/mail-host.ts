/** Mail processes, seen from main: made when the vault process asks for one, killed when its connection is done and when the vault locks. */
import { join } from 'node:path'
import { MessageChannelMain, utilityProcess, type MessagePortMain, type UtilityProcess } from 'electron'
import { killNow } from './kill-now.ts'

export interface MailHost {
  start(id: number): void
  end(id: number): void
  endAll(): void
}

export interface MailHostOptions {
  readonly handOver: (id: number, port: MessagePortMain) => void
  readonly ended: (id: number) => void
}

export const mailProcessName = 'Schakel post'

export function createMailHost({ handOver, ended }: MailHostOptions): MailHost {
  const running = new Map<number, UtilityProcess>()
  const end = (id: number): void => {
    const child = running.get(id)
    if (child) killNow(child)
  }
  return {
    start(id) {
      const child = utilityProcess.fork(join(import.meta.dirname, 'mail.cjs'), [], {
        serviceName: mailProcessName,
        // Everything it needs to know comes over its port.
        stdio: 'ignore',
        env: {},
      })
      running.set(id, child)
      child.once('exit', () => {
        if (running.delete(id)) ended(id)
      })
      const { port1, port2 } = new MessageChannelMain()
      child.postMessage(null, [port1])
      handOver(id, port2)
    },
    end,
    endAll() {
      for (const id of [...running.keys()]) {
        end(id)
        // The next unlocking counts from one: it is not told of these.
        running.delete(id)
      }
    },
  }
}
