/** The bag that lies before the reviewer against the one submitted before it, field by field, in the words of the document. */
import type { Session } from '../access/index.ts'
import type { PacketChange } from '../contract/packet-shapes.ts'
import type { Tx } from '../vault/index.ts'
import { submissionsOf } from './packet-history.ts'
import { frozenJson } from './packet-state.ts'
import { frozenLeaves, latestEnvelope, wholePacket } from './prepare.ts'
import type { PacketItem, PacketJson } from './seal/packet-json.ts'

export interface Difference {
  readonly earlier: { readonly version: number; readonly submittedAt: number } | null
  readonly changes: PacketChange[]
}

/** Of a group each member has a bag; the one asked for, or the first. */
export function differenceOf(tx: Tx, session: Session, id: string): Difference {
  const packet = wholePacket(tx, session, id)
  const leaves = frozenLeaves(tx, packet)
  const leaf = leaves.find(l => l.id === id) ?? leaves[0]
  tx.about('packet', packet.id)
  const bags = leaf ? submissionsOf(tx, leaf.id) : []
  const earlier = bags.at(-2)
  const bag = leaf && earlier ? latestEnvelope(tx, leaf.id, 'bag', earlier.tagmanifest) : undefined
  if (!leaf || !earlier || !bag) return { earlier: null, changes: [] }
  const changes = changesBetween(frozenJson({ ...leaf, ...bag }), frozenJson(leaf))
  tx.count(changes.length)
  return { earlier: { version: bags.length - 1, submittedAt: earlier.at }, changes }
}

/** Pure: which fields say something else. Dates of making, receipt secrets and the like differ always and say nothing. */
export function changesBetween(before: PacketJson, after: PacketJson): PacketChange[] {
  const whole = wholeFields(before).flatMap(([field, text], i) =>
    changed(null, '', field, text, wholeFields(after)[i]?.[1] ?? ''),
  )
  const pairs = pairsOf(before, after)
  return [...whole, ...pairs.flatMap(pair => itemChanges(before, after, pair))]
}

type Field = PacketChange['field']

function changed(item: number | null, title: string, field: Field, before: string, after: string): PacketChange[] {
  return before === after ? [] : [{ item, title, kind: 'changed', field, before, after }]
}

function wholeFields(packet: PacketJson): [Field, string][] {
  const { ground } = packet
  return [
    ['recipient', packet.recipient.name],
    ['purpose', packet.purpose.text],
    ['ground', ground.ref === null ? ground.text : `${ground.text}; ${ground.ref}`],
    ['marking', `${packet.marking.text}; ${packet.handling.code}`],
    ['conditions', packet.conditions.map(c => c.text).join('\n')],
    ['term', String(termDays(packet))],
    ['summary', packet.summary.join('\n\n')],
    ['necessity', packet.necessity ?? ''],
    ['proportionality', packet.proportionality ?? ''],
    ['questions', packet.questions.join('\n\n')],
    ['unknowns', packet.coverage.unknowns.join('\n')],
  ]
}

function termDays({ created, expires }: PacketJson): number {
  return Math.round((Date.parse(expires) - Date.parse(created)) / 86_400_000)
}

interface Pair {
  readonly before?: PacketItem
  readonly after?: PacketItem
}

/** The same item may have another number: it is known by its kind and its sources, twins in their order. */
function pairsOf(before: PacketJson, after: PacketJson): Pair[] {
  const left = new Map<string, PacketItem[]>()
  for (const item of before.items) left.set(keyOf(item), [...(left.get(keyOf(item)) ?? []), item])
  const kept = after.items.map((item): Pair => {
    const twin = left.get(keyOf(item))?.shift()
    return twin ? { before: twin, after: item } : { after: item }
  })
  return [...kept, ...[...left.values()].flat().map((item): Pair => ({ before: item }))]
}

function keyOf({ kind, grades }: PacketItem): string {
  return [kind, ...grades.map(g => g.source)].join(' ')
}

function itemChanges(before: PacketJson, after: PacketJson, pair: Pair): PacketChange[] {
  if (pair.after && !pair.before) return [whole('added', after, pair.after)]
  if (pair.before && !pair.after) return [whole('removed', before, pair.before)]
  if (!pair.before || !pair.after) return []
  const { number, title } = pair.after
  const was = itemFields(before, pair.before)
  return itemFields(after, pair.after).flatMap(([field, text], i) =>
    changed(number, title, field, was[i]?.[1] ?? '', text),
  )
}

function whole(kind: 'added' | 'removed', packet: PacketJson, item: PacketItem): PacketChange {
  const text = itemFields(packet, item)
    .map(([, words]) => words)
    .filter(words => words !== '')
    .join('\n')
  const [was, is] = kind === 'added' ? ['', text] : [text, '']
  return { item: item.number, title: item.title, kind, field: 'item', before: was, after: is }
}

function itemFields(packet: PacketJson, item: PacketItem): [Field, string][] {
  return [
    ['title', item.from === null ? item.title : `${item.title}; ${item.from}`],
    ['need', item.need],
    ['grade', item.grades.map(g => `${g.source}: ${g.reliability} ${g.information} (${g.givenBy})`).join('\n')],
    ['handling', item.grades.map(g => `${g.source}: ${g.handling}`).join('\n')],
    ['conditions', item.conditions.map(c => c.text).join('\n')],
    ['against', item.contraIndication ?? ''],
    ['unknowns', item.unknowns.join('\n')],
    ['text', item.text.map(runs => runs.map(run => shown(packet, run)).join('')).join('\n\n')],
    [
      'files',
      [item.files.original, item.files.redacted].flatMap(f => f?.receivedName ?? f?.mediaType ?? []).join('\n'),
    ],
  ]
}

/** As the page shows it: the reason stands where words were taken out. */
function shown({ codes }: PacketJson, run: PacketItem['text'][number][number]): string {
  if ('text' in run) return run.text
  return `[weggelakt: ${codes.redaction.find(c => c.code === run.redacted)?.text ?? run.redacted}]`
}
