/**
 * What a source says about its own information: code, conditions, grade, date, reference. Read from the text as it stands and
 * recorded with the sentence it came from; whatever is missing is assumed strict until the source answers (R26, R27).
 */
import type { Codebooks } from '../contract/codebooks.ts'
import { recipientKindsIn, recogniseOrganisation, referenceIn, type Clues } from './partners.ts'
import { markingIn } from './markings.ts'

export interface ReadCondition {
  readonly code: string
  readonly recipientKinds?: readonly string[]
  readonly purposes?: readonly string[]
  readonly date?: string
  /** The sentence; empty when the partner's usual condition applies. */
  readonly quote: string
}

export interface ReadOut {
  readonly organisation: string | null
  readonly reference: string | null
  /** Local date or date and time as written: `2016-10-18`, `2016-10-20T10:25`. */
  readonly sentAt: string | null
  readonly handling: { readonly code: 'H0' | 'H1' | 'H2' | 'H3'; readonly assumed: boolean }
  readonly marking: string
  readonly conditions: readonly ReadCondition[]
  readonly givenGrade: { readonly source: 'A' | 'B' | 'C' | 'X'; readonly information: '1' | '2' | '3' | '4' } | null
  readonly feedbackWanted: boolean
  /** "nabellen 27-10": month and day, year of the text. */
  readonly callBackOn: string | null
}

export function readOut(codebooks: Codebooks, clues: Clues): ReadOut {
  const flat = clues.text.replaceAll(/\s+/g, ' ')
  const organisation = recogniseOrganisation(clues)
  const conditions = conditionsIn(flat)
  const sentAt = sentAtIn(clues.text)
  return {
    organisation,
    reference: referenceIn(clues.text),
    sentAt,
    handling: handlingIn(flat, conditions),
    marking: markingIn(codebooks, `${clues.title}\n${clues.text}`),
    conditions: [...conditions, ...usualConditions(codebooks, organisation, flat, conditions)],
    givenGrade: givenGradeIn(flat),
    feedbackWanted: /laat ons weten wat|graag terug-? ?koppeling|graag terug-/i.test(flat),
    callBackOn: callBackIn(flat, sentAt),
  }
}

/**
 * A sentence at a time, and what must follow is looked for once, after the first find: a text without a full stop costs no more than its
 * length. One pattern over all of it would take the square of that, and hold up the vault.
 */
function conditionsIn(flat: string): ReadCondition[] {
  const found: ReadCondition[] = []
  const sentences = flat
    .split('.')
    .slice(0, -1)
    .map(sentence => `${sentence}.`)
  const add = (code: string, quote: string, more: Partial<ReadCondition> = {}) =>
    found.push({ code, quote: quote.trim().slice(0, 1_000), ...more })
  const takeSentence = (
    code: string,
    words: RegExp,
    then?: RegExp,
    more?: (after: string) => Partial<ReadCondition>,
  ) => {
    for (const sentence of sentences) {
      const match = words.exec(sentence)
      const after = match ? sentence.slice(match.index + match[0].length) : ''
      if (match && (then?.test(after) ?? true)) return void add(code, sentence, more?.(after))
    }
  }
  const takeWords = (code: string, words: RegExp, more?: (match: RegExpExecArray) => Partial<ReadCondition>) => {
    const match = words.exec(flat)
    if (match) add(code, match[0], more?.(match))
  }
  takeSentence(
    'reporter_name_protected',
    /\bnaam van de (?:bewoner|vrijwilliger|melder|medewerker|reporter)\b/i,
    /\bniet\b/i,
  )
  takeSentence(
    'no_onward_without_consent',
    /\b(?:uitsluitend bestemd voor de IND-liaison|alleen na voorafgaande schriftelijke toestemming)\b/i,
  )
  takeSentence('only_to_recipient', /verstrekking aan /i, / is (?:bij dit rapport )?toegestaan\.$/i, after => ({
    recipientKinds: recipientKindsIn(after.replace(/ is (?:bij dit rapport )?toegestaan\.$/i, '')),
  }))
  takeSentence('not_to_recipient', /niet verstrekken aan /i, undefined, after => ({
    recipientKinds: recipientKindsIn(after.split(/ zonder|\.$/)[0] ?? ''),
  }))
  takeSentence('contact_via_guardian', /\bcontact\b/i, /\bvia de voogd\b/i)
  takeWords('minor', /\bminderjarige?\b/i)
  takeSentence(
    'no_use_in_residence_decision_without_consent',
    /niet gebruiken in een verblijfsrechtelijk besluit/i,
    undefined,
    () => ({ purposes: ['residence_decision'] }),
  )
  takeWords('medical_secrecy', /\bmedisch beroepsgeheim\b/i)
  takeWords('use_until', /te gebruiken tot (\d{2})-(\d{2})-(\d{4})/i, m => ({
    date: `${m[3] ?? ''}-${m[2] ?? ''}-${m[1] ?? ''}`,
  }))
  takeSentence('ask_before_contact', /\beerst overleg\b/i)
  return found
}

