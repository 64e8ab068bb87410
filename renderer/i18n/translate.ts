import type { Language } from '../../src/contract/errors.ts'
import type { Catalogue, Translate } from './catalogue.ts'
import { en } from './en.ts'
import { nl } from './nl.ts'

const catalogues: Readonly<Record<Language, Catalogue>> = { nl, en }

/** The texts of one language, with placeholders filled and the plural form chosen by the language's own rules. */
export function translator(language: Language): Translate {
  const plural = new Intl.PluralRules(language)
  const numbers = new Intl.NumberFormat(language)
  return (key, ...[values]) => {
    const filled = new Map<string, string | number>(Object.entries(values ?? {}))
    const text = catalogues[language][key]
    const count = filled.get('count')
    const form = typeof text === 'string' ? text : plural.select(Number(count)) === 'one' ? text.one : text.other
    return form.replace(/\{(\w+)\}/g, (whole, name: string) => {
      const value = filled.get(name)
      return typeof value === 'number' ? numbers.format(value) : (value ?? whole)
    })
  }
}
