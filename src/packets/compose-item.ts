/** One item of packet.json: what it says after redaction, on whose word, how sure, on what conditions, and what is not known. */
import type { Codebooks } from '../contract/codebooks.ts'
import type { ConditionFact } from './facts.ts'
import type { Gathered, GatheredItem, GatheredPiece } from './gather.ts'
import { shownText, type PieceRun } from './item-texts.ts'
import type { PacketItem, Run } from './seal/packet-json.ts'
import type { SignalView } from './signal-facts.ts'

export interface ItemContext {
  readonly codebooks: Codebooks
  readonly gathered: Gathered
  /** For help: passages alone, nothing around them that tells more (R17). */
  readonly minimal: boolean
  /** "herkomst 1", by root. */
  readonly originName: (root: string) => string
  readonly nameOfUser: (user: string) => string
}

const kinds: Readonly<Record<GatheredItem['kind'], PacketItem['kind']>> = {
  signal: 'signal_extract',
  passages: 'signal_extract',
  original: 'original',
  relation: 'relation',
  connection: 'relation',
  statement: 'statement',
  assessment: 'assessment',
  annotation: 'assessment',
}

export function composeItem(context: ItemContext, item: GatheredItem): PacketItem {
  const signals = item.signals.flatMap(id => context.gathered.signals.get(id) ?? [])
  const { codebooks } = context
  return {
    number: item.position,
    kind: kinds[item.kind],
    title: titleOf(context, item),
    from: fromOf(codebooks, item, signals),
    need: item.need,
    grades: signals.flatMap(signal => gradeOf(context, item, signal)),
    handling: strictest(signals.map(s => s.handling)),
    conditions: conditionsOf(codebooks, signals),
    origins: item.roots.map(context.originName),
    contradicts: contradictedBy(context, item),
    contraIndication: contraOf(context, item, signals),
    unknowns: unknownsOf(context, item, signals),
    text: fewer(item.pieces.filter(p => p.part !== 'title' && p.part !== 'name').flatMap(paragraphsOf)),
    redactions: redactionsOf(item.pieces),
    files: { original: null, redacted: null },
  }
}

function titleOf({ codebooks, minimal }: ItemContext, item: GatheredItem): string {
  const named: Readonly<Record<GatheredItem['kind'], string>> = {
    signal: 'Melding',
    passages: 'Passages',
    original: 'Origineel',
    relation: 'Verband',
    connection: 'Verbinding via twee verbanden',
    statement: 'Bewering',
    assessment: 'Beoordeling',
    annotation: 'Aantekening',
  }
  const own = item.kind === 'signal' && !minimal ? item.pieces.find(p => p.part === 'title') : undefined
  const text = own ? shownText(codebooks, own.runs).replaceAll(/\s+/g, ' ').trim() : ''
  return line(text === '' ? named[item.kind] : text)
}

function fromOf(codebooks: Codebooks, item: GatheredItem, signals: readonly SignalView[]): string | null {
  const [first] = signals
  if (!first || signals.length > 1 || item.kind === 'assessment' || item.kind === 'annotation') return null
  const name = codebooks.senderOrganisations.find(o => o.code === first.organisation)?.nl
  const day = dutchDay(first.sentAt ?? new Date(first.receivedAt).toISOString())
  return line([name, day].filter(part => part !== undefined).join(', '))
}

function gradeOf(context: ItemContext, item: GatheredItem, signal: SignalView): PacketItem['grades'] {
  const own = item.grades.get(signal.id) ?? signal.own
  if (!own) return []
  const roots = new Set(
    item.ties
      .flat()
      .filter(t => t.signal === signal.id)
      .map(t => t.root),
  )
  return [
    {
      source: sourceName(signal),
      origin: (roots.size > 0 ? [...roots] : [signal.root]).map(context.originName).join(', '),
      reliability: own.source,
      information: own.information,
      givenBy: context.nameOfUser(own.author).slice(0, 200),
      handling: signal.handling,
      handlingAssumed: signal.handlingAssumed,
      conditions: conditionsOf(context.codebooks, [signal]),
      reference: context.minimal ? null : (signal.reference?.slice(0, 200) ?? null),
    },
  ]
}

export function sourceName({ number, row }: SignalView): string {
  return row === null ? number : `${number} (regel ${row})`
}

/** H3 over H2 over H1 over H0; nothing at all counts as H2 (R26). */
export function strictest(codes: readonly string[]): string {
  return codes.toSorted().at(-1) ?? 'H2'
}

/** Each condition of the sources once, in words, its recipients, purposes or day filled in (R27). */
export function conditionsOf(codebooks: Codebooks, signals: readonly SignalView[]): { code: string; text: string }[] {
  const all = signals
    .flatMap(s => s.conditions)
    .map(c => ({ code: c.code, text: line(conditionInWords(codebooks, c)) }))
  return all.filter((one, i) => all.findIndex(other => other.text === one.text) === i)
}

