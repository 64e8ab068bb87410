/** The tree of what came in, as lines: a part stands below and to the right of what it lies in. */
import type { Language } from '../../src/contract/errors.ts'
import type { PartFate, PartTree } from '../../src/contract/signals.ts'
import { formatSize } from './words.ts'

const words: Readonly<Record<PartFate, Readonly<Record<Language, string>>>> = {
  holds: { nl: '', en: '' },
  shown: { nl: 'tekst van het bericht', en: 'text of the message' },
  same_words: { nl: 'andere vorm van dezelfde tekst', en: 'other form of the same text' },
  other_words: { nl: 'andere vorm met andere woorden', en: 'other form with other words' },
  read: { nl: 'gelezen', en: 'read' },
  partly: { nl: 'voor een deel gelezen', en: 'read in part' },
  no_words: { nl: 'geen leesbare tekst', en: 'no readable text' },
  signature: { nl: 'handtekening, niet gecontroleerd', en: 'signature, not checked' },
  encrypted: { nl: 'versleuteld, niet geopend', en: 'encrypted, not opened' },
  unopened: { nl: 'niet geopend', en: 'not opened' },
  list: { nl: 'lijst van personen, niet bewaard', en: 'list of persons, not kept' },
  empty: { nl: 'leeg', en: 'empty' },
  not_read: { nl: 'niet gelezen', en: 'not read' },
}

/** Empty where one part was all that came in and it was read. */
export function partLines({ rows, all, partly, notRead }: PartTree, language: Language): string {
  if (all <= 1 && notRead === 0) return ''
  const isDutch = language === 'nl'
  const counts = isDutch
    ? `${all}, waarvan ${notRead} niet gelezen en ${partly} voor een deel`
    : `${all}, of which ${notRead} not read and ${partly} in part`
  const lines = rows.map(({ depth, mediaType, name, sizeBytes, became, code }) => {
    const told =
      became === 'holds' ? '' : `: ${words[became][language]}${became === 'not_read' ? ` [${code ?? ''}]` : ''}`
    return `${'· '.repeat(depth)}${[mediaType, name, formatSize(sizeBytes)].filter(Boolean).join(' ')}${told}`
  })
  const listed = rows.filter(({ became }) => became !== 'holds').length
  return [counts, ...lines, ...(all > listed ? [`… ${all - listed}`] : [])].join('\n')
}
