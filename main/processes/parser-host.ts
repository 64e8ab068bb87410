/**
 * Parser cells, seen from main: hidden pages in the operating system's sandbox, without Node, origin, storage or network.
 * Main makes and kills them and watches their memory; what goes in and comes out passes over a port to the vault process.
 */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { app, BrowserWindow, MessageChannelMain, type MessagePortMain } from 'electron'
import { limits } from '../../src/intake/limits.ts'
import { channels } from '../channels.ts'
import { pagePreferences } from '../hardening.ts'
import type { CellEnd } from './messages.ts'

/** One partition for all cells, in memory: each has an opaque origin, and a partition is never freed. */
export const cellPartition = 'cells'
const cellAddress = 'app://cell/cell.html'
/** A page that takes 3 GB a second is stopped about 250 MB over the limit. */
const pollEveryMs = 50

export interface ParserHost {
  start(id: number): void
  end(id: number): void
  endAll(reason: CellEnd): void
}

export interface ParserHostOptions {
  readonly handOver: (id: number, port: MessagePortMain) => void
  readonly ended: (id: number, reason: CellEnd) => void
}

export function createParserHost({ handOver, ended }: ParserHostOptions): ParserHost {
  const cells = new Map<number, BrowserWindow>()
  let polling: NodeJS.Timeout | undefined

  const end = (id: number, reason: CellEnd): void => {
    const window = cells.get(id)
    if (window === undefined) return
    cells.delete(id)
    kill(window)
    ended(id, reason)
    if (cells.size === 0) {
      clearInterval(polling)
      polling = undefined
    }
  }

  const poll = (): void => {
    const working = new Map(app.getAppMetrics().map(metric => [metric.pid, metric.memory.workingSetSize * 1024]))
    for (const [id, window] of cells) {
      // Destroyed from outside, as when the program quits; its own event is on its way.
      if (window.isDestroyed()) continue
      if ((working.get(window.webContents.getOSProcessId()) ?? 0) > limits.cell.memoryBytes) end(id, 'memory')
    }
  }

  return {
    start(id) {
      const window = new BrowserWindow({
        show: false,
        webPreferences: {
          ...pagePreferences,
          partition: cellPartition,
          preload: join(import.meta.dirname, '../preload/cell.cjs'),
          // A hidden page would be slowed down.
          backgroundThrottling: false,
        },
      })
      cells.set(id, window)
      polling ??= setInterval(poll, pollEveryMs)
      window.once('closed', () => end(id, 'crashed'))
      window.webContents.once('render-process-gone', () => end(id, 'crashed'))
      window.webContents.once('did-finish-load', () => {
        // An import that is stopped ends a cell that was still loading: this event may come after that.
        if (!cells.has(id) || window.isDestroyed()) return
        const confined = isConfined(window.webContents.getOSProcessId())
        if (confined !== true) {
          end(id, confined === null ? 'crashed' : 'unconfined')
          return
        }
        const { port1, port2 } = new MessageChannelMain()
        window.webContents.postMessage(channels.cellPort, null, [port1])
        handOver(id, port2)
      })
      window.loadURL(cellAddress).catch(() => end(id, 'crashed'))
    },
    end: id => end(id, 'done'),
    endAll(reason) {
      for (const id of [...cells.keys()]) end(id, reason)
    },
  }
}

/** On Linux the kernel says whether system calls of the process are filtered; foreign bytes go nowhere else. Null: it is gone already. */
function isConfined(pid: number): boolean | null {
  if (process.platform !== 'linux') return true
  try {
    return /^Seccomp:\t2$/m.test(readFileSync(`/proc/${pid}/status`, 'utf8'))
  } catch {
    return null
  }
}

/** The process first: an endless loop does not answer to closing its window. */
function kill(window: BrowserWindow): void {
  if (window.isDestroyed()) return
  // Zero while it has no process yet, which to the system means: the whole program.
  const pid = window.webContents.getOSProcessId()
  try {
    if (pid > 0) process.kill(pid, 'SIGKILL')
  } catch {
    // It had ended by itself.
  }
  window.destroy()
}