function conditionInWords(codebooks: Codebooks, condition: ConditionFact): string {
  const words = codebooks.sourceConditions.find(c => c.code === condition.code)?.nl ?? condition.code
  const recipients = condition.recipientKinds.map(
    code => codebooks.packetRecipientKinds.find(k => k.code === code)?.nl ?? code,
  )
  const filled = condition.date ?? (recipients.length > 0 ? recipients.join(', ') : undefined)
  return filled === undefined ? words : words.replace(/\([^)]*\)\s*$/, filled)
}

const shown = ['signal', 'passages', 'original']

/** Numbers of the items whose source this one speaks against (R16). */
function contradictedBy({ gathered }: ItemContext, item: GatheredItem): number[] {
  if (!shown.includes(item.kind)) return []
  const against = (id: string) =>
    gathered.signals.get(id)?.contradictedBy.some(c => item.signals.includes(c.id)) ?? false
  return gathered.items
    .filter(other => other.id !== item.id && shown.includes(other.kind) && other.signals.some(against))
    .map(other => other.position)
}

/** In words, when the item is a contra-indication or holds one. */
function contraOf(context: ItemContext, item: GatheredItem, signals: readonly SignalView[]): string | null {
  if (!shown.includes(item.kind)) return null
  const words = context.minimal ? [] : signals.flatMap(s => s.contraWords)
  if (words.length > 0) return line(words.join('; '))
  return contradictedBy(context, item).length > 0 ? titleOf(context, item) : null
}

/** What the grades say is not known, and who stays unnamed in the words that are shown (R18, R75). */
function unknownsOf({ codebooks }: ItemContext, item: GatheredItem, signals: readonly SignalView[]): string[] {
  const text = item.pieces.map(p => shownText(codebooks, p.runs)).join('\n')
  const unnamed = signals
    .flatMap(s => s.unnamed)
    .filter(words => text.includes(words))
    .map(words => `Wie “${words.replaceAll(/\s+/g, ' ')}” is.`)
  const graded = signals.flatMap(s => item.grades.get(s.id) ?? s.own ?? [])
  const unsupported = graded.some(g => g.information === '4')
    ? ['Of het klopt: de bron weet het niet zelf en er is niets dat het ondersteunt.']
    : []
  return [...new Set([...unsupported, ...unnamed])].slice(0, 50).map(line)
}

const mostParagraphs = 2_000

/** A very long text has its paragraphs joined, a blank line between them: packet.json bounds their number. */
function fewer(paragraphs: Run[][]): Run[][] {
  const together = Math.ceil(paragraphs.length / mostParagraphs)
  if (together <= 1) return paragraphs
  const blank: Run = { text: '\n\n', lang: null }
  return Array.from({ length: Math.ceil(paragraphs.length / together) }, (_, i) =>
    paragraphs.slice(i * together, (i + 1) * together).flatMap((runs, at) => (at === 0 ? runs : [blank, ...runs])),
  )
}

/** Blank lines part paragraphs; a gap stays where it was, inside its paragraph. */
function paragraphsOf(piece: GatheredPiece): Run[][] {
  const paragraphs: Run[][] = [[]]
  for (const run of piece.runs) {
    if ('redacted' in run) paragraphs.at(-1)?.push({ redacted: run.redacted })
    else addWords(paragraphs, run.text)
  }
  return paragraphs.filter(runs => runs.length > 0)
}

function addWords(paragraphs: Run[][], text: string): void {
  text.split(/\r?\n[^\S\n]*(?:\r?\n[^\S\n]*)+/).forEach((part, i) => {
    if (i > 0) paragraphs.push([])
    for (let at = 0; at < part.length; at += 20_000) {
      const words = part.slice(at, at + 20_000)
      if (words.trim() !== '' || paragraphs.at(-1)?.length) paragraphs.at(-1)?.push({ text: words, lang: null })
    }
  })
}

function redactionsOf(pieces: readonly GatheredPiece[]): { reason: string; count: number }[] {
  const counts = new Map<string, number>()
  const gaps = pieces.flatMap(p =>
    p.runs.filter((run): run is Extract<PieceRun, { redacted: string }> => 'redacted' in run),
  )
  for (const { redacted } of gaps) counts.set(redacted, (counts.get(redacted) ?? 0) + 1)
  return [...counts].map(([reason, count]) => ({ reason, count }))
}

const dayFormat = new Intl.DateTimeFormat('nl-NL', { dateStyle: 'long', timeZone: 'Europe/Amsterdam' })
function dutchDay(text: string): string | undefined {
  const instant = Date.parse(/^\d{4}-\d{2}-\d{2}$/.test(text) ? `${text}T12:00:00Z` : text)
  return Number.isNaN(instant) ? undefined : dayFormat.format(instant)
}

/** One line of at most 500 characters. */
export function line(text: string): string {
  const flat = text.replaceAll(/\s+/g, ' ').trim()
  return flat.length <= 500 ? flat : `${flat.slice(0, 499)}…`
}
