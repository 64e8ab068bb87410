/**
 * `data/packet.json`, schema schakel-packet/1: the authoritative content of a packet. The PDF is a reading copy of it. Codes are
 * those of the code lists; every code comes with its words, so that a packet explains itself without the product (R64, R86).
 */
import { z } from 'zod'
import { canonicalBytes, Envelope, parseCanonical, type Json } from '../../vault/index.ts'
import { contentsDiffer } from './failures.ts'
import { Bytes32, Code, DateText, InstantText, Name, Reference, Uuid } from './shapes.ts'
import { statementKinds } from './statement.ts'

const Line = z.string().min(1).max(500)
const LongText = z.string().min(1).max(20_000)
const Worded = z.strictObject({ code: Code, text: Line })

/** A stretch of a passage: words, in their language when it is not Dutch; or what was taken out, by its reason. */
export const Run = z.union([
  z.strictObject({
    text: LongText,
    lang: z
      .string()
      .regex(/^[a-z]{2,3}$/)
      .nullable(),
  }),
  z.strictObject({ redacted: Code }),
])
export type Run = z.infer<typeof Run>
const Paragraph = z.array(Run).min(1).max(2000)

/** One source that an item rests on, with its grades, 4x4, given by a named function. Never of a person. */
const Grade = z.strictObject({
  /** As the packet calls the source: "S07", "S04 regel 3". */
  source: Line,
  origin: Line,
  reliability: z.enum(['A', 'B', 'C', 'X']),
  information: z.enum(['1', '2', '3', '4']),
  givenBy: Name,
  handling: Code,
  /** No answer of the source yet: H2 stands in for it (R26). */
  handlingAssumed: z.boolean(),
  conditions: z.array(Worded).max(20),
  /** The source's own reference. */
  reference: Reference.nullable(),
})

const ItemFile = z.strictObject({
  /** Inside the packet: `data/items/0001/original/bestand-0001.eml`. */
  path: z.string().regex(/^data\/items\/\d{4}\/(original|redacted)\/bestand-\d{4}\.[a-z0-9]{1,8}$/),
  /** As it was received; a label, never a path. */
  receivedName: z.string().max(255).nullable(),
  mediaType: z.string().regex(/^[a-z0-9.+-]+\/[a-z0-9.+-]+$/),
  size: z.int().min(1),
})

export const itemKinds = ['statement', 'signal_extract', 'original', 'relation', 'assessment'] as const

const Item = z.strictObject({
  number: z.int().min(1).max(9999),
  kind: z.enum(itemKinds),
  title: Line,
  /** Where it comes from and when, as shown: "COA, 20 november 2016". */
  from: Line.nullable(),
  /** Why this recipient needs it (R70). */
  need: LongText,
  grades: z.array(Grade).min(1).max(50),
  /** The strictest of its sources. */
  handling: Code,
  conditions: z.array(Worded).max(50),
  origins: z.array(Line).min(1).max(50),
  /** Numbers of items that this one speaks against. */
  contradicts: z.array(z.int().min(1)).max(200),
  /** The contra-indication in words, when this item is or holds one. */
  contraIndication: Line.nullable(),
  unknowns: z.array(Line).max(50),
  text: z.array(Paragraph).max(2000),
  redactions: z.array(z.strictObject({ reason: Code, count: z.int().min(1) })).max(20),
  files: z.strictObject({ original: ItemFile.nullable(), redacted: ItemFile.nullable() }),
})
export type PacketItem = z.infer<typeof Item>

export const PacketJson = z.strictObject({
  schema: z.literal('schakel-packet/1'),
  kind: z.enum(statementKinds),
  id: Uuid,
  version: z.int().min(1).max(9999),
  supersedes: Uuid.nullable(),
  /** As people call it: "PK-2016-017". */
  number: z.string().regex(/^[A-Za-z0-9-]{1,40}$/),
  sender: z.strictObject({ organisation: Name, unit: Name }),
  recipient: z.strictObject({ name: Name, kind: Code }),
  /** Function of the author; the releaser stands in the seal alone. */
  author: Name,
  purpose: Worded,
  ground: z.strictObject({ code: Code, text: Line, ref: Reference.nullable() }),
  marking: Worded,
  handling: z.strictObject({ code: Code, limits: z.array(Line).max(200) }),
  conditions: z.array(Worded).max(200),
  created: InstantText,
  expires: InstantText,
  replyBefore: DateText.nullable(),
  minor: z.boolean(),
  coverage: z.strictObject({
    /** Independent origins, each counted once (R20). */
    origins: z.int().min(0),
    /** Deliveries of the same origin that add nothing. */
    notCounted: z.array(Line).max(200),
    contraIndications: z.array(z.strictObject({ item: z.int().min(1), text: Line })).max(200),
    unknowns: z.array(Line).max(200),
  }),
  /** What every code in this packet means. */
  codes: z.strictObject({
    reliability: z.array(Worded).max(10),
    information: z.array(Worded).max(10),
    handling: z.array(Worded).max(10),
    redaction: z.array(Worded).max(30),
  }),
  /** What it is about, why it is needed, why not less; questions. Says what is known, by whom, and what is not (R75). */
  summary: z.array(LongText).max(50),
  necessity: LongText.nullable(),
  proportionality: LongText.nullable(),
  questions: z.array(LongText).max(50),
  items: z.array(Item).min(1).max(9999),
  /** A rectification says which claims of the earlier packet no longer hold (R57). */
  changes: z.array(z.strictObject({ item: z.int().min(1), text: Line })).max(200),
  senderKeyCard: Envelope,
  receiptSecret: Bytes32,
  checkpoint: Envelope,
})
export type PacketJson = z.infer<typeof PacketJson>

/** `data/items/0001/meta.json`. */
export const ItemMeta = z.strictObject({
  v: z.literal(1),
  number: z.int().min(1).max(9999),
  kind: z.enum(itemKinds),
  title: Line,
  files: z.strictObject({ original: ItemFile.nullable(), redacted: ItemFile.nullable() }),
})
export type ItemMeta = z.infer<typeof ItemMeta>

/** What the folder of an item says of itself: the same as its entry in packet.json. */
export function metaOf({ number, kind, title, files }: PacketItem): ItemMeta {
  return { v: 1, number, kind, title, files }
}

export function packetBytes(packet: PacketJson): Uint8Array {
  return canonicalBytes(PacketJson.parse(packet))
}

/** PKT-06 for anything but the exact schema in canonical form. */
export function readPacketJson(bytes: Uint8Array): PacketJson {
  return readJson(bytes, PacketJson)
}

export function readItemMeta(bytes: Uint8Array): ItemMeta {
  return readJson(bytes, ItemMeta)
}

function readJson<T>(bytes: Uint8Array, shape: z.ZodType<T>): T {
  let json: Json
  try {
    json = parseCanonical(bytes)
  } catch (cause) {
    throw contentsDiffer('schema', cause)
  }
  const parsed = shape.safeParse(json)
  if (!parsed.success) throw contentsDiffer('schema', parsed.error)
  return parsed.data
}

/** The folder of an item inside `data/items/`. */
export function itemFolder(number: number): string {
  return `data/items/${String(number).padStart(4, '0')}`
}
