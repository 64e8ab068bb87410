/**
 * How one person wants the window: kept beside the program, outside any vault, so nothing in it may tell what is in one. Every text in
 * it follows a narrow pattern; the main process checks it before it writes.
 */
import { z } from 'zod'

/** Name of an action or of a pane in the program's own tables: `inbox.assess`. */
const OwnName = z
  .string()
  .max(64)
  .regex(/^[a-zA-Z][a-zA-Z0-9-]*(\.[a-zA-Z0-9-]+){0,3}$/)
/** One key or a sequence, as the table of actions writes them: `b`, `Ctrl+Enter`, `g p`. */
const KeyText = z
  .string()
  .max(24)
  .regex(/^\S{1,20}( \S{1,3})?$/)

export const idleBounds = { least: 1, most: 15 } as const
export const textSizeBounds = { least: 75, most: 200, step: 25 } as const
const mostKeys = 256
const mostPanes = 64

export const Look = z.strictObject({
  theme: z.enum(['system', 'light', 'dark']),
  language: z.enum(['nl', 'en']),
  /** Percent of the ordinary size. Main enlarges the whole page by it: text, controls and what is measured in pixels alike. */
  textSize: z.number().int().min(textSizeBounds.least).max(textSizeBounds.most),
  density: z.enum(['wide', 'normal', 'compact']),
  /** Whether single letters act outside fields (WCAG 2.1.4). */
  letterKeys: z.boolean(),
  /** Keys that a person chose himself, by action. */
  keys: z.record(OwnName, KeyText).refine(keys => Object.keys(keys).length <= mostKeys),
  /** `auto`: wide, but narrow on screens that need the room. */
  rail: z.enum(['auto', 'wide', 'narrow']),
  /** Widths of panes in CSS pixels, by name. */
  panes: z.record(OwnName, z.number().int().min(40).max(4_000)).refine(panes => Object.keys(panes).length <= mostPanes),
  /** Minutes without input until the vault locks. */
  idleMinutes: z.number().int().min(idleBounds.least).max(idleBounds.most),
})
export type Look = z.infer<typeof Look>

export const defaultLook: Look = {
  theme: 'system',
  language: 'nl',
  textSize: 100,
  density: 'normal',
  letterKeys: true,
  keys: {},
  rail: 'auto',
  panes: {},
  idleMinutes: 10,
}

/** What was stored, field by field: one that is missing or not as it should be is its default. Never throws. */
export function readLook(stored: unknown): Look {
  const { shape } = Look
  const kept = z
    .object({
      theme: shape.theme.catch(defaultLook.theme),
      language: shape.language.catch(defaultLook.language),
      textSize: shape.textSize.catch(defaultLook.textSize),
      density: shape.density.catch(defaultLook.density),
      letterKeys: shape.letterKeys.catch(defaultLook.letterKeys),
      keys: shape.keys.catch({}),
      rail: shape.rail.catch(defaultLook.rail),
      panes: shape.panes.catch({}),
      idleMinutes: shape.idleMinutes.catch(defaultLook.idleMinutes),
    })
    .safeParse(stored)
  return kept.success ? kept.data : defaultLook
}
