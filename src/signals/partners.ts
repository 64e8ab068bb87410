/** Which chain partner sent it: by mail domain, letterhead, reference or file name. A proposal; the sender is not the origin (R19). */
import partnersJson from '../../resources/partners.json' with { type: 'json' }

const { partners, recipients } = partnersJson

export interface Clues {
  readonly senderAddress: string | null
  readonly fileName: string
  readonly title: string
  readonly text: string
}

/** Code of `senderOrganisations`, or null when nothing points at one. Strongest clue first. */
export function recogniseOrganisation(clues: Clues): string | null {
  const labels = (clues.senderAddress?.split('@')[1] ?? '').toLowerCase().split('.')
  const byDomain = partners.find(p => p.domains.some(d => labels.includes(d)))
  if (byDomain) return byDomain.code
  const caller = /gebeld door:\s*(.+)/i.exec(clues.text)?.[1]
  const letterhead = [caller ?? '', clues.title, ...clues.text.split('\n').slice(0, 12)].filter(line => line !== '')
  for (const line of letterhead) {
    const about = line.replaceAll(/IND-liaisons?/g, '')
    const named = partners.find(p => p.words.some(word => hasWord(about, word)) && !isAddressedTo(about))
    if (named) return named.code
  }
  const reference = referenceIn(clues.text)
  const byReference = partners.find(p => p.references.some(prefix => reference?.startsWith(`${prefix}-`)))
  if (byReference) return byReference.code
  const parts = clues.fileName.toLowerCase().split(/[^a-z]+/)
  const byName = partners.find(p => parts.includes(p.code))
  if (byName) return byName.code
  return /\bazc\b/i.test(clues.text) ? 'coa' : null
}

/** The sender's own reference: the one after "Kenmerk", else the first that looks like one of a partner. */
export function referenceIn(text: string): string | null {
  const labelled = /kenmerk:?\s+([A-Z]{2}(?:-[A-Z]{2})?-\d{2,4}-\d{3,6})/i.exec(text)?.[1]
  return labelled ?? /\b[A-Z]{2}(?:-[A-Z]{2})?-\d{2,4}-\d{3,6}\b/.exec(text)?.[0] ?? null
}

/** Kinds of recipients that a sentence names, in the order of the list. */
export function recipientKindsIn(sentence: string): string[] {
  return recipients.filter(r => r.words.some(word => hasWord(sentence, word))).map(r => r.kind)
}

function hasWord(line: string, word: string): boolean {
  const at = line.toLowerCase().indexOf(word.toLowerCase())
  if (at < 0) return false
  return !isLetter(line[at - 1]) && !isLetter(line[at + word.length])
}
function isLetter(char: string | undefined): boolean {
  return char !== undefined && /\p{L}/u.test(char)
}
function isAddressedTo(line: string): boolean {
  return /^\s*(aan|to|t\.a\.v\.)\b/i.test(line)
}
