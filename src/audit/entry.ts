/** One log entry in its canonical form, and its place in the chain (security design §8). */
import { createHash } from 'node:crypto'
import { z } from 'zod'
import { IntegrityFailure } from '../contract/errors.ts'
import { canonicalBytes, parseCanonical, toBase64url } from '../vault/index.ts'
import type { RowDigest } from '../vault/index.ts'

const text = z.string().max(256).optional()
/** Absent = null. No names, no quotes, no query text: ids, codes, counts and keyed digests only (R62). */
export const Entry = z.strictObject({
  n: z.number().int().positive(),
  t: z.number().int(),
  mono: z.number().int(),
  boot: z.string().max(64),
  actor: z.string().max(64),
  role: z.string().max(32),
  device: z.string().max(64),
  unlock: z.string().max(64),
  act: z.string().max(64),
  object: z.strictObject({ type: z.string().max(64), id: z.string().max(128) }).optional(),
  purpose: z.strictObject({ code: z.string().max(64), ref: text }).optional(),
  result: z.string().max(64),
  count: z.number().int().nonnegative().optional(),
  query: text,
  detail: text,
  after: text,
  app: z.string().max(32),
  prev: z.string().length(43),
})
export type Entry = z.infer<typeof Entry>

export interface Purpose {
  readonly code: string
  readonly ref?: string | undefined
}

export const firstPrev = new Uint8Array(32)

/** h = SHA-256("schakel/audit/1\n" ‖ u32 length ‖ entry bytes). */
export function hashOfEntry(bytes: Uint8Array): Uint8Array {
  const length = new Uint8Array(4)
  new DataView(length.buffer).setUint32(0, bytes.length, true)
  return new Uint8Array(createHash('sha256').update('schakel/audit/1\n').update(length).update(bytes).digest())
}

export function bytesOfEntry(entry: Entry): Uint8Array {
  return canonicalBytes(entry)
}

export function parseEntry(bytes: Uint8Array): Entry {
  const parsed = Entry.safeParse(parseCanonical(bytes))
  if (!parsed.success) throw new IntegrityFailure('NOT_CANONICAL', { cause: parsed.error })
  return parsed.data
}

/** `after`: SHA-256 over the row digests of the entry, in order of table and id. */
export function afterOf(digests: readonly RowDigest[]): string | undefined {
  if (digests.length === 0) return undefined
  const inOrder = [...digests].sort((a, b) => compare(a.table, b.table) || compare(a.id, b.id))
  const hash = createHash('sha256')
  for (const row of inOrder) hash.update(row.digest)
  return hash.digest('base64url')
}

/** The commitment to a detail: SHA-256(nonce 32 ‖ detail). */
export function detailCommitment(nonce: Uint8Array, detail: Uint8Array): string {
  return createHash('sha256').update(nonce).update(detail).digest('base64url')
}

export function prevOf(head: Uint8Array): string {
  return toBase64url(head)
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}