/** What a partner always asks, when its text is its own: an anonymous letter that it passes on has no reporter to protect. */
function usualConditions(
  codebooks: Codebooks,
  organisation: string | null,
  flat: string,
  found: readonly ReadCondition[],
): ReadCondition[] {
  if (/ik zeg mijn naam niet|anonieme? (?:brief|melding)/i.test(flat)) return []
  const usual = codebooks.senderOrganisations.find(o => o.code === organisation)?.usualConditions ?? []
  const needsNothing = (code: string) => codebooks.sourceConditions.find(c => c.code === code)?.parameter === undefined
  return usual
    .filter(code => needsNothing(code) && !found.some(c => c.code === code))
    .map(code => ({ code, quote: '' }))
}

/** R26: the source's code; a strict condition without a code is H3 ("see the condition"); nothing at all is H2, assumed. */
function handlingIn(flat: string, conditions: readonly ReadCondition[]): ReadOut['handling'] {
  const stated = /(?:afhandelingscode|voorwaarde(?: [a-z]+)?)\s*:?\s*(H[0-3])\b/i.exec(flat)?.[1]?.toUpperCase()
  if (stated === 'H0' || stated === 'H1' || stated === 'H2' || stated === 'H3') return { code: stated, assumed: false }
  if (conditions.some(c => c.code === 'no_onward_without_consent')) return { code: 'H3', assumed: false }
  return { code: 'H2', assumed: true }
}

function givenGradeIn(flat: string): ReadOut['givenGrade'] {
  const match = /(?:evaluatie|beoordeling(?: [a-z]+)?)\s*:\s*([ABCX])([1-4])\b/i.exec(flat)
  const source = (['A', 'B', 'C', 'X'] as const).find(s => s === match?.[1])
  const information = (['1', '2', '3', '4'] as const).find(i => i === match?.[2])
  return source && information ? { source, information } : null
}

const months = ['jan', 'feb', 'maart', 'apr', 'mei', 'juni', 'juli', 'aug', 'sep', 'okt', 'nov', 'dec']

/** The date that the document gives itself: after a label "Datum", or at the end of a heading in capitals. */
export function sentAtIn(text: string): string | null {
  const labelled =
    /\bdatum(?:\/tijd)?(?: [a-z]+)?\s*:?\s+(?:[a-z]{2} )?(\d{1,2})(?:-(\d{1,2})-| ([a-z]+) )(\d{4})(?:,? (\d{1,2})[.:](\d{2}))?/i.exec(
      text,
    )
  const heading = /^[A-Z]{4,}[^\n]*?\b(\d{1,2})-(\d{1,2})-(\d{4})\s*$/m.exec(text)
  if (labelled) {
    const month = labelled[2] ?? monthNumber(labelled[3] ?? '')
    return month ? dateText(labelled[4], month, labelled[1], labelled[5], labelled[6]) : null
  }
  return heading ? dateText(heading[3], heading[2], heading[1]) : null
}

function monthNumber(word: string): string | undefined {
  const at = months.findIndex(m => word.toLowerCase().startsWith(m.slice(0, 3)))
  return at < 0 ? undefined : String(at + 1)
}

function dateText(year = '', month = '', day = '', hour?: string, minute?: string): string | null {
  const date = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`
  if (
    Number.isNaN(Date.parse(`${date}T00:00:00Z`)) ||
    new Date(`${date}T00:00:00Z`).toISOString().slice(0, 10) !== date
  )
    return null
  return hour === undefined ? date : `${date}T${hour.padStart(2, '0')}:${minute ?? '00'}`
}

function callBackIn(flat: string, sentAt: string | null): string | null {
  const match = /\bnabellen (\d{1,2})-(\d{1,2})\b/i.exec(flat)
  return match && sentAt ? dateText(sentAt.slice(0, 4), match[2], match[1]) : null
}
