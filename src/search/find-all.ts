/**
 * One question to names, texts and cases under one purpose (R1, R3, R10, R33, R36). Certain finds stand there so; possible ones by a
 * rule that is said. Within each by name; nothing orders people by anything else (R9).
 */
import type { Session } from '../access/index.ts'
import { Refused } from '../contract/errors.ts'
import { CaseId, EntityId, SignalId } from '../contract/ids.ts'
import { isTooShortToAsk } from '../contract/query-length.ts'
import type { FoundBecause, FoundItem } from '../contract/search.ts'
import { findEverywhere, isSpellingOf, type FoundSide } from '../entities/index.ts'
import { coveringOf, gradeShape, gradesOf, isMinorSignal } from '../signals/index.ts'
import { queryDigest, type Reader, type Tx } from '../vault/index.ts'
import { casesFor, casesSeen, type SeenCase } from './found-cases.ts'
import { matches, paddedForms, quoted, snippetOf, withoutZeros } from './find.ts'
import { indexForm, isNeverSearched, wordPattern } from './never-search.ts'
import { q } from './queries.ts'

export interface FoundEverything {
  readonly results: FoundItem[]
  readonly more: boolean
  readonly spellings: string[]
  readonly leftOut: string[]
}

/** So many signals are shown; who finds more asks too widely. */
const mostSignals = 200

export function findAll(
  tx: Tx,
  session: Session,
  input: { readonly query: string; readonly spellings?: readonly string[] | undefined },
): FoundEverything {
  const typed = input.query.match(wordPattern) ?? []
  if (isTooShortToAsk(input.query)) throw new Refused('QUERY_TOO_SHORT')
  tx.queryDigest(Buffer.from(queryDigest(session.queryKey, input.query)).toString('base64url'))
  tx.detail(input.query)
  const leftOut = typed.filter(word => isNeverSearched(session.codebooks, word))
  const words = typed.filter(word => !isNeverSearched(session.codebooks, word))
  const { found, spellings } = findEverywhere(tx, session, input.query, words)
  const chosen = (input.spellings ?? spellings).filter(word => !isNeverSearched(session.codebooks, word))
  const signals = new Signals(tx)
  const asked = words.map(indexForm)
  if (asked.length > 0) signals.addTexts(session, asked, alternativesOf(words, chosen))
  for (const each of found) signals.addLinked(each)
  const cases = casesSeen(tx, session)
  const all = signals.all()
  const shown = all.slice(0, mostSignals)
  const results: FoundItem[] = [
    ...found.map(each => entityItem(tx, each, cases)),
    ...shown.map(each => signalItem(tx, each, cases)),
    ...casesFor(cases, asked, new Map(all.map(each => [each.id, each]))).map(caseItem),
  ]
  tx.count(results.length)
  return {
    results: results.sort(certainThenName),
    more: all.length > shown.length,
    spellings: [...spellings],
    leftOut,
  }
}

/** Each word asked for, with the spellings that may stand for it; one that fits none stands for the first. */
function alternativesOf(words: readonly string[], spellings: readonly string[]): string[][] {
  const groups = words.filter(word => word.length > 2 || words.length === 1).map(word => [word])
  for (const spelling of spellings) {
    const group = groups.find(([word]) => word !== undefined && isSpellingOf(word, spelling)) ?? groups[0]
    group?.push(spelling)
  }
  return groups
}

interface FoundSignal {
  readonly id: string
  readonly number: string
  readonly title: string
  readonly receivedAt: number
  readonly snippet: { text: string; hit: boolean }[]
  certain: boolean
  readonly reasons: FoundBecause[]
}

/** Signals by id: found by their text, by a person or thing that was found, or both. */
class Signals {
  readonly #tx: Tx
  readonly #found = new Map<string, FoundSignal>()

  constructor(tx: Tx) {
    this.#tx = tx
  }

  all(): FoundSignal[] {
    return [...this.#found.values()].sort(
      (a, b) => Number(b.certain) - Number(a.certain) || a.title.localeCompare(b.title, 'nl'),
    )
  }

