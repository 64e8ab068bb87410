/** A piece of a file that a reader asks for: whatever it asks, it gets bytes of the one file it was given, and never many at once. */
import { z } from 'zod'
import { rangeBytes, type Ranges } from '../src/intake/ranges.ts'

export const AskedRange = z.strictObject({
  at: z.number().int().nonnegative(),
  length: z.number().int().nonnegative().max(rangeBytes),
})
export type AskedRange = z.infer<typeof AskedRange>

/** Undefined where no file was given: somebody else is asking. Null when the piece cannot be read. */
export async function pieceOf(
  ranges: Ranges | undefined,
  { at, length }: AskedRange,
): Promise<Uint8Array | null | undefined> {
  if (ranges === undefined) return undefined
  try {
    return await ranges.read(at, length)
  } catch {
    return null
  }
}
