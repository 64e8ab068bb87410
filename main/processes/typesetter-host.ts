/** Composers, seen from main: made when the vault process asks for one, killed when its export is set and when the vault locks. */
import { join } from 'node:path'
import { MessageChannelMain, utilityProcess, type MessagePortMain, type UtilityProcess } from 'electron'
import { killNow } from './kill-now.ts'

export interface TypesetterHost {
  start(id: number): void
  end(id: number): void
  endAll(): void
}

export interface TypesetterHostOptions {
  readonly handOver: (id: number, port: MessagePortMain) => void
  readonly ended: (id: number) => void
}

export const composerName = 'Schakel opmaak'

export function createTypesetterHost({ handOver, ended }: TypesetterHostOptions): TypesetterHost {
  const running = new Map<number, UtilityProcess>()
  const end = (id: number): void => {
    const child = running.get(id)
    running.delete(id)
    if (child) killNow(child)
  }
  return {
    start(id) {
      const child = utilityProcess.fork(join(import.meta.dirname, 'composer.cjs'), [], {
        serviceName: composerName,
        // It has nothing to say but over its port, and needs nothing of this environment.
        stdio: 'ignore',
        env: {},
      })
      running.set(id, child)
      child.once('exit', () => {
        // One that was asked to end is not told of again: the next unlocking counts from one.
        if (running.delete(id)) ended(id)
      })
      const { port1, port2 } = new MessageChannelMain()
      child.postMessage(null, [port1])
      handOver(id, port2)
    },
    end,
    endAll() {
      for (const id of [...running.keys()]) end(id)
    },
  }
}
