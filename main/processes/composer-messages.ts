/** What passes between a composer and the vault process, over the port that main made for the two. */
import { z } from 'zod'
import type { PacketDocument } from '../../src/packets/render/index.ts'

export interface ToComposer {
  readonly id: number
  readonly document: PacketDocument
}

/** The form of what a composer may say; the vault process believes nothing else. */
export const FromComposer = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('set'), id: z.number().int(), pdf: z.instanceof(Uint8Array<ArrayBufferLike>) }),
  /** No font has these characters. */
  z.strictObject({ kind: z.literal('unprintable'), id: z.number().int(), characters: z.string().max(200) }),
  z.strictObject({ kind: z.literal('failed'), id: z.number().int() }),
])
export type FromComposer = z.infer<typeof FromComposer>
