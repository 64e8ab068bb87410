/** Where the window stood and how it looks, in a file beside the program. A damaged or unwritable file is no obstacle: defaults hold. */
import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { app, type BrowserWindow } from 'electron'
import { z } from 'zod'
import { Look, readLook } from '../src/contract/look.ts'

const edge = z.number().int().min(-32_000).max(32_000)
const WindowPlace = z.strictObject({
  x: edge,
  y: edge,
  width: z.number().int().min(200).max(32_000),
  height: z.number().int().min(200).max(32_000),
  isMaximised: z.boolean(),
})
export type WindowPlace = z.infer<typeof WindowPlace>

export interface LookFile {
  readonly look: Look
  readonly place: WindowPlace | undefined
  /** What a page asks to keep; anything but a whole look is ignored. */
  save(asked: unknown): void
  /** Remembers where the window stands; it comes back there. */
  keepPlace(window: BrowserWindow): void
}

/** `language`: asked for at this start; it wins over what was kept. */
export function openLookFile(language: Look['language'] | undefined): LookFile {
  const file = join(app.getPath('userData'), 'look.json')
  const stored = readStored(file)
  let look: Look = { ...readLook(stored['look']), ...(language === undefined ? {} : { language }) }
  let place = WindowPlace.safeParse(stored['window']).data
  const write = (): void => {
    try {
      writeFileSync(`${file}.part`, JSON.stringify({ look, window: place }), { mode: 0o600 })
      renameSync(`${file}.part`, file)
    } catch {
      // A full disk must not keep anybody from locking or leaving; the look is worth nothing beside that.
    }
  }
  return {
    get look() {
      return look
    },
    get place() {
      return place
    },
    save(asked) {
      const parsed = Look.safeParse(asked)
      if (!parsed.success) return
      look = parsed.data
      write()
    },
    keepPlace(window) {
      if (window.isDestroyed()) return
      place = { ...window.getNormalBounds(), isMaximised: window.isMaximized() }
      write()
    },
  }
}

function readStored(file: string): Record<string, unknown> {
  if (!existsSync(file)) return {}
  try {
    return z
      .record(z.string(), z.unknown())
      .catch({})
      .parse(JSON.parse(readFileSync(file, 'utf8')))
  } catch {
    // A damaged note of ours is no note.
    return {}
  }
}
