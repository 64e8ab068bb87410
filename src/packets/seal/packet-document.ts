/** The reading copy's view of packet.json: codes become words, dates become Dutch, secrets stay behind. */
import { z } from 'zod'
import { bodyOf, fromBase64url, twelveGroups, type Envelope } from '../../vault/index.ts'
import type { DocumentItem, DocumentRun, PacketDocument } from '../render/index.ts'
import type { PacketItem, PacketJson, Run } from './packet-json.ts'
import { instantOf } from './shapes.ts'

/** One letter in a black box, explained on page 1. */
const redactionLetters: Readonly<Record<string, string>> = {
  source_protection: 'B',
  third_party: 'D',
  special_category: 'P',
  source_condition: 'V',
  not_needed: 'N',
  bsn: 'S',
  medical: 'M',
  minor: 'J',
  staff_name: 'W',
  unfounded_content: 'O',
}

const itemWords: Readonly<Record<PacketItem['kind'], string>> = {
  statement: 'Verklaring',
  signal_extract: 'Melding',
  original: 'Melding met origineel',
  relation: 'Verband',
  assessment: 'Beoordeling',
}

const titles: Readonly<Record<PacketJson['kind'], string>> = {
  packet: 'Informatiepakket',
  rectification: 'Rectificatie',
  withdrawal: 'Intrekking',
  handover: 'Overdracht',
}

/** Everything the PDF shows. Times are those of the Netherlands. */
export function documentOf(packet: PacketJson): PacketDocument {
  const words = wordsOf(packet)
  const ground =
    packet.ground.ref === null ? packet.ground.text : `${packet.ground.text}; uw verzoek ${packet.ground.ref}`
  return {
    number: packet.number,
    version: packet.version,
    title: `${titles[packet.kind]} ${packet.number}`,
    marking: packet.marking.text,
    sender: packet.sender,
    recipient: packet.recipient.name,
    createdAt: Math.floor(instantOf(packet.created) / 1000),
    created: dutchDay(packet.created),
    expires: dutchDay(packet.expires),
    replyBefore: packet.replyBefore === null ? null : dutchDay(`${packet.replyBefore}T12:00:00Z`),
    purpose: packet.purpose.text,
    ground,
    author: packet.author,
    supersedes: packet.supersedes,
    minor: packet.minor,
    limits: packet.handling.limits,
    items: packet.items.map(item => documentItem(item, packet, words)),
    origins: packet.coverage.origins,
    notCounted: packet.coverage.notCounted,
    contraIndications: packet.coverage.contraIndications,
    unknowns: packet.coverage.unknowns,
    redactions: redactionsOf(packet, words),
    guide: {
      reliability: packet.codes.reliability,
      information: packet.codes.information,
      handling: packet.codes.handling,
    },
    changes: packet.changes,
    summary: packet.summary,
    necessity: packet.necessity,
    proportionality: packet.proportionality,
    questions: packet.questions,
    checkpoint: checkpointOf(packet.checkpoint),
  }
}

interface Words {
  reliability(code: string): string
  information(code: string): string
  redaction(code: string): string
}

/** A code without words in the packet shows as itself: nothing is dropped. */
function wordsOf({ codes }: PacketJson): Words {
  const lookup = (list: PacketJson['codes']['redaction']) => {
    const known = new Map(list.map(({ code, text }) => [code, text]))
    return (code: string) => known.get(code) ?? code
  }
  return {
    reliability: lookup(codes.reliability),
    information: lookup(codes.information),
    redaction: lookup(codes.redaction),
  }
}

function documentItem(item: PacketItem, packet: PacketJson, words: Words): DocumentItem {
  return {
    number: item.number,
    kind: itemWords[item.kind],
    title: item.title,
    from: item.from,
    need: item.need,
    sources: item.grades.map(grade => ({
      name: grade.source,
      reliability: { code: grade.reliability, text: words.reliability(grade.reliability) },
      information: { code: grade.information, text: words.information(grade.information) },
      givenBy: grade.givenBy,
      origin: grade.origin,
      handling: grade.handling,
      assumed: grade.handlingAssumed,
      reference: grade.reference,
    })),
    handling: item.handling,
    ground: packet.ground.text,
    conditions: item.conditions.map(condition => condition.text),
    against: againstOf(item, packet),
    origins: item.origins,
    unknowns: item.unknowns,
    contra: item.contraIndication !== null || item.contradicts.length > 0,
    text: item.text.map(paragraph => paragraph.map(run => documentRun(run, words))),
    redactions: item.redactions.map(({ reason, count }) => redaction(reason, count, words)),
    files: (['original', 'redacted'] as const).flatMap(form => {
      const file = item.files[form]
      return file ? [{ form, path: file.path, receivedName: file.receivedName }] : []
    }),
  }
}

function againstOf(item: PacketItem, packet: PacketJson): string[] {
  const by = packet.items.filter(other => other.contradicts.includes(item.number)).map(other => other.number)
  return [
    ...(item.contraIndication === null ? [] : [item.contraIndication]),
    ...(item.contradicts.length > 0 ? [`spreekt ${listed(item.contradicts)} tegen`] : []),
    ...(by.length > 0 ? [`tegengesproken door ${listed(by)}`] : []),
  ]
}

function documentRun(run: Run, words: Words): DocumentRun {
  return 'redacted' in run ? { letter: letterOf(run.redacted), reason: words.redaction(run.redacted) } : run
}

function redactionsOf(packet: PacketJson, words: Words): PacketDocument['redactions'] {
  const counts = new Map<string, number>()
  for (const { reason, count } of packet.items.flatMap(item => item.redactions)) {
    counts.set(reason, (counts.get(reason) ?? 0) + count)
  }
  return [...counts].map(([reason, count]) => redaction(reason, count, words))
}

function redaction(reason: string, count: number, words: Words): PacketDocument['redactions'][number] {
  return { letter: letterOf(reason), reason: words.redaction(reason), count }
}

function letterOf(reason: string): string {
  return redactionLetters[reason] ?? 'X'
}

const CheckpointBody = z.object({ count: z.int().min(0), head: z.string().length(43) })

function checkpointOf(envelope: Envelope): PacketDocument['checkpoint'] {
  const body = CheckpointBody.safeParse(bodyOf(envelope, 'checkpoint'))
  return body.success ? { count: body.data.count, groups: twelveGroups(fromBase64url(body.data.head)) } : null
}

const dayFormat = new Intl.DateTimeFormat('nl-NL', { dateStyle: 'long', timeZone: 'Europe/Amsterdam' })

function dutchDay(instant: string): string {
  return dayFormat.format(new Date(instantOf(instant)))
}

const listFormat = new Intl.ListFormat('nl-NL', { type: 'conjunction' })

function listed(numbers: readonly number[]): string {
  return listFormat.format(numbers.map(String))
}
