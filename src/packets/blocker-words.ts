/** Blockers in words: a text by `rule code`, else by rule, with its places filled in. */
import type { Codebooks } from '../contract/codebooks.ts'

export interface BlockerText {
  readonly nl: string
  readonly en: string
}
/** `{what}` is the name of the code, `{item}` the number, `{source}` organisation and reference. */
export type BlockerTexts = Readonly<Record<string, BlockerText>>

interface Subject {
  readonly number: string
  readonly reference?: string | null
  readonly organisation?: string | null
}

export function inWords(
  codebooks: Codebooks,
  texts: BlockerTexts,
  rule: string,
  code: string,
  subject: Subject,
): BlockerText {
  const text = texts[`${rule} ${code}`] ?? texts[rule] ?? { nl: code, en: code }
  const fill = (language: 'nl' | 'en') => {
    const values: Readonly<Record<string, string>> = {
      code,
      item: subject.number,
      what: nameOf(codebooks, code, language),
      source: sourceName(codebooks, subject, language),
    }
    return text[language].replaceAll(/\{(\w+)\}/g, (whole, name: string) => values[name] ?? whole)
  }
  return { nl: fill('nl'), en: fill('en') }
}

function nameOf(codebooks: Codebooks, code: string, language: 'nl' | 'en'): string {
  const lists = [
    codebooks.sourceConditions,
    codebooks.packetPurposes.list,
    codebooks.legalBases,
    codebooks.handlingCodes.list,
  ]
  for (const list of lists) {
    const row = list.find(entry => entry.code === code)
    const english = row?.['en']
    if (row) return language === 'en' && typeof english === 'string' ? english : row.nl
  }
  return code
}

function sourceName(codebooks: Codebooks, { organisation, reference }: Subject, language: 'nl' | 'en'): string {
  const name =
    codebooks.senderOrganisations.find(o => o.code === organisation)?.nl ??
    (language === 'nl' ? 'de bron' : 'the source')
  return reference ? `${name} (${reference})` : name
}
