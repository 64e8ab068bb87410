/**
 * What a family of faults found: one line a kind of fault, for people at once and for `npm run test:faults`, which adds them up. The
 * short form runs inside `npm test`; the full form is asked for by SCHAKEL_FAULTS=full.
 */
import { appendFileSync } from 'node:fs'
import { z } from 'zod'
import { drawFrom, type Draw } from '../../bench/generate/random.ts'

export const Figure = z.strictObject({
  family: z.string(),
  /** Rows of the fault table of the security design, §15. */
  rows: z.string(),
  what: z.string(),
  tried: z.number().int().nonnegative(),
  /** Acts that were acknowledged and are not there any more. */
  lost: z.number().int().nonnegative(),
  /** Faults that nothing told anybody about. */
  undetected: z.number().int().nonnegative(),
  kills: z.number().int().nonnegative(),
  seed: z.number().int().nullable(),
  /** Why it could not be staged on this computer. */
  skipped: z.string().nullable(),
})
export type Figure = z.infer<typeof Figure>

export const isFull = process.env['SCHAKEL_FAULTS'] === 'full'
/** How often something is tried: little in every test run, much when it is asked for. */
export function amount(short: number, full: number): number {
  return isFull ? full : short
}
/** A test that takes its time. */
export const patient = { timeout: isFull ? 7_200_000 : 240_000 } as const

/** The numbers of a run: drawn anew each time, or given, so that a run can be repeated. */
export function seeded(): { readonly seed: number; readonly draw: Draw } {
  const given = Number(process.env['SCHAKEL_SEED'] ?? 0)
  const seed = given > 0 ? given : Math.floor(Math.random() * 2 ** 31)
  return { seed, draw: drawFrom(seed) }
}

const nothing = { lost: 0, undetected: 0, kills: 0, seed: null, skipped: null }

export function tell(found: Pick<Figure, 'family' | 'rows' | 'what' | 'tried'> & Partial<Figure>): void {
  const figure: Figure = { ...nothing, ...found }
  const into = process.env['SCHAKEL_FAULTS_FIGURES']
  if (into !== undefined) appendFileSync(into, `${JSON.stringify(figure)}\n`)
  process.stderr.write(`${sentenceOf(figure)}\n`)
}

export function sentenceOf({ family, what, tried, lost, undetected, seed, skipped }: Figure): string {
  if (skipped !== null) return `  ${family}: ${what}: not staged here: ${skipped}`
  const from = seed === null ? '' : `, seed ${String(seed)}`
  return `  ${family}: ${what}: ${String(tried)} tried, ${String(lost)} lost, ${String(undetected)} not detected${from}`
}
