/**
 * What the reading copy shows, ready to set: words, not codes alone; dates as people write them. It holds no key, no receipt
 * secret and no releaser (R63). It reaches the template as JSON, never as markup.
 */
import { z } from 'zod'

const Text = z.string().min(1).max(20_000)
const Texts = z.array(Text).max(2000)
const Coded = z.strictObject({ code: Text, text: Text })

/** Words in a language, or a stretch that was taken out: a letter, and its reason in words. */
const Run = z.union([
  z.strictObject({ text: Text, lang: z.string().max(8).nullable() }),
  z.strictObject({ letter: z.string().min(1).max(2), reason: Text }),
])
export type DocumentRun = z.infer<typeof Run>

const Source = z.strictObject({
  name: Text,
  reliability: Coded,
  information: Coded,
  givenBy: Text,
  origin: Text,
  handling: Text,
  assumed: z.boolean(),
  reference: Text.nullable(),
})

const Redaction = z.strictObject({ letter: z.string().min(1).max(2), reason: Text, count: z.int().min(1) })

const Item = z.strictObject({
  number: z.int().min(1),
  kind: Text,
  title: Text,
  from: Text.nullable(),
  need: Text,
  sources: z.array(Source).min(1),
  handling: Text,
  ground: Text,
  conditions: Texts,
  /** "spreekt 1 tegen", "wordt tegengesproken door 4": both sides, at the same size (R16). */
  against: Texts,
  origins: Texts,
  unknowns: Texts,
  /** Shown among what speaks against. */
  contra: z.boolean(),
  text: z.array(z.array(Run)),
  redactions: z.array(Redaction),
  files: z.array(z.strictObject({ form: z.enum(['original', 'redacted']), path: Text, receivedName: Text.nullable() })),
})
export type DocumentItem = z.infer<typeof Item>

export const PacketDocument = z.strictObject({
  number: Text,
  version: z.int().min(1),
  title: Text,
  marking: Text,
  sender: z.strictObject({ organisation: Text, unit: Text }),
  recipient: Text,
  /** Seconds since 1970 UTC: the one moment in the file's own properties. */
  createdAt: z.int(),
  created: Text,
  expires: Text,
  replyBefore: Text.nullable(),
  purpose: Text,
  ground: Text,
  author: Text,
  supersedes: Text.nullable(),
  minor: z.boolean(),
  limits: Texts,
  items: z.array(Item).min(1),
  origins: z.int().min(0),
  notCounted: Texts,
  contraIndications: z.array(z.strictObject({ item: z.int().min(1), text: Text })),
  unknowns: Texts,
  redactions: z.array(Redaction),
  guide: z.strictObject({
    reliability: z.array(Coded),
    information: z.array(Coded),
    handling: z.array(Coded),
  }),
  changes: z.array(z.strictObject({ item: z.int().min(1), text: Text })),
  summary: Texts,
  necessity: Text.nullable(),
  proportionality: Text.nullable(),
  questions: Texts,
  /** Twelve groups of the log's head, and its number of entries. */
  checkpoint: z.strictObject({ count: z.int().min(0), groups: Text }).nullable(),
})
export type PacketDocument = z.infer<typeof PacketDocument>
