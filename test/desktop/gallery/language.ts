/** Words of the program in the language that was not chosen. What a source or a person wrote stands in a `bdi` and does not count. */
import { readFileSync } from 'node:fs'
import type { Page } from 'playwright-core'
import { en } from '../../../renderer/i18n/en.ts'
import { nl } from '../../../renderer/i18n/nl.ts'
import { partnerNames } from '../../../renderer/i18n/partner-names.ts'
import { codes, type Language } from '../../../src/contract/errors.ts'

type Pair = Readonly<Record<Language, string>>

/** Every text that the program has in both languages. */
const pairs: readonly Pair[] = [...catalogue(), ...Object.values(codes).flatMap(pairOf), ...codebook(), ...partners()]

/** What stands on the screen in the other language than this one. */
export async function wordsInOtherLanguage(page: Page, language: Language): Promise<string[]> {
  const other = language === 'nl' ? 'en' : 'nl'
  const own = new Set(pairs.map(pair => pair[language]))
  const exact = new Set(pairs.map(pair => pair[other]).filter(text => !own.has(text) && !text.includes('{')))
  const filled = pairs
    .filter(pair => !own.has(pair[other]) && lettersOf(pair[other]) >= 8 && pair[other].includes('{'))
    .map(patternOf(other))
  const days = dayNames(other).filter(name => !dayNames(language).includes(name))
  const dayPattern = new RegExp(`(?<!\\p{L})(${days.join('|')})(?!\\p{L})`, 'u')
  const seen = await textsOf(page)
  return seen.filter(
    text =>
      (text.length > 1 && exact.has(text)) ||
      (!own.has(text) && filled.some(form => form.test(text))) ||
      dayPattern.test(text),
  )
}

/** Texts that are seen or read aloud, of the program itself. */
function textsOf(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const isOurs = (element: Element | null): boolean =>
      element !== null && element.closest('bdi, blockquote, [dir="auto"], textarea, kbd, script, style') === null
    const found = new Set<string>()
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
    for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
      const text = node.textContent?.trim() ?? ''
      if (text !== '' && isOurs(node.parentElement)) found.add(text)
    }
    for (const name of ['aria-label', 'title', 'placeholder', 'alt', 'aria-valuetext'])
      for (const element of document.querySelectorAll(`[${name}]`)) {
        const text = element.getAttribute(name) ?? ''
        if (isOurs(element)) found.add(text)
      }
    return [...found]
  })
}

function catalogue(): Pair[] {
  const english: Readonly<Record<string, unknown>> = en
  return Object.entries(nl).flatMap(([key, text]) => pairOf({ nl: text, en: english[key] }))
}

/** Code lists are nested as their keepers like; whatever has both languages counts. */
function codebook(): Pair[] {
  const found: Pair[] = []
  const look = (part: unknown): void => {
    if (typeof part !== 'object' || part === null) return
    found.push(...pairOf(part))
    Object.values(part).forEach(look)
  }
  look(JSON.parse(readFileSync('resources/codebooks.json', 'utf8')))
  return found
}

/** Short names, most of them the same in both. */
function partners(): Pair[] {
  return Object.values(partnerNames).map(name => (typeof name === 'string' ? { nl: name, en: name } : name))
}

/** Of a text in both languages, or of its plural forms. */
function pairOf(row: object): Pair[] {
  if (!('nl' in row) || !('en' in row)) return []
  const { nl: dutch, en: english } = row
  if (typeof dutch === 'string' && typeof english === 'string') return [{ nl: dutch, en: english }]
  if (typeof dutch !== 'object' || typeof english !== 'object' || dutch === null || english === null) return []
  const formOf = (forms: object, form: string): unknown => Object.entries(forms).find(([name]) => name === form)?.[1]
  const forms = ['one', 'other'].map(form => ({ nl: formOf(dutch, form), en: formOf(english, form) }))
  return forms.flatMap(pairOf)
}

function patternOf(language: Language): (pair: Pair) => RegExp {
  return pair => {
    const parts = pair[language].split(/\{\w+\}/).map(part => part.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&'))
    return new RegExp(`^${parts.join('.+')}$`, 's')
  }
}

function lettersOf(text: string): number {
  return text.replaceAll(/\{\w+\}/g, '').match(/\p{L}/gu)?.length ?? 0
}

function dayNames(language: Language): string[] {
  const name = (options: Intl.DateTimeFormatOptions, at: number): string =>
    new Intl.DateTimeFormat(language, { ...options, timeZone: 'UTC' }).format(at)
  const day = 86_400_000
  return [
    ...Array.from({ length: 7 }, (_, at) => name({ weekday: 'long' }, at * day)),
    ...Array.from({ length: 12 }, (_, at) => name({ month: 'long' }, at * 31 * day)),
  ]
}
