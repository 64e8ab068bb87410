/** One parser child: started behind the strongest wall there is, reads one item after another, killed when it breaks a limit. */
import { spawn, type ChildProcess } from 'node:child_process'
import { randomInt } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { limits } from '../../src/intake/limits.ts'
import { AskedRange, pieceOf } from '../asked-range.ts'
import { OpenItems } from '../open-items.ts'
import type { Failure, ReaderProcess } from '../parser-delivery.ts'
import { FrameReader, frameOf } from './parser-child/frames.ts'
import { flagsFor, type Wall } from './parser-walls.ts'

export interface ParserProcess extends ReaderProcess {
  readonly pid: number
}

/** What one item may cost. */
export interface ItemBounds {
  readonly itemMs: number
  readonly memoryBytes: number
}

const startMs = 15_000
const pollMs = 50

/** Resolves when the child says that it is ready, else with null: this wall does not stand on this system. */
export async function startParserProcess(
  entry: string,
  wall: Wall,
  bounds: ItemBounds = limits.cell,
): Promise<ParserProcess | null> {
  const command = [...wall.through, process.execPath, ...flagsFor(dirname(entry)), entry]
  const child = spawn(command[0] ?? process.execPath, command.slice(1), {
    cwd: dirname(entry),
    env: {},
    stdio: ['pipe', 'pipe', 'ignore'],
    windowsHide: true,
  })
  const ended = Promise.withResolvers<undefined>()
  child.once('exit', () => ended.resolve(undefined))
  child.once('error', () => ended.resolve(undefined))
  child.stdin.on('error', () => child.kill('SIGKILL'))
  let isReady = false
  const ready = Promise.withResolvers<boolean>()
  const fail = (failure: Failure): void => {
    child.kill('SIGKILL')
    open.fail(failure)
  }
  const open = new OpenItems(bounds.itemMs, () => fail('time'))
  const reader = new FrameReader(
    limits.cell.replyBytes,
    head => {
      if (!isReady) {
        isReady = true
        ready.resolve(true)
      } else if (open.first === undefined) {
        // It speaks without being asked: somebody else is speaking.
        fail('malformed')
      } else if (isRangeAsked(head)) {
        const asking = AskedRange.safeParse(head.range)
        void (asking.success ? pieceOf(open.first.ranges, asking.data) : Promise.resolve(undefined)).then(piece => {
          if (piece === undefined) fail('malformed')
          else for (const part of frameOf({ piece })) child.stdin.write(part)
        })
      } else {
        open.answer(replyOf(head, open.first.id))
      }
    },
    () => fail('malformed'),
  )
  child.stdout.on('data', (piece: Uint8Array) => reader.push(piece))
  void ended.promise.then(() => {
    ready.resolve(false)
    open.fail('crash')
  })
  const timer = setTimeout(() => ready.resolve(false), startMs)
  const started = await ready.promise
  clearTimeout(timer)
  let items = 0
  let bytesGiven = 0
  let poll: NodeJS.Timeout | undefined
  const lookAtMemory = (): void => {
    if (residentBytes(child) > bounds.memoryBytes) fail('memory')
    if (open.first !== undefined) return
    clearInterval(poll)
    poll = undefined
  }
  const kill = async (): Promise<void> => {
    child.kill('SIGKILL')
    await ended.promise
  }
  if (!started) {
    await kill()
    return null
  }

  return {
    get pid() {
      return child.pid ?? 0
    },
    get items() {
      return items
    },
    get bytes() {
      return bytesGiven
    },
    async ask(bytes, hint, signal) {
      items++
      bytesGiven += bytes.length
      // Drawn, not counted: a child that answers an item it has not been given must not hit upon its number.
      const id = randomInt(2 ** 47)
      const { ranges, ...plain } = hint
      const answer = open.add(id, ranges)
      if (child.exitCode !== null || child.signalCode !== null) fail('crash')
      const cancel = (): void => fail('cancelled')
      signal?.addEventListener('abort', cancel, { once: true })
      poll ??= setInterval(lookAtMemory, pollMs)
      const item = { id, ...plain, bytes, sizeBytes: ranges?.sizeBytes }
      for (const piece of frameOf(item)) child.stdin.write(piece)
      try {
        return await answer
      } finally {
        signal?.removeEventListener('abort', cancel)
      }
    },
    kill,
  }
}

function isRangeAsked(head: unknown): head is { range: unknown } {
  return typeof head === 'object' && head !== null && 'range' in head
}

/** The reply of an answer to item `id`; undefined for anything else, which no schema accepts. */
function replyOf(head: unknown, id: number): unknown {
  if (typeof head !== 'object' || head === null || !('id' in head) || !('reply' in head)) return undefined
  return head.id === id ? head.reply : undefined
}

/**
 * Memory in use, from the kernel. Elsewhere than on Linux only the heap limit of the child holds, and arrays of bytes lie outside it:
 * 0 says that nothing is known.
 */
function residentBytes(child: ChildProcess): number {
  if (process.platform !== 'linux' || child.pid === undefined) return 0
  try {
    const pages = /^\d+ (\d+)/.exec(readFileSync(`/proc/${child.pid}/statm`, 'utf8'))?.[1]
    return Number(pages ?? 0) * 4_096
  } catch {
    return 0
  }
}