  addTexts(session: Session, asked: readonly string[], alternatives: readonly string[][]): void {
    for (const row of matches(this.#tx, session, asked.map(quoted).join(' ')))
      this.#add(row, snippetOf(row.text, asked), true, word)
    for (const row of paddedForms(asked).flatMap(form => matches(this.#tx, session, form)))
      if (!this.#found.has(row.id)) this.#add(row, snippetOf(row.text, asked.map(withoutZeros)), false, padded)
    if (alternatives.every(group => group.length < 2)) return
    const forms = alternatives.map(group => group.map(phraseOf))
    const wanted = forms.map(group => `(${group.map(quoted).join(' OR ')})`).join(' AND ')
    const spelled = new Set(forms.flat().flatMap(form => form.split(' ')))
    for (const row of matches(this.#tx, session, wanted)) {
      if (this.#found.has(row.id)) continue
      const other = otherSpelling(row.text, spelled, new Set(asked))
      this.#add(row, snippetOf(row.text, [...spelled]), false, spelling(other, alternatives[0]?.[0] ?? ''))
    }
  }

  addLinked({ side, match }: FoundSide): void {
    const rows = this.#tx.all(
      q
        .selectFrom('visible_signal')
        .select(['id', 'number', 'title', 'received_at as receivedAt'])
        .where('id', 'in', side.signals),
    )
    const { cover } = coveringOf(this.#tx, side.signals)
    for (const row of rows.map(each => ({ ...each, title: cover(each.id, each.title) }))) {
      const names = side.mentions.filter(fact => fact.signal === row.id).map(fact => fact.surface)
      const snippet = names.slice(0, 5).map((text, at) => ({ text: at === 0 ? text : `, ${text}`, hit: true }))
      this.#add(row, snippet, match.certain, linked(side.label))
    }
  }

  #add(
    row: Pick<FoundSignal, 'id' | 'number' | 'title' | 'receivedAt'>,
    snippet: FoundSignal['snippet'],
    certain: boolean,
    because: FoundBecause,
  ): void {
    const { id, number, title, receivedAt } = row
    const known = this.#found.get(id)
    if (!known) {
      this.#found.set(id, { id, number, title, receivedAt, snippet, certain, reasons: [because] })
      return
    }
    known.certain ||= certain
    if (known.reasons.length < 20) known.reasons.push(because)
  }
}

/** The reason that makes it certain is said first. */
const strength: readonly FoundBecause['code'][] = ['word', 'title', 'name', 'linked', 'padded', 'spelling', 'holds']

const word: FoundBecause = { code: 'word', nl: 'staat zo in de tekst', en: 'stands so in the text' }
const padded: FoundBecause = {
  code: 'padded',
  nl: 'gelijk na aanvullen met nullen',
  en: 'equal after adding zeros',
}
function spelling(found: string, asked: string): FoundBecause {
  return {
    code: 'spelling',
    nl: `andere schrijfwijze: ${found} naast ${asked}`,
    en: `another spelling: ${found} beside ${asked}`,
  }
}
function linked(label: string): FoundBecause {
  return { code: 'linked', nl: `gevonden via koppeling met ${label}`, en: `found through its link with ${label}` }
}

function phraseOf(text: string): string {
  return (text.match(wordPattern) ?? []).map(indexForm).join(' ')
}

/** The first word of the text that is one of the spellings and was not asked for itself. */
function otherSpelling(text: string, spelled: ReadonlySet<string>, asked: ReadonlySet<string>): string {
  for (const [found] of text.matchAll(wordPattern)) {
    const form = indexForm(found)
    if (spelled.has(form) && !asked.has(form)) return found
  }
  return ''
}

function entityItem(reader: Reader, { side, match, minor, hlc }: FoundSide, cases: readonly SeenCase[]): FoundItem {
  const signals = reader.all(
    q
      .selectFrom('visible_signal')
      .select(['id', 'number', 'sender_organisation as sender'])
      .where('id', 'in', side.signals)
      .orderBy('number'),
  )
  return {
    kind: 'entity',
    id: EntityId.parse(side.id),
    entityKind: side.kind,
    label: side.label,
    names: [...new Set(side.mentions.map(fact => fact.surface))],
    minor,
    signals: signals.map(row => ({ ...row, id: SignalId.parse(row.id) })),
    cases: casesWith(cases, side.signals),
    certain: match.certain,
    reasons: [{ code: 'name', nl: match.nl, en: match.en }],
    at: instantOf(hlc),
  }
}

function signalItem(reader: Reader, found: FoundSignal, cases: readonly SeenCase[]): FoundItem {
  const sender = reader.get(q.selectFrom('visible_signal').select('sender_organisation').where('id', '=', found.id))
  return {
    kind: 'signal',
    id: SignalId.parse(found.id),
    number: found.number,
    title: found.title,
    sender: sender?.sender_organisation ?? null,
    grade: gradeShape(gradesOf(reader, found.id).own),
    minor: isMinorSignal(reader, found.id),
    cases: casesWith(cases, [found.id]),
    snippet: found.snippet,
    certain: found.certain,
    reasons: found.reasons.toSorted((a, b) => strength.indexOf(a.code) - strength.indexOf(b.code)),
    at: found.receivedAt,
  }
}

function caseItem({ seen, certain, reasons }: ReturnType<typeof casesFor>[number]): FoundItem {
  const { id, number, title, state, hlc } = seen
  return { kind: 'case', id: CaseId.parse(id), number, title, state, certain, reasons, at: instantOf(hlc) }
}

function casesWith(cases: readonly SeenCase[], signals: readonly string[]) {
  return cases
    .filter(each => signals.some(id => each.signals.has(id)))
    .map(each => ({ id: CaseId.parse(each.id), number: each.number }))
}

function certainThenName(a: FoundItem, b: FoundItem): number {
  return Number(b.certain) - Number(a.certain) || nameOf(a).localeCompare(nameOf(b), 'nl')
}
function nameOf(item: FoundItem): string {
  return item.kind === 'entity' ? item.label : item.title
}

function instantOf(hlc: string): number {
  return Number(BigInt(`0x${hlc}`) >> 16n)
}
